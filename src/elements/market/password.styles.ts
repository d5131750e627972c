import { css } from 'lit';

export const styles = css`
  .base {
    justify-items: stretch;
  }

  .pair {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--_space);
    max-inline-size: 28rem;
  }

  .pair .input {
    min-inline-size: 0;
  }

  [aria-pressed='true'] {
    background: var(--_accent-soft);
  }
`;
