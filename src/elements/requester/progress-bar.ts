import { html, svg, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { Batch } from '../../core/protocol/market.js';
import type { PageMessages } from '../../locales/en.pages.js';

/** The parts of a batch in the order of its life, what is finished first. */
const parts = [
  ['approved', 'countApproved'],
  ['rejected', 'countRejected'],
  ['submitted', 'countSubmitted'],
  ['accepted', 'countAccepted'],
  ['available', 'countAvailable'],
] as const;

/** How far a batch is: a bar, and the same in words. */
export function renderProgress(say: Localize<PageMessages>, { counts }: Batch): TemplateResult {
  const total = Math.max(
    1,
    parts.reduce((sum, [part]) => sum + counts[part], 0),
  );
  let from = 0;
  const bars = parts.map(([part]) => {
    const width = (100 * counts[part]) / total;
    const bar = svg`<rect class=${part} x=${`${from}%`} width=${`${width}%`} height="8"></rect>`;
    from += width;
    return bar;
  });
  // Colours help; the words say it.
  const shown = parts.filter(([part]) => counts[part] > 0 || part === 'approved');
  return html`<svg class="progress" height="8" aria-hidden="true">${bars}</svg>
    <div class="legend small">
      ${shown.map(([part, key]) => html`<span><i class=${part}></i>${say.text(key, { count: say.number(counts[part]) })}</span>`)}
    </div>`;
}
