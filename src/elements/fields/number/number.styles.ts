import { css } from 'lit';

export const styles = css`
  .input {
    display: flex;
    align-items: center;
    max-inline-size: var(--hit-number-control-width, 14rem);
    padding: 0;
    cursor: text;
  }

  /* Engines differ in whether the frame around number and unit is :read-only. */
  :host(:not(:state(readonly), :state(disabled))) .input {
    border-style: solid;
    background: var(--_surface);
  }

  :host(:is(:state(readonly), :state(disabled))) .input {
    border-style: dashed;
    background: var(--_raised);
  }

  :host(:not(:state(readonly), :state(disabled), :state(user-invalid))) .input:hover {
    border-color: var(--_text);
  }

  .input:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }

  #control {
    flex: 1;
    min-inline-size: 0;
    align-self: stretch;
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border: 0;
    border-radius: inherit;
    outline: none;
    background: none;
    box-shadow: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    /* A minus stands before its number from right to left, too. */
    direction: ltr;
  }

  :host(:dir(rtl)) #control {
    text-align: right;
  }

  #control:placeholder-shown {
    direction: inherit;
  }

  #control::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  :host(:state(disabled)) .input,
  .unit {
    color: var(--_muted);
  }

  .unit {
    flex: none;
    padding-inline-end: calc(3 * var(--_space));
    pointer-events: none;
  }
`;
