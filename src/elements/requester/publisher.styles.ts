import { css } from 'lit';

export const styles = css`
  .sources,
  fieldset {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: calc(6 * var(--_space));
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: calc(3 * var(--_space));
    font-size: 1.0625em;
    font-weight: 650;
  }

  .foot {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    padding-block: calc(3 * var(--_space));
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }

  [aria-live] {
    display: grid;
    gap: calc(3 * var(--_space));
  }

  [aria-live]:empty {
    display: none;
  }

  @container market (inline-size < 30rem) {
    .foot .muted {
      display: none;
    }

    .foot button {
      flex: 1;
    }
  }
`;
