import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  form,
  .page,
  .group,
  .media-column,
  .rest {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(6 * var(--_space));
  }

  .group,
  .rest {
    align-items: start;
  }

  .title {
    margin: 0;
    font-size: 1.1875em;
    line-height: 1.3;
    text-wrap: balance;
  }

  .text {
    max-inline-size: var(--_measure);
    margin: 0;
    font-size: 1.25em;
    line-height: 1.4;
    white-space: pre-line;
    text-wrap: pretty;
    overflow-wrap: break-word;
  }

  .problems {
    margin-block-end: calc(4 * var(--_space));
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    overflow-wrap: anywhere;
  }

  .problems ul {
    margin-block-end: 0;
    padding-inline-start: 1.2em;
  }

  .media {
    display: grid;
    gap: calc(2 * var(--_space));
    margin: 0;
  }

  figcaption {
    color: var(--_muted);
    font-size: var(--_small);
  }

  audio {
    inline-size: 100%;
    max-inline-size: 36rem;
  }

  /* Its room is there before the picture is, and stays the same after: nothing jumps. */
  .frame {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 100%;
    aspect-ratio: var(--hit-content-frame-ratio, 4 / 3);
    max-block-size: var(--hit-content-frame-height, min(70dvb, 40rem));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow: hidden;
  }

  button.frame {
    cursor: zoom-in;
  }

  video.frame {
    aspect-ratio: 16 / 9;
    background: #000;
  }

  .frame img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: scale-down;
    transition: opacity var(--_quick);
  }

  .waiting img {
    opacity: 0;
  }

  .waiting,
  .skeleton span {
    background: linear-gradient(100deg, var(--_raised) 40%, var(--_line) 50%, var(--_raised) 60%) 0 0 / 300% 100%;
    animation: shimmer 1.6s linear infinite;
  }

  .expand {
    position: absolute;
    inset-block-end: calc(2 * var(--_space));
    inset-inline-end: calc(2 * var(--_space));
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0.5rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    opacity: 0.85;
  }

  .frame:hover .expand {
    opacity: 1;
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .failed {
    align-content: center;
    gap: calc(2 * var(--_space));
    padding: calc(4 * var(--_space));
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
  }

  .failed strong {
    color: var(--_danger);
  }

  .failed:not(.frame) {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin: 0;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
  }

  dialog {
    inline-size: calc(100vw - 2rem);
    block-size: calc(100dvb - 2rem);
    max-block-size: none;
  }

  dialog .body {
    flex: 1;
    display: grid;
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: var(--_raised);
    overflow: auto;
    cursor: zoom-in;
  }

  dialog img {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }

  dialog .actual {
    inline-size: auto;
    block-size: auto;
    margin: auto;
    cursor: zoom-out;
  }

  button.close {
    flex: none;
    inline-size: var(--_control);
    padding: 0;
    color: var(--_muted);
  }

  .close svg {
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  /* Only for a load that takes long enough to be noticed. */
  .skeleton {
    display: grid;
    gap: calc(3 * var(--_space));
    animation: appear 0s 200ms backwards;
  }

  .skeleton span {
    block-size: var(--_control);
    max-inline-size: 28rem;
    border-radius: var(--_radius);
  }

  .skeleton span:first-child {
    block-size: 1.25em;
    max-inline-size: 18rem;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @keyframes shimmer {
    from {
      background-position-x: 100%;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .waiting,
    .skeleton span {
      animation: none;
    }
  }

  /* Side by side: the item at the start, in view while the questions scroll past it. */
  @container (inline-size >= 48rem) {
    .beside {
      grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr);
      gap: calc(10 * var(--_space));
    }

    .beside > .media-column {
      position: sticky;
      inset-block-start: var(--hit-content-sticky-top, 1rem);
    }
  }
`;
