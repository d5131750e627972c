import { css } from 'lit';

export const styles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(2 * var(--_space));
    max-inline-size: 100%;
  }

  .scale {
    min-inline-size: 0;
  }

  .options {
    display: flex;
    flex-wrap: wrap;
  }

  /* The first icon stands under the first letter of the question. */
  .stars,
  .smileys {
    margin-inline-start: calc((var(--hit-rating-icon-size, 2rem) - var(--_control)) / 2);
  }

  .option {
    position: relative;
    flex: 0 1 auto;
    display: grid;
    place-items: center;
    min-inline-size: var(--_control);
    min-block-size: var(--_control);
    border-radius: var(--_radius);
    color: var(--_border);
    cursor: pointer;
    transition: color var(--_quick);
  }

  .option input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }

  svg {
    inline-size: var(--hit-rating-icon-size, 2rem);
    block-size: var(--hit-rating-icon-size, 2rem);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition: fill var(--_quick);
  }

  :host(:state(user-invalid)) .option {
    color: var(--_danger);
  }

  .option.on {
    color: var(--hit-rating-icon-color, var(--_accent));
  }

  .stars .on svg {
    fill: currentColor;
  }

  .smileys .on svg,
  .options.preview .on svg {
    fill: var(--_accent-soft);
  }

  .smileys .on svg {
    stroke-width: 2;
  }

  .numbers {
    gap: calc(1.5 * var(--_space));
  }

  .numbers .option {
    border: 1px solid var(--_border);
    background: var(--_surface);
    color: inherit;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
    transition: none;
  }

  .numbers .option:has(:focus-visible) {
    outline-offset: 2px;
  }

  :host(:state(user-invalid)) .numbers .option {
    border-color: var(--_danger);
    color: inherit;
  }

  :host(:not(:state(readonly), :state(disabled))) .option:hover {
    color: var(--hit-rating-icon-color, var(--_accent));
  }

  .options.numbers .on.on {
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

  .ends,
  .word {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    min-block-size: 1.5em;
    margin-block-start: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .word {
    margin: 0;
    color: inherit;
  }

  .clear {
    padding-inline: calc(3 * var(--_space));
    font-size: var(--_small);
  }

  :host(:not(:state(answered))) .clear {
    visibility: hidden;
  }

  @media (forced-colors: active) {
    .numbers .on {
      border: 4px double Highlight;
    }
  }
`;
