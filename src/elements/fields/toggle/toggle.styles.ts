import { css } from 'lit';

export const styles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(4 * var(--_space));
  }

  .option {
    display: flex;
    align-items: center;
    gap: calc(3 * var(--_space));
    min-block-size: var(--_control);
    cursor: pointer;
  }

  .unanswered {
    color: var(--_muted);
  }

  [role='switch'] {
    flex: none;
    appearance: none;
    inline-size: 3.25rem;
    block-size: 1.75rem;
    margin: 0;
    padding: 0.1875rem;
    border: 2px solid var(--_border);
    border-radius: 2rem;
    background: var(--_surface);
    cursor: inherit;
    transition:
      background-color var(--_quick),
      border-color var(--_quick);
  }

  [role='switch']::before {
    content: '';
    display: block;
    block-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_border);
    transition:
      margin var(--_quick),
      background-color var(--_quick);
  }

  /* Half-way and hollow: neither yes nor no. */
  :host(:not(:state(answered))) [role='switch'] {
    border-style: dashed;
  }

  :host(:not(:state(answered))) [role='switch']::before {
    margin-inline-start: 0.75rem;
    border: 2px solid var(--_border);
    background: none;
  }

  [role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  [role='switch']:checked::before {
    margin-inline-start: 1.5rem;
    background: var(--_on-accent);
  }

  .pair {
    display: flex;
    max-inline-size: 100%;
  }

  .pair .option {
    position: relative;
    justify-content: center;
    min-inline-size: 5rem;
    padding: calc(1.5 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_border);
    background: var(--_surface);
    font-weight: 550;
    overflow-wrap: anywhere;
  }

  .pair .option:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }

  .pair .option:last-child {
    margin-inline-start: -1px;
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .pair input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .pair .option:has(:focus-visible) {
    z-index: 1;
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  :host(:not(:state(readonly), :state(disabled))) .option:hover [role='switch']:not(:checked) {
    border-color: var(--_text);
  }

  :host(:not(:state(readonly), :state(disabled))) .pair .option:hover {
    background: var(--_raised);
  }

  :host(:state(user-invalid)) :is([role='switch'], .pair .option) {
    border-color: var(--_danger);
  }

  :host .pair .option.option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  :host(:is(:state(readonly), :state(disabled))) .option {
    cursor: default;
  }

  :host(:state(disabled)) .option {
    --_accent: var(--_border);
    opacity: 0.7;
  }

  .clear {
    padding-inline: calc(3 * var(--_space));
    font-size: var(--_small);
  }

  :host(:not(:state(answered))) .clear {
    visibility: hidden;
  }

  @media (forced-colors: active) {
    :host .pair .option:has(:checked) {
      border: 4px double Highlight;
    }

    [role='switch']:checked {
      background: Highlight;
    }
  }
`;
