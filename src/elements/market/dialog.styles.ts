import { css } from 'lit';
import { dialogStyles as frame } from '../../base/dialog.styles.js';

/** A short question in a native dialog, its answers at the foot. */
export const dialogStyles = [
  frame,
  css`
    :host {
      display: inline-block;
      container: none;
    }

    dialog {
      inline-size: min(32rem, 100vw - 2rem);
      font-size: var(--_font-size);
      text-align: start;
      white-space: normal;
    }

    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: calc(2 * var(--_space));
      justify-content: end;
    }
  `,
];
