import { css } from 'lit';

export const styles = css`
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .track {
    flex: 1 1 6rem;
    block-size: var(--hit-progress-track-height, 0.375rem);
    border-radius: 1em;
    background: var(--_line);
    overflow: hidden;
  }

  .bar {
    inline-size: calc(100% * var(--_done, 0));
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
    transition: inline-size var(--_quick) ease-out;
  }

  @media (forced-colors: active) {
    .track {
      border: 1px solid;
    }

    .bar {
      background: Highlight;
    }
  }
`;
