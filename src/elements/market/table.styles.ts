import { css } from 'lit';

/** A table, and the cards that it becomes where there is no room for columns. */
export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th {
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }

  td {
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border-block-end: 1px solid var(--_line);
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  :is(th, td):first-child {
    padding-inline-start: calc(2 * var(--_space));
  }

  :is(th, td):last-child {
    padding-inline-end: calc(2 * var(--_space));
  }

  tbody tr {
    transition: background-color var(--_quick);
  }

  tbody tr:is(:hover, :focus-within) {
    background: var(--_raised);
  }

  .number {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .tight {
    white-space: nowrap;
  }

  .actions {
    inline-size: 1%;
    text-align: end;
    white-space: nowrap;
  }

  td.main {
    min-inline-size: 14rem;
    overflow-wrap: break-word;
  }

  td.main > a {
    font-weight: 600;
    text-decoration: none;
  }

  td.main > a:hover {
    text-decoration: underline;
  }

  @container market (inline-size < 44rem) {
    table,
    tbody {
      display: grid;
      gap: calc(3 * var(--_space));
    }

    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tbody tr {
      display: grid;
      gap: var(--_space);
      padding: calc(3 * var(--_space));
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }

    tbody td,
    tbody td:is(:first-child, :last-child) {
      display: flex;
      flex-wrap: wrap;
      gap: 0 calc(3 * var(--_space));
      justify-content: space-between;
      inline-size: auto;
      padding: 0;
      border: 0;
      text-align: start;
      white-space: normal;
    }

    tbody td::before {
      content: attr(data-label);
      color: var(--_muted);
      font-size: var(--_small);
    }

    tbody td:is(.main, .wide) {
      display: block;
    }

    tbody td.wide::before {
      display: block;
    }

    tbody td:is(.main, .actions)::before {
      content: none;
    }

    tbody td.main {
      min-inline-size: 0;
      margin-block-end: var(--_space);
    }

    tbody td.actions {
      gap: calc(2 * var(--_space));
      justify-content: start;
      margin-block-start: calc(2 * var(--_space));
    }
  }
`;
