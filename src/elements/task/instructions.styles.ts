import { css } from 'lit';

export const styles = css`
  .base {
    display: grid;
    gap: calc(2 * var(--_space));
    justify-items: start;
    max-inline-size: 100%;
  }

  .short {
    max-inline-size: var(--_measure);
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  .open {
    padding-inline: 0;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  .open:hover {
    background: none;
    text-decoration-thickness: 2px;
  }

  .close svg {
    inline-size: 1.1em;
    block-size: 1.1em;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
  }

  button.close {
    min-inline-size: var(--_control);
    padding: 0;
    color: var(--_muted);
  }

  :host(:state(panel)) .base {
    inline-size: 100%;
  }

  /* Beside the task, in its flow: nothing is covered. */
  dialog.panel {
    position: static;
    inline-size: 100%;
    max-block-size: var(--hit-instructions-panel-height, calc(100dvb - 8rem));
    margin: 0;
    box-shadow: none;
  }

  /* Whether there is room for a panel is for the container to say; the element reads it here. */
  @container (inline-size >= 60rem) {
    dialog {
      --_wide: 1;
    }
  }
`;
