import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { services } from '../../base/services.js';
import { type Endpoint, Refusal } from '../../core/endpoint.js';
import type { BatchOrder } from '../../core/market.js';
import type { BatchCheck } from '../../core/protocol/market.js';
import { cost, money } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { styles } from './batch-check.styles.js';
import { renderProblems } from './problems.js';

/**
 * What publishing would do: everything that is wrong, or how many HITs it makes, what they cost, and how the first ones
 * look to a worker.
 *
 * @summary The check of a batch before it is published.
 */
export class HitBatchCheck extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** What was checked. */
  @property({ attribute: false }) order?: BatchOrder;
  /** What came of it. */
  @property({ attribute: false }) check?: BatchCheck;

  /** Which of the first items is shown. */
  @state() private index = 0;

  private previews: Endpoint[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('check')) return;
    const task = Object(this.order?.task) as object;
    this.previews = (this.check?.sample ?? []).map((input) => previewOf({ ...task, input }));
    this.index = Math.min(this.index, Math.max(0, this.previews.length - 1));
  }

  protected override render(): TemplateResult {
    const { check } = this;
    if (!check) return html``;
    const sound = check.problems.length === 0;
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title" tabindex="-1">
        ${this.say.text(sound ? 'checkGood' : 'checkBad', { count: check.problems.length })}
      </h2>
      ${sound ? this.renderSummary(check) : renderProblems(this.say, check.problems)} ${this.renderPreview()}
    </section>`;
  }

  private renderSummary({ hits, columns }: BatchCheck) {
    const { maxAssignments = 1 } = this.order ?? {};
    const reward = rewardOf(this.order?.task);
    const fact = (term: string, value: unknown) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<dl class="facts box good">
        ${fact(this.say.text('columnHits'), this.say.number(hits))}
        ${fact(this.say.text('assignments'), this.say.number(hits * maxAssignments))}
        ${fact(this.say.text('columnReward'), money(this.say, reward))}
        ${fact(this.say.text('costAtMost'), money(this.say, cost(reward, hits * maxAssignments)))}
      </dl>
      <p class="muted small">${this.say.text('columnsFound', { columns: columns.join(', ') })}</p>`;
  }

  private renderPreview() {
    const endpoint = this.previews[this.index];
    if (!endpoint) return nothing;
    void services.load('hit-task');
    const last = this.previews.length - 1;
    return html`<div class="bar">
        <h3 class="grow">${this.say.text('previewOf', { index: this.index + 1, count: this.previews.length })}</h3>
        <button type="button" ?disabled=${this.index === 0} @click=${() => (this.index -= 1)}>
          ${this.say.text('previousItem')}
        </button>
        <button type="button" ?disabled=${this.index === last} @click=${() => (this.index += 1)}>
          ${this.say.text('nextItem')}
        </button>
      </div>
      <div class="preview"><hit-task .endpoint=${endpoint}></hit-task></div>`;
  }
}

/* A HIT that can be looked at and nothing else. */
const previewOf = (task: unknown): Endpoint => ({
  key: 'preview',
  load: () => Promise.resolve({ status: 'preview', task }),
  submit: () =>
    Promise.reject(new Refusal({ type: 'about:blank', title: 'Preview', detail: 'A preview is not submitted.' })),
});

/** The reward that a task names, where it can be read. */
function rewardOf(task: unknown): string {
  const { reward } = Object(task) as { reward?: unknown };
  return typeof reward === 'string' && /^\d+(\.\d{1,2})?$/.test(reward) ? reward : '0.00';
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-batch-check': HitBatchCheck;
  }
}
