import { css } from 'lit';

/** Options as whole rows, on the look of `.input`, that react to hover, press and key. */
export const optionStyles = css`
  .options {
    display: grid;
    gap: calc(2 * var(--_space));
    inline-size: 100%;
    min-inline-size: 0;
    max-inline-size: 40rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
  }

  .buttons .option {
    flex: auto;
    inline-size: auto;
  }

  .input {
    align-items: center;
    max-inline-size: 32rem;
    appearance: base-select; /* where there is none, the dropdown keeps its native arrow */
  }

  .option {
    display: flex;
    gap: calc(3 * var(--_space));
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  /* Many rows at once: one quiet line each. */
  :host(:state(user-invalid)) .option {
    box-shadow: none;
  }

  .option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .option input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    outline: none;
    box-shadow: none;
    accent-color: var(--_accent);
  }

  kbd {
    margin-inline-start: auto;
    padding-inline: 0.6em;
    border: 1px solid var(--_line);
    border-radius: 4px;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_small);
  }

  /* Where nothing hovers there is no keyboard to show keys for. */
  @media (any-hover: none) {
    kbd {
      display: none;
    }
  }

  :host(:state(readonly)) .option,
  .option:has(:disabled) {
    border-style: dashed;
    background: var(--_raised);
    cursor: default;
  }

  .option:has(:disabled) {
    color: var(--_muted);
  }

  /* The place of “Clear” is kept while it is hidden, so that nothing jumps at the first answer. */
  :host(:not(:state(answered))) .plain {
    visibility: hidden;
  }
`;
