import { css } from 'lit';

/** The card in the middle in which somebody signs in. */
export const styles = css`
  form {
    max-inline-size: 26rem;
    margin: calc(4 * var(--_space)) auto;
    padding: calc(7 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(1.5 * var(--_radius));
    background: var(--_surface);
  }

  .switch {
    color: var(--_muted);
  }

  .switch button {
    padding-inline: calc(1.5 * var(--_space));
  }

  @container market (inline-size < 30rem) {
    form {
      margin-block: 0;
      padding: 0;
      border: 0;
    }
  }
`;
