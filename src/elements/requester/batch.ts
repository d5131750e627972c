import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { services } from '../../base/services.js';
import { href } from '../../controllers/route.js';
import type { RequesterDesk } from '../../core/market.js';
import type { Batch } from '../../core/protocol/market.js';
import { duration, fromNow, moment, money } from '../market/format.js';
import type { HitConfirm } from '../market/confirm.js';
import { MarketElement } from '../market/market-element.js';
import type { HitExtension } from './extension.js';
import { renderProgress } from './progress-bar.js';
import { progressStyles } from './progress-bar.styles.js';
import { saveBlob } from './save-blob.js';

const types = { csv: 'text/csv', jsonl: 'application/x-ndjson' };

/**
 * One batch: how far it is, its end, its export, and its results.
 *
 * @summary A batch and its results.
 */
export class HitBatch extends MarketElement {
  static override styles = [MarketElement.styles, progressStyles];

  /** The requester's side of the marketplace. */
  @property({ attribute: false }) desk?: RequesterDesk;
  /** The batch. */
  @property({ attribute: 'batch-id' }) batchId = '';

  @state() private batch?: Batch;
  @state() private wrong = '';
  @state() private said = '';
  private busy = false;

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('desk') || changed.has('batchId')) && this.desk && this.batchId) {
      this.batch = undefined;
      void this.load();
    }
  }

  protected override render(): TemplateResult {
    const { batch } = this;
    return html`<section class="stack" aria-labelledby="title">
      <div class="stack">
        <a class="small" href=${href()}>${this.say.text('allBatches')}</a>
        <h1 id="title" tabindex="-1">${batch?.title ?? this.say.text('batch')}</h1>
      </div>
      <p class="hidden-text" role="status">${this.said}</p>
      ${this.renderError(this.wrong, batch ? undefined : () => void this.load())}
      ${batch ? this.renderBatch(batch) : this.wrong ? nothing : this.renderSkeleton()}
    </section>`;
  }

  private renderBatch(batch: Batch) {
    for (const tag of ['hit-confirm', 'hit-extension', 'hit-result-list']) void services.load(tag);
    const { annotation, reward, hits, expiresAt, autoApprovalDelayInSeconds, counts } = batch;
    const ended = Date.parse(expiresAt) <= Date.now();
    const fact = (term: string, value: unknown) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`
      ${annotation ? html`<p class="muted">${annotation}</p>` : nothing}
      <div>${renderProgress(this.say, batch)}</div>
      <dl class="facts">
        ${fact(this.say.text('columnHits'), this.say.number(hits))}
        ${fact(this.say.text('columnReward'), money(this.say, reward))}
        ${fact(this.say.text(ended ? 'ended' : 'columnEnds'), html`<time datetime=${expiresAt} title=${moment(this.say, expiresAt)}>${fromNow(this.say, expiresAt)}</time>`)}
        ${fact(this.say.text('autoApproval'), autoApprovalDelayInSeconds === 0 ? this.say.text('atOnce') : duration(this.say, autoApprovalDelayInSeconds * 1000))}
      </dl>
      <div class="bar">
        <button type="button" @click=${() => void this.export('csv')}>${this.say.text('exportCsv')}</button>
        <button type="button" @click=${() => void this.export('jsonl')}>${this.say.text('exportJsonl')}</button>
        <button type="button" @click=${() => void this.extend()}>${this.say.text('extend')}</button>
        <hit-confirm
          .label=${this.say.text('expireNow')}
          .question=${this.say.text('expireQuestion')}
          .yes=${this.say.text('expireYes')}
          .disabled=${ended}
          @hit-confirmed=${() => void this.act((desk) => desk.expire(this.batchId))}
        ></hit-confirm>
        <hit-confirm
          .label=${this.say.text('approveAll', { count: this.say.number(counts.submitted) })}
          .question=${this.say.text('approveAllQuestion', { count: this.say.number(counts.submitted) })}
          .yes=${this.say.text('approveAllYes')}
          .disabled=${counts.submitted === 0}
          @hit-confirmed=${() => void this.approveAll()}
        ></hit-confirm>
      </div>
      <hit-extension></hit-extension>
      <hit-result-list .desk=${this.desk} .batch=${batch} @hit-reviewed=${() => void this.load()}></hit-result-list>
    `;
  }

  private async load(): Promise<void> {
    try {
      const { batchId } = this;
      const batch = await this.desk!.batch(batchId);
      if (batchId === this.batchId) this.batch = batch;
      this.wrong = '';
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }

  private async act(run: (desk: RequesterDesk) => Promise<Batch | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.wrong = '';
    try {
      const batch = await run(this.desk!);
      if (batch) this.batch = batch;
    } catch (error) {
      this.wrong = this.explain(error);
    } finally {
      this.busy = false;
    }
    // The button that was pressed may not be there any more, or not for pressing.
    await this.updateComplete;
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (!activeElement || (activeElement as Partial<HitConfirm>).disabled) this.focus();
  }

  private async extend(): Promise<void> {
    const extension = await this.renderRoot.querySelector<HitExtension>('hit-extension')!.ask();
    if (!extension) return;
    await this.act(async (desk) => {
      const batch = await desk.extend(this.batchId, extension);
      this.said = this.say.text('extended');
      return batch;
    });
  }

  private approveAll(): Promise<void> {
    return this.act(async (desk) => {
      const approved = await desk.approveAll(this.batchId);
      this.said = this.say.text('approvedMany', { count: this.say.number(approved) });
      void this.renderRoot.querySelector('hit-result-list')?.reload();
      return desk.batch(this.batchId);
    });
  }

  private export(format: 'csv' | 'jsonl'): Promise<void> {
    return this.act(async (desk) => {
      const bytes = await desk.export(this.batchId, format);
      saveBlob(`${this.batchId}.${format}`, new Blob([bytes], { type: types[format] }));
      return undefined;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-batch': HitBatch;
  }
}
