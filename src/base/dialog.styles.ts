import { css } from 'lit';

/** A native modal `<dialog>`: a card over a dimmed page, never higher than the window; `.body` scrolls. */
export const dialogStyles = css`
  dialog {
    inline-size: min(40rem, 100vw - 2rem);
    max-inline-size: none;
    max-block-size: calc(100dvb - 4rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(1.5 * var(--_radius));
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 25%);
    overscroll-behavior: contain;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: rise var(--_quick) ease-out;
  }

  dialog::backdrop {
    background: rgb(15 18 30 / 55%);
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    padding-block: calc(2 * var(--_space));
    padding-inline: calc(5 * var(--_space)) calc(2 * var(--_space));
    border-block-end: 1px solid var(--_line);
    font-weight: 600;
  }

  .body {
    padding: calc(5 * var(--_space));
    overflow: auto;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
`;
