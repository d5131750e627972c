import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { HitReturnedEvent } from '../../base/events.js';
import { services } from '../../base/services.js';
import { Pages } from '../../controllers/pages.js';
import { href } from '../../controllers/route.js';
import type { Market } from '../../core/market.js';
import type { MyAssignment } from '../../core/protocol/market.js';
import { duration, moment, money } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { renderTable } from '../market/table.js';

const MINUTE_MS = 60_000;

/**
 * What a worker has in hand: accepted, not submitted, the most urgent first.
 *
 * @summary The HITs that a worker has accepted and not finished.
 * @fires hit-returned - A HIT was given back.
 */
export class HitQueue extends MarketElement {
  /** The marketplace. */
  @property({ attribute: false }) market?: Market;

  @state() private wrong = '';
  @state() private said = '';

  private timer?: ReturnType<typeof setInterval>;
  private readonly assignments = new Pages<MyAssignment>(this, {
    load: (cursor, signal) => this.market!.assignments({ status: 'Accepted', cursor, limit: 100 }, signal),
    failed: this.notice,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), MINUTE_MS / 4);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('market') && this.market) void this.assignments.reset();
  }

  protected override render(): TemplateResult {
    void services.load('hit-confirm');
    return html`<section class="stack" aria-labelledby="title">
      <h1 id="title" tabindex="-1">${this.say.text('inHand')}</h1>
      <p class="hidden-text" role="status">${this.said}</p>
      ${this.renderError(this.wrong)}
      ${this.renderPages(
        this.assignments,
        (items) => this.renderItems(items),
        () => html`
          <h2>${this.say.text('nothingInHand')}</h2>
          <p class="muted">${this.say.text('nothingInHandHint')}</p>
          <a class="button primary" href=${href()}>${this.say.text('findWork')}</a>
        `,
      )}
    </section>`;
  }

  private renderItems(items: MyAssignment[]) {
    return renderTable<MyAssignment>({
      caption: this.say.text('inHand'),
      rows: [...items].sort((a, b) => a.deadline.localeCompare(b.deadline)),
      key: ({ assignmentId }) => assignmentId,
      columns: [
        {
          label: this.say.text('columnTask'),
          look: 'main',
          cell: ({ title, requester, batchId, hitId }) =>
            html`<a href=${href('batches', batchId, 'hits', hitId)}>${title}</a>
              <div class="small muted">${requester}</div>`,
        },
        {
          label: this.say.text('columnReward'),
          look: 'number',
          cell: ({ reward }) => html`<strong>${money(this.say, reward)}</strong>`,
        },
        {
          label: this.say.text('columnTimeLeft'),
          look: 'tight',
          cell: ({ deadline }) => this.renderTimeLeft(deadline),
        },
        {
          label: this.say.text('columnActions'),
          look: 'actions',
          cell: (assignment) => this.renderActions(assignment),
        },
      ],
    });
  }

  private renderTimeLeft(deadline: string) {
    const left = Date.parse(deadline) - Date.now();
    if (left <= 0) return html`<span class="badge bad">${this.say.text('timeOver')}</span>`;
    const look = left < 5 * MINUTE_MS ? 'badge wait' : '';
    return html`<time datetime=${deadline} title=${moment(this.say, deadline)} class=${look}
      >${duration(this.say, left)}</time
    >`;
  }

  private renderActions({ assignmentId, batchId, hitId, title }: MyAssignment) {
    return html`<a
        class="button primary"
        aria-label=${this.say.text('continueWith', { title })}
        href=${href('batches', batchId, 'hits', hitId)}
        >${this.words.text('continue')}</a
      >
      <hit-confirm
        .label=${this.say.text('giveBack')}
        .description=${this.say.text('giveBackOne', { title })}
        .question=${this.words.text('returnQuestion')}
        .yes=${this.words.text('returnYes')}
        @hit-confirmed=${() => this.giveBack(assignmentId)}
      ></hit-confirm>`;
  }

  private async giveBack(assignmentId: string): Promise<void> {
    this.wrong = '';
    try {
      await this.market!.giveBack(assignmentId);
      this.said = this.words.text('returned');
      this.dispatchEvent(new HitReturnedEvent());
      await this.assignments.reload();
      await this.updateComplete;
      this.focus();
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-queue': HitQueue;
  }
}
