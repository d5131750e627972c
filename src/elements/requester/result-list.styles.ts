import { css } from 'lit';

export const styles = css`
  .again {
    align-self: end;
  }

  .answers {
    display: grid;
    gap: var(--_space);
    margin: 0 0 calc(2 * var(--_space));
  }

  .answers div {
    display: grid;
    grid-template-columns: minmax(6rem, 0.3fr) 1fr;
    gap: 0 calc(3 * var(--_space));
  }

  .answers dt {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 1.7;
    overflow-wrap: anywhere;
  }

  .answers dd {
    margin: 0;
    text-align: match-parent;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 1.75rem;
    color: var(--_accent);
    cursor: pointer;
  }

  hit-result {
    margin-block: calc(2 * var(--_space));
    padding: calc(3 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .main {
    inline-size: 45%;
  }
`;
