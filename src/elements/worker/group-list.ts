import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Pages } from '../../controllers/pages.js';
import { href } from '../../controllers/route.js';
import type { Market } from '../../core/market.js';
import type { Group } from '../../core/protocol/market.js';
import { duration, fromNow, moment, money } from '../market/format.js';
import { MarketElement } from '../market/market-element.js';
import { renderTable } from '../market/table.js';
import { styles } from './group-list.styles.js';

const REFRESH_MS = 30_000;

const orders = {
  newest: (a: Group, b: Group) => b.createdAt.localeCompare(a.createdAt),
  reward: (a: Group, b: Group) => Number(b.reward) - Number(a.reward),
  available: (a: Group, b: Group) => b.available - a.available,
  ending: (a: Group, b: Group) => a.expiresAt.localeCompare(b.expiresAt),
};
type Order = keyof typeof orders;

/**
 * The work that a worker can take, batch by batch. `/` goes to the search, the arrow keys go from title to title.
 *
 * @summary The batches of HITs that a worker can choose from.
 */
export class HitGroupList extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The marketplace. */
  @property({ attribute: false }) market?: Market;

  @state() private term = '';
  @state() private order: Order = 'newest';

  private timer?: ReturnType<typeof setInterval>;
  private readonly groups = new Pages<Group>(this, {
    load: (cursor, signal) => this.market!.groups({ cursor, limit: 100 }, signal),
    failed: this.notice,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.refresh);
    this.timer = setInterval(this.refresh, REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.refresh);
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('market') && this.market) void this.groups.reset();
  }

  protected override updated(): void {
    // What is searched for may be on a page that has not come yet.
    if (this.term && this.groups.more && this.groups.error === undefined) void this.groups.next();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack" aria-labelledby="title" @keydown=${this.onKeydown}>
      <h1 id="title" tabindex="-1">${this.say.text('findWork')}</h1>
      ${this.renderTools()}
      ${this.renderPages(
        this.groups,
        (groups) => this.renderGroups(groups),
        () => this.renderEmpty(),
      )}
    </section>`;
  }

  private renderTools() {
    const names = {
      newest: 'sortNewest',
      reward: 'sortReward',
      available: 'sortAvailable',
      ending: 'sortEnding',
    } as const;
    return html`<div class="bar tools" role="search">
      <label class="field grow">
        ${this.say.text('search')}
        <input id="search" type="search" aria-keyshortcuts="/" .value=${this.term} @input=${this.onSearch} />
      </label>
      <label class="field">
        ${this.say.text('sortBy')}
        <select @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as Order)}>
          ${Object.entries(names).map(([value, key]) => html`<option value=${value} ?selected=${value === this.order}>${this.say.text(key)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  private renderGroups(all: Group[]) {
    const groups = all.filter((group) => matches(group, this.term)).sort(orders[this.order]);
    const found = this.term ? this.say.text('found', { count: groups.length }) : '';
    return html`
      <p class="hidden-text" role="status">${found}</p>
      ${
        groups.length === 0
          ? html`<div class="box empty">
              <p>${this.say.text('nothingFound', { term: this.term })}</p>
              <button type="button" @click=${this.onClear}>${this.say.text('clearSearch')}</button>
            </div>`
          : renderTable<Group>({
              caption: this.say.text('findWork'),
              rows: groups,
              key: ({ batchId }) => batchId,
              columns: [
                { label: this.say.text('columnTask'), look: 'main', cell: (group) => this.renderTitle(group) },
                {
                  label: this.say.text('columnReward'),
                  look: 'number',
                  cell: ({ reward }) => html`<strong>${money(this.say, reward)}</strong>`,
                },
                {
                  label: this.say.text('columnTime'),
                  look: 'tight',
                  cell: (group) => duration(this.say, group.assignmentDurationInSeconds * 1000),
                },
                {
                  label: this.say.text('columnAvailable'),
                  look: 'number',
                  cell: ({ available }) => this.say.number(available),
                },
                {
                  label: this.say.text('columnEnds'),
                  look: 'tight',
                  cell: ({ expiresAt }) =>
                    html`<time datetime=${expiresAt} title=${moment(this.say, expiresAt)}
                      >${fromNow(this.say, expiresAt)}</time
                    >`,
                },
              ],
            })
      }
    `;
  }

  private renderTitle({ batchId, title, description, requester, working, done }: Group) {
    return html`<a href=${href('batches', batchId)}>${title}</a>
      <div class="description">${description}</div>
      <div class="small muted bar">
        <span>${requester}</span>
        ${working > 0 ? html`<span class="badge wait">${this.say.text('countInHand', { count: this.say.number(working) })}</span>` : nothing}
        ${done > 0 ? html`<span class="badge good">${this.say.text('countDone', { count: this.say.number(done) })}</span>` : nothing}
      </div>`;
  }

  private renderEmpty() {
    return html`<h2>${this.say.text('noWork')}</h2>
      <p class="muted">${this.say.text('noWorkHint')}</p>
      <button type="button" @click=${this.refresh}>${this.say.text('lookAgain')}</button>`;
  }

  private readonly refresh = (): void => {
    const long = this.groups.more || (this.groups.items?.length ?? 0) > 100; // someone reads further down
    if (this.market && document.visibilityState === 'visible' && !this.groups.busy && !long) void this.groups.reload();
  };

  private onSearch(event: Event): void {
    this.term = (event.target as HTMLInputElement).value;
  }

  private onClear(): void {
    this.term = '';
    this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
  }

  private onKeydown(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target instanceof HTMLSelectElement) return;
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('td.main > a')];
    const next = links[links.indexOf(event.target as HTMLElement) + step];
    if (!next || (typing && step < 0)) return;
    event.preventDefault();
    next.focus();
  }
}

/* Every word of the term, somewhere in what the worker can read. */
function matches({ title, description, requester, keywords }: Group, term: string): boolean {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = [title, description, requester, ...keywords].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-group-list': HitGroupList;
  }
}
