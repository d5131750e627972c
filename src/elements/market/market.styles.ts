import { css } from 'lit';

/** What the marketplace's pages share: headings, bars, badges, boxes. */
export const marketStyles = css`
  :host {
    container: market / inline-size;
  }

  h1,
  h2,
  h3 {
    margin: 0;
    line-height: 1.25;
    text-wrap: balance;
  }

  h1,
  h2 {
    font-size: 1.375em;
  }

  h3 {
    font-size: 1.0625em;
  }

  /* Headings take the focus when a view opens, for those who listen; there is nothing to press. */
  [tabindex='-1']:focus {
    outline: none;
    box-shadow: none;
  }

  p {
    margin: 0;
    max-inline-size: var(--_measure);
  }

  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  .stack {
    display: grid;
    gap: calc(5 * var(--_space));
    min-inline-size: 0;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
  }

  .grow {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: var(--_small);
  }

  .field {
    display: grid;
    gap: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .field > :is(input, select),
  .input {
    min-block-size: var(--_control);
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_font-size);
    inline-size: 100%;
    min-inline-size: 0;
  }

  .check {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: var(--_control);
    cursor: pointer;
  }

  .check input {
    inline-size: 1.15rem;
    block-size: 1.15rem;
    accent-color: var(--_accent);
  }

  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--_control);
    padding-inline: calc(4 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-weight: 550;
    text-decoration: none;
  }

  a.button:hover {
    background: var(--_raised);
  }

  a.button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.danger {
    color: var(--_danger);
  }

  .box {
    display: grid;
    gap: calc(3 * var(--_space));
    justify-items: start;
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .box.wrong {
    border-inline-start: 4px solid var(--_danger);
    background: var(--_danger-soft);
  }

  .box.good {
    border-inline-start: 4px solid var(--_success);
    background: var(--_success-soft);
  }

  .box.empty {
    justify-items: center;
    padding-block: calc(12 * var(--_space));
    border-style: dashed;
    background: none;
    text-align: center;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: 99rem;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.7;
    white-space: nowrap;
  }

  .badge.good {
    border-color: transparent;
    background: var(--_success-soft);
    color: var(--_success);
  }

  .badge.bad {
    border-color: transparent;
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .badge.wait {
    border-color: transparent;
    background: var(--_warning-soft);
    color: var(--_warning);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(4 * var(--_space)) calc(10 * var(--_space));
    margin: 0;
  }

  .facts dt {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .facts dd {
    margin: 0;
    font-size: 1.25em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  /* Nothing flashes on a quick load: the skeleton comes after 200 ms. */
  .skeleton {
    display: grid;
    gap: calc(2 * var(--_space));
    opacity: 0;
    animation: appear 0s 200ms forwards;
  }

  .skeleton span {
    block-size: calc(var(--_control) + 2 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @container market (inline-size < 30rem) {
    .bar > .field {
      flex: 1 1 9rem;
    }
  }
`;
