import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { Problem } from '../../core/problem.js';
import type { PageMessages } from '../../locales/en.pages.js';
import { renderTable } from '../market/table.js';

/** Everything that is wrong, each with where it stands and what to do. */
export const renderProblems = (say: Localize<PageMessages>, problems: readonly Problem[]): TemplateResult =>
  html`<div class="box wrong">
    ${renderTable<Problem>({
      caption: say.text('problems'),
      rows: problems,
      key: ({ path, code, message }) => JSON.stringify([path, code, message]),
      columns: [
        { label: say.text('columnWhere'), cell: ({ path }) => html`<code>${path}</code>` },
        { label: say.text('columnWhat'), look: 'wide', cell: ({ message }) => message },
      ],
    })}
  </div>`;
