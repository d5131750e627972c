import { css } from 'lit';

/** What every element starts from: box sizing, type, the focus ring, buttons and hidden text. */
export const elementStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.5;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    /* What takes the focus scrolls clear of the bar of a task, and of bars of the page (WCAG 2.2, 2.4.11). */
    scroll-margin-block: 6rem;
    /* A ring of the surface inside the ring of the accent is seen on any host. */
    box-shadow: 0 0 0 2px var(--_surface);
  }

  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(2 * var(--_space));
    min-block-size: var(--_control);
    padding: calc(1.5 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 550;
    cursor: pointer;
    transition:
      background-color var(--_quick),
      border-color var(--_quick);
  }

  button:hover {
    background: var(--_raised);
  }

  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }

  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.primary:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 12%);
  }

  button.plain {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  button.plain:hover {
    background: var(--_accent-soft);
  }
`;
