import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Pages } from '../../controllers/pages.js';
import { href } from '../../controllers/route.js';
import type { RequesterDesk } from '../../core/market.js';
import type { Batch } from '../../core/protocol/market.js';
import { fromNow, moment, money } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { renderTable } from '../market/table.js';
import { renderProgress } from './progress-bar.js';
import { progressStyles } from './progress-bar.styles.js';

/**
 * A requester's batches, newest first, with how far each one is.
 *
 * @summary A requester's batches and their progress.
 */
export class HitBatchList extends MarketElement {
  static override styles = [MarketElement.styles, progressStyles];

  /** The requester's side of the marketplace. */
  @property({ attribute: false }) desk?: RequesterDesk;

  private readonly batches = new Pages<Batch>(this, {
    load: (cursor, signal) => this.desk!.batches({ cursor }, signal),
    failed: this.notice,
  });

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('desk') && this.desk) void this.batches.reset();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <div class="bar">
        <h1 id="title" tabindex="-1" class="grow">${this.say.text('batches')}</h1>
        <button type="button" @click=${() => void this.batches.reload()}>${this.say.text('refresh')}</button>
        <a class="button primary" href=${href('publish')}>${this.say.text('publishNew')}</a>
      </div>
      ${this.renderPages(
        this.batches,
        (batches) => this.renderBatches(batches),
        () => html`
          <h2>${this.say.text('noBatches')}</h2>
          <p class="muted">${this.say.text('noBatchesHint')}</p>
          <a class="button primary" href=${href('publish')}>${this.say.text('publishNew')}</a>
        `,
      )}
    </section>`;
  }

  private renderBatches(rows: Batch[]) {
    return renderTable<Batch>({
      caption: this.say.text('batches'),
      rows,
      key: ({ batchId }) => batchId,
      columns: [
        {
          label: this.say.text('columnBatch'),
          look: 'main',
          cell: ({ batchId, title, annotation, createdAt }) =>
            html`<a href=${href('batches', batchId)}>${title}</a>
              ${annotation ? html`<div class="small">${annotation}</div>` : nothing}
              <div class="small muted">${this.say.text('publishedAt', { time: moment(this.say, createdAt) })}</div>`,
        },
        { label: this.say.text('columnHits'), look: 'number', cell: ({ hits }) => this.say.number(hits) },
        { label: this.say.text('columnReward'), look: 'number', cell: ({ reward }) => money(this.say, reward) },
        { label: this.say.text('columnProgress'), look: 'wide', cell: (batch) => renderProgress(this.say, batch) },
        {
          label: this.say.text('columnEnds'),
          look: 'tight',
          cell: ({ expiresAt }) =>
            html`<time datetime=${expiresAt} title=${moment(this.say, expiresAt)}
              >${fromNow(this.say, expiresAt)}</time
            >`,
        },
      ],
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-batch-list': HitBatchList;
  }
}
