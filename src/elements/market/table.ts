import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

export interface Column<Row> {
  label: string;
  cell(row: Row): unknown;
  /** How it is laid out: `main` heads a card, `wide` takes a line of it, `number` and `actions` stand at the end. */
  look?: 'main' | 'wide' | 'number' | 'tight' | 'actions';
}

export interface Table<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  /** Tells rows apart, so that the focus stays on its row when the list changes. */
  key(row: Row): string;
}

/** A table whose rows become cards in a narrow container. The roles are said, because `display: grid` takes them away. */
export const renderTable = <Row>({ caption, columns, rows, key }: Table<Row>): TemplateResult => html`
  <table role="table">
    <caption class="hidden-text">
      ${caption}
    </caption>
    <thead>
      <tr role="row">
        ${columns.map(
          ({ label, look }) =>
            html`<th role="columnheader" scope="col" class=${look ?? ''}>
              ${look === 'actions' ? html`<span class="hidden-text">${label}</span>` : label}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows,
        key,
        (row) =>
          html`<tr role="row" data-key=${key(row)}>
            ${columns.map(({ label, look, cell }) => html`<td role="cell" class=${look ?? ''} data-label=${label}>${cell(row)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>
`;
