import { css } from 'lit';

export const styles = css`
  .base {
    display: grid;
    gap: calc(2 * var(--_space));
    border-radius: var(--_radius);
  }

  .label {
    font-weight: 600;
  }

  .over {
    outline: 2px dashed var(--_accent);
    outline-offset: calc(2 * var(--_space));
    background: var(--_accent-soft);
  }

  textarea.input {
    min-block-size: 10rem;
    font-family: ui-monospace, monospace;
    font-size: var(--_small);
    line-height: 1.5;
    resize: vertical;
  }
`;
