import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Pages } from '../../controllers/pages.js';
import { href } from '../../controllers/route.js';
import type { Market } from '../../core/market.js';
import type { AssignmentStatus, MyAssignment, MyAssignments } from '../../core/protocol/market.js';
import { fromNow, moment, money } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { renderStatus, statusKeys } from '../market/status.js';
import { renderTable } from '../market/table.js';

const filters: (AssignmentStatus | '')[] = ['', 'Submitted', 'Approved', 'Rejected', 'Returned', 'Abandoned'];

/**
 * What a worker has done, what came of it, and what it earns.
 *
 * @summary A worker's past HITs and earnings.
 */
export class HitHistory extends MarketElement {
  /** The marketplace. */
  @property({ attribute: false }) market?: Market;

  @state() private status: AssignmentStatus | '' = '';
  @state() private totals?: MyAssignments['totals'];

  private readonly assignments = new Pages<MyAssignment>(this, {
    load: async (cursor, signal) => {
      const page = await this.market!.assignments({ cursor, ...(this.status && { status: this.status }) }, signal);
      this.totals = page.totals;
      return page;
    },
    failed: this.notice,
  });

  protected override willUpdate(changed: PropertyValues): void {
    if (this.market && (changed.has('market') || changed.get('status') !== undefined)) void this.assignments.reset();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title">
      <h1 id="title" tabindex="-1">${this.say.text('history')}</h1>
      ${this.renderTotals()}
      <div class="bar">
        <label class="field">
          ${this.say.text('columnStatus')}
          <select
            @change=${(event: Event) => (this.status = (event.target as HTMLSelectElement).value as AssignmentStatus)}
          >
            ${filters.map((value) => html`<option value=${value} ?selected=${value === this.status}>${this.say.text(value ? statusKeys[value] : 'allStatuses')}</option>`)}
          </select>
        </label>
      </div>
      ${this.renderPages(
        this.assignments,
        (items) => this.renderItems(items),
        () => html`
          <h2>${this.say.text('noHistory')}</h2>
          <p class="muted">${this.say.text('noHistoryHint')}</p>
          <a class="button primary" href=${href()}>${this.say.text('findWork')}</a>
        `,
      )}
    </section>`;
  }

  private renderTotals() {
    if (!this.totals) return nothing;
    const { earned, pending, counts } = this.totals;
    const reviewed = (counts.Approved ?? 0) + (counts.Rejected ?? 0);
    const rate =
      reviewed > 0
        ? this.say.number((counts.Approved ?? 0) / reviewed, { style: 'percent', maximumFractionDigits: 1 })
        : '–';
    const fact = (term: string, value: string) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<dl class="facts box">
      ${fact(this.say.text('earned'), money(this.say, earned))}
      ${fact(this.say.text('pendingReview'), money(this.say, pending))}
      ${fact(this.say.text('approvedHits'), this.say.number(counts.Approved ?? 0))}
      ${fact(this.say.text('approvalRate'), rate)}
    </dl>`;
  }

  private renderItems(items: MyAssignment[]) {
    return renderTable<MyAssignment>({
      caption: this.say.text('history'),
      rows: items,
      key: ({ assignmentId }) => assignmentId,
      columns: [
        {
          label: this.say.text('columnTask'),
          look: 'main',
          cell: ({ title, requester, feedback, status }) =>
            html`<strong>${title}</strong>
              <div class="small muted">${requester}</div>
              ${feedback ? html`<p class="small"><strong>${this.say.text(status === 'Rejected' ? 'rejectedBecause' : 'requesterSays')}</strong> ${feedback}</p>` : nothing}`,
        },
        { label: this.say.text('columnStatus'), look: 'tight', cell: ({ status }) => renderStatus(this.say, status) },
        { label: this.say.text('columnReward'), look: 'number', cell: ({ reward }) => money(this.say, reward) },
        {
          label: this.say.text('columnWhen'),
          look: 'tight',
          cell: ({ submittedAt, acceptedAt }) => {
            const at = submittedAt ?? acceptedAt;
            return html`<time datetime=${at} title=${moment(this.say, at)}>${fromNow(this.say, at)}</time>`;
          },
        },
      ],
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-history': HitHistory;
  }
}
