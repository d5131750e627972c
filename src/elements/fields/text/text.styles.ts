import { css } from 'lit';

export const styles = css`
  .input {
    max-inline-size: var(--hit-text-control-width, 28rem);
  }

  textarea.input {
    max-inline-size: var(--hit-text-control-width, var(--_measure));
    /* Grows with what is typed where the browser can, and by hand everywhere. */
    field-sizing: content;
    min-block-size: calc(var(--_rows, 4) * 1lh + 3 * var(--_space));
    max-block-size: 70vh;
    resize: vertical;
  }

  .count {
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
`;
