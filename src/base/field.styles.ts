import { css } from 'lit';

/** The frame of a field: question, help, control, error. Text controls share one look through `.input`. */
export const fieldStyles = css`
  .base {
    display: grid;
    gap: calc(1.5 * var(--_space));
    justify-items: start;
    max-inline-size: 100%;
    min-inline-size: 0;
  }

  .label {
    max-inline-size: var(--_measure);
    font-weight: 600;
    text-wrap: pretty;
  }

  .requirement {
    margin-inline-start: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
  }

  .hint {
    max-inline-size: var(--_measure);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .error {
    display: flex;
    gap: calc(1.5 * var(--_space));
    max-inline-size: var(--_measure);
    color: var(--_danger);
    font-size: var(--_small);
    font-weight: 550;
  }

  .error::before {
    content: '!';
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.3em;
    block-size: 1.3em;
    margin-block-start: 0.1em;
    border-radius: 50%;
    background: var(--_danger);
    color: var(--_surface);
    font-weight: 700;
    line-height: 1;
  }

  .input {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    transition: border-color var(--_quick);
  }

  .input:hover:not(:disabled, [readonly]) {
    border-color: var(--_text);
  }

  .input:focus-visible {
    border-color: var(--_focus);
    outline-offset: -1px;
    box-shadow: none;
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input[readonly],
  .input:disabled {
    background: var(--_raised);
    border-style: dashed;
  }

  .input:disabled {
    color: var(--_muted);
    cursor: not-allowed;
  }

  :host(:state(user-invalid)) .input {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
`;
