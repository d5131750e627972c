import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  .base {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }

  .time {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    padding: var(--_space) calc(2.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: 2em;
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    transition:
      background-color var(--_quick),
      color var(--_quick);
  }

  :host(:state(warning)) .time {
    border-color: var(--_warning);
    background: var(--_warning-soft);
    color: var(--_warning);
    font-weight: 600;
  }

  :host(:is(:state(urgent), :state(over))) .time {
    border-color: var(--_danger);
    background: var(--_danger-soft);
    color: var(--_danger);
    font-weight: 700;
  }

  .note {
    color: var(--_danger);
    font-size: var(--_small);
  }

  svg {
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }
`;
