import { css } from 'lit';

export const styles = css`
  .tools {
    align-items: end;
  }

  .description {
    display: -webkit-box;
    max-inline-size: var(--_measure);
    margin-block: var(--_space);
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_small);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
`;
