import { css } from 'lit';

export const styles = css`
  .preview {
    padding: calc(5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
`;
