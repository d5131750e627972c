import { css } from 'lit';

export const progressStyles = css`
  .progress {
    display: block;
    inline-size: 100%;
    min-inline-size: 8rem;
    margin-block: calc(1.5 * var(--_space));
    border-radius: 99rem;
    background: var(--_line);
  }

  :host(:dir(rtl)) .progress {
    transform: scaleX(-1);
  }

  .approved {
    fill: var(--_success);
    background: var(--_success);
  }

  .rejected {
    fill: var(--_danger);
    background: var(--_danger);
  }

  .submitted {
    fill: var(--_warning);
    background: var(--_warning);
  }

  .accepted {
    fill: var(--_accent);
    background: var(--_accent);
  }

  .available {
    fill: var(--_line);
    background: var(--_line);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(3 * var(--_space));
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .legend i {
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.4em;
    border-radius: 50%;
  }
`;
