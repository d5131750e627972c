import { css } from 'lit';

export const shellStyles = css`
  :host {
    min-block-size: 100dvb;
    background: var(--_surface);
  }

  .shell {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(4 * var(--_space));
    padding-inline: calc(6 * var(--_space) + max(0px, (100% - 72rem) / 2));
    border-block-end: 1px solid var(--_line);
  }

  .brand {
    padding-block: calc(3 * var(--_space));
    font-size: 1.0625em;
    letter-spacing: -0.01em;
  }

  nav {
    display: flex;
    flex: 1 1 auto;
    gap: calc(1 * var(--_space));
  }

  nav a {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    min-block-size: calc(var(--_control) + 2 * var(--_space));
    padding-inline: calc(2.5 * var(--_space));
    border-block: 2px solid transparent;
    color: var(--_muted);
    font-weight: 550;
    text-decoration: none;
    white-space: nowrap;
  }

  nav a:hover {
    color: var(--_text);
  }

  nav a[aria-current='page'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
  }

  .count {
    min-inline-size: 1.6em;
    padding-inline: 0.4em;
    border-radius: 99rem;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 650;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .who {
    max-inline-size: 14rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  main {
    max-inline-size: 72rem;
    margin-inline: auto;
    padding: calc(6 * var(--_space));
  }

  @container market (inline-size < 44rem) {
    .shell {
      padding-inline: calc(4 * var(--_space));
    }

    nav {
      order: 1;
      flex-basis: 100%;
      margin-inline: calc(-2.5 * var(--_space));
      overflow-x: auto;
    }

    .who {
      flex: 1;
      text-align: end;
    }

    main {
      padding: calc(4 * var(--_space));
    }
  }
`;
