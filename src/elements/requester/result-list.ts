import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { HitReviewedEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { Pages } from '../../controllers/pages.js';
import type { Json } from '../../core/answer.js';
import type { RequesterDesk } from '../../core/market.js';
import type { Batch, Result, ResultStatus } from '../../core/protocol/market.js';
import { duration, fromNow, moment } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { renderStatus, statusKeys } from '../market/status.js';
import { renderTable } from '../market/table.js';
import type { HitRejection } from './rejection.js';
import { styles } from './result-list.styles.js';

const filters: (ResultStatus | '')[] = ['', 'Submitted', 'Approved', 'Rejected'];

/**
 * The results of a batch, to review. While a row has the focus, `A` approves it and `R` rejects it, and the arrow keys
 * go from row to row.
 *
 * @summary What workers answered in a batch; approve and reject.
 * @fires hit-reviewed - Work was approved or rejected.
 */
export class HitResultList extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The requester's side of the marketplace. */
  @property({ attribute: false }) desk?: RequesterDesk;
  /** The batch. */
  @property({ attribute: false }) batch?: Batch;

  @state() private status: ResultStatus | '' = '';
  /** Errors of single rows. */
  @state() private wrong: ReadonlyMap<string, string> = new Map();
  @state() private said = '';
  /** Assignments that are shown as their workers saw them. */
  @state() private asked: ReadonlySet<string> = new Set();
  /** Whose work the dialog is about. */
  @state() private rejecting = '';

  private readonly results = new Pages<Result>(this, {
    load: (cursor, signal) =>
      this.desk!.results(this.batch!.batchId, { cursor, ...(this.status && { status: this.status }) }, signal),
    failed: this.notice,
  });

  /** Gets the results again. */
  reload(): Promise<void> {
    return this.results.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { desk, batch } = this;
    if (!desk || !batch) return;
    // A newer copy of the same batch changes its counts, not what is listed.
    const other = changed.has('batch') && (changed.get('batch') as Batch | undefined)?.batchId !== batch.batchId;
    if (changed.has('desk') || other || changed.get('status') !== undefined) void this.results.reset();
  }

  protected override render(): TemplateResult {
    void services.load('hit-rejection');
    return html`<section class="stack" aria-labelledby="title">
      <div class="bar">
        <h2 id="title" class="grow">${this.say.text('results')}</h2>
        <label class="field">
          ${this.say.text('columnStatus')}
          <select
            @change=${(event: Event) => (this.status = (event.target as HTMLSelectElement).value as ResultStatus)}
          >
            ${filters.map((value) => html`<option value=${value} ?selected=${value === this.status}>${this.say.text(value ? statusKeys[value] : 'allStatuses')}</option>`)}
          </select>
        </label>
        <button type="button" class="again" @click=${() => void this.reload()}>${this.say.text('refresh')}</button>
      </div>
      <p class="hidden-text" role="status">${this.said}</p>
      <div @keydown=${this.onKeydown}>
        ${this.renderPages(
          this.results,
          (items) => this.renderResults(items),
          () => html`
            <h3>${this.say.text('noResults')}</h3>
            <p class="muted">${this.say.text('noResultsHint')}</p>
          `,
        )}
      </div>
      <hit-rejection .workerId=${this.rejecting}></hit-rejection>
    </section>`;
  }

  private renderResults(rows: Result[]) {
    return renderTable<Result>({
      caption: this.say.text('results'),
      rows,
      key: ({ assignmentId }) => assignmentId,
      columns: [
        { label: this.say.text('columnAnswers'), look: 'main', cell: (result) => this.renderAnswers(result) },
        {
          label: this.say.text('columnWorker'),
          look: 'tight',
          cell: ({ externalWorkerId, workerId }) => html`<span class="small">${externalWorkerId ?? workerId}</span>`,
        },
        {
          label: this.say.text('columnWhen'),
          look: 'tight',
          cell: ({ submittedAt, elapsedMs }) =>
            html`<div>
              <time datetime=${submittedAt} title=${moment(this.say, submittedAt)}
                >${fromNow(this.say, submittedAt)}</time
              >
              <div class="small muted">${this.say.text('workedFor', { time: duration(this.say, elapsedMs) })}</div>
            </div>`,
        },
        {
          label: this.say.text('columnStatus'),
          cell: ({ status, feedback, autoApprovalAt }) =>
            html`<div>
              ${renderStatus(this.say, status)}
              ${feedback ? html`<div class="small" dir="auto">${feedback}</div>` : nothing}
              ${status === 'Submitted' ? html`<div class="small muted">${this.say.text('approvesItself', { time: fromNow(this.say, autoApprovalAt) })}</div>` : nothing}
            </div>`,
        },
        { label: this.say.text('columnActions'), look: 'actions', cell: (result) => this.renderActions(result) },
      ],
    });
  }

  private renderAnswers(result: Result) {
    const { answers, assignmentId } = result;
    const open = this.asked.has(assignmentId);
    if (open) void services.load('hit-result');
    return html`<dl class="answers">
        ${Object.entries(answers).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd dir="auto">${show(value)}</dd>
            </div>`,
        )}
      </dl>
      <details class="small" @toggle=${(event: Event) => this.onToggle(event, assignmentId)}>
        <summary>${this.say.text('whatWasAsked')}</summary>
        ${open ? html`<hit-result .task=${this.batch?.task} .result=${result}></hit-result>` : nothing}
      </details>
      ${this.renderError(this.wrong.get(assignmentId) ?? '')}`;
  }

  private renderActions(result: Result) {
    const { status, workerId } = result;
    const approve = status === 'Rejected' ? 'approveAfterAll' : 'approve';
    return html`${
      status === 'Approved'
        ? nothing
        : html`<button
            type="button"
            class="approve"
            aria-label="${this.say.text(approve)}, ${workerId}"
            aria-keyshortcuts="a"
            @click=${() => void this.approve(result)}
          >
            ${this.say.text(approve)}
          </button>`
    }
    ${
      status === 'Submitted'
        ? html`<button
            type="button"
            class="danger"
            aria-label="${this.say.text('rejectMore')}, ${workerId}"
            aria-keyshortcuts="r"
            @click=${() => void this.reject(result)}
          >
            ${this.say.text('rejectMore')}
          </button>`
        : nothing
    }`;
  }

  private approve(result: Result): Promise<void> {
    const overrideRejection = result.status === 'Rejected';
    return this.review(result, (desk) => desk.approve(result.assignmentId, { overrideRejection }));
  }

  private async reject(result: Result): Promise<void> {
    this.rejecting = result.externalWorkerId ?? result.workerId;
    const reason = await this.renderRoot.querySelector<HitRejection>('hit-rejection')?.ask();
    if (reason) await this.review(result, (desk) => desk.reject(result.assignmentId, reason));
  }

  private async review(result: Result, run: (desk: RequesterDesk) => Promise<Result>): Promise<void> {
    const { assignmentId } = result;
    this.wrong = new Map([...this.wrong].filter(([id]) => id !== assignmentId));
    try {
      const reviewed = await run(this.desk!);
      this.results.replace((one) => one.assignmentId === assignmentId, reviewed);
      this.said = this.say.text(statusKeys[reviewed.status]);
      await this.updateComplete;
      this.step(assignmentId, 1);
      this.dispatchEvent(new HitReviewedEvent());
    } catch (error) {
      this.wrong = new Map(this.wrong).set(assignmentId, this.explain(error));
    }
  }

  /** Moves the focus to the next row that has something to decide. */
  private step(from: string, by: 1 | -1): boolean {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('tbody tr')];
    let at = rows.findIndex(({ dataset }) => dataset.key === from);
    do at += by;
    while (rows[at] && !rows[at]!.querySelector('button.approve'));
    rows[at]?.querySelector<HTMLElement>('button.approve')?.focus();
    return rows[at] !== undefined;
  }

  private onKeydown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const key = target.closest('tr')?.dataset.key;
    const result = this.results.items?.find(({ assignmentId }) => assignmentId === key);
    if (!result || target.localName === 'hit-result' || event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = event.key.toLowerCase();
    if (letter === 'a' && result.status === 'Submitted') void this.approve(result);
    else if (letter === 'r' && result.status === 'Submitted') void this.reject(result);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!this.step(result.assignmentId, event.key === 'ArrowDown' ? 1 : -1)) return;
    } else return;
    event.preventDefault();
  }

  private onToggle(event: Event, assignmentId: string): void {
    if ((event.target as HTMLDetailsElement).open) this.asked = new Set(this.asked).add(assignmentId);
  }
}

/* An answer as a reader wants it: text as it stands, lists with commas, the rest as JSON. */
const show = (value: Json): string => {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

declare global {
  interface HTMLElementTagNameMap {
    'hit-result-list': HitResultList;
  }
}
