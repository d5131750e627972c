import { css } from 'lit';

export const styles = css`
  :host {
    container: hit-task / inline-size;
  }

  .base {
    display: grid;
    gap: calc(5 * var(--_space));
  }

  .base > * {
    min-inline-size: 0;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    align-items: center;
  }

  .title {
    flex: 1 1 20rem;
    margin: 0;
    font-size: 1.375em;
    line-height: 1.25;
    text-wrap: balance;
  }

  .top:not(:has(*)) {
    display: none;
  }

  hit-instructions,
  ::slotted([slot='instructions']) {
    margin-block: 0;
    color: var(--_muted);
  }

  /* The full instructions stand beside the task while they are open. */
  @container hit-task (inline-size >= 60rem) {
    .base:has(hit-instructions:state(panel)) {
      grid-template-columns: minmax(0, 1fr) 22rem;
      column-gap: calc(8 * var(--_space));
    }

    .base > * {
      grid-column: 1;
    }

    hit-instructions:state(panel) {
      grid-column: 2;
      grid-row: 1 / span 6;
      position: sticky;
      inset-block-start: calc(4 * var(--_space));
      align-self: start;
    }
  }

  ::slotted(:where(hit-choice, hit-choices, hit-number, hit-rating, hit-text, hit-toggle)) {
    margin-block: calc(5 * var(--_space));
  }

  .status {
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .status :is(p, ul, h3) {
    max-inline-size: var(--_measure);
    margin: 0;
    font-size: 1em;
  }

  .status .lead {
    font-weight: 600;
  }

  .success {
    border-inline-start-color: var(--_success);
    background: var(--_success-soft);
  }

  .warning {
    border-inline-start-color: var(--_warning);
    background: var(--_warning-soft);
  }

  .danger {
    border-inline-start-color: var(--_danger);
    background: var(--_danger-soft);
  }

  .receipt {
    color: var(--_muted);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  .danger ul {
    padding-inline-start: 1.2em;
  }

  .danger li button {
    min-block-size: 0;
    padding: 0;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-start: calc(3 * var(--_space));
  }

  /* It takes the focus so that a screen reader goes on from there; it is no control, so it shows no ring. */
  #status:focus {
    outline: none;
    box-shadow: none;
  }

  .status:has(.skeleton) {
    padding: 0;
    border: 0;
    background: none;
  }

  /* Nothing flashes on a quick load: the skeleton comes after 200 ms. */
  .skeleton {
    min-block-size: 10rem;
    background:
      linear-gradient(var(--_line) 0 0) 0 0 / 45% 1.5rem,
      linear-gradient(var(--_line) 0 0) 0 3rem / 90% 3rem,
      linear-gradient(var(--_line) 0 0) 0 7rem / 30% 3rem;
    background-repeat: no-repeat;
    opacity: 0;
    animation: appear 0s 200ms forwards;
  }

  :host(:dir(rtl)) .skeleton {
    background-position-x: 100%;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  .bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
    align-items: center;
    justify-content: flex-end;
    padding-block: calc(3 * var(--_space));
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }

  .saved {
    flex: 1 0 auto;
    color: var(--_muted);
    font-size: var(--_small);
  }

  .bar .primary {
    min-inline-size: 7rem;
  }

  @container hit-task (inline-size < 30rem) {
    .bar .primary {
      flex: 1;
    }
  }
`;
