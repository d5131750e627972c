import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { HitSignedInEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { href, Route } from '../../controllers/route.js';
import type { Market } from '../../core/market.js';
import { MarketElement } from '../market/market-element.js';
import { renderShell } from '../market/shell.js';
import { shellStyles } from '../market/shell.styles.js';

/**
 * The whole page of a worker: sign in, find work, do it, see what came of it. Which view is shown stands in the page's
 * address after `#`, so that reload, back and links work.
 *
 * @summary A worker's whole page at a marketplace.
 * @slot brand - The marketplace's name or mark.
 */
export class HitWorker extends MarketElement {
  static override styles = [MarketElement.styles, shellStyles];

  /** The root of the marketplace's API. */
  @property() src = '';
  /** Instead of `src`: the marketplace itself. */
  @property({ attribute: false }) market?: Market;

  /** Who is signed in; `null` for nobody, `undefined` while that is not known. */
  @state() private name?: string | null;
  @state() private wrong = '';
  /** HITs in hand. */
  @state() private inHand = 0;

  private readonly route = new Route(this, (before) => this.onRoute(before));

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') && this.src) void this.open();
    else if (changed.has('market') && this.market) void this.enter();
  }

  protected override render(): TemplateResult {
    return renderShell({
      say: this.say,
      name: this.name,
      links: [
        { href: href(), text: this.say.text('findWork'), current: !['queue', 'history'].includes(this.view) },
        {
          href: href('queue'),
          text: this.say.text('inHand'),
          count: this.inHand ? this.say.number(this.inHand) : '',
          current: this.view === 'queue',
        },
        { href: href('history'), text: this.say.text('history'), current: this.view === 'history' },
      ],
      leave: () => void this.signOut(),
      content: this.renderContent(),
    });
  }

  private renderContent() {
    if (this.wrong) return this.renderError(this.wrong, () => void this.open());
    if (this.name === undefined) return this.renderSkeleton();
    if (this.name === null) {
      void services.load('hit-account');
      return html`<hit-account .market=${this.market} @hit-signed-in=${this.onSignedIn}></hit-account>`;
    }
    return html`<div
      id="view"
      @hit-signed-out=${this.onSignedOut}
      @hit-accepted=${this.count}
      @hit-submitted=${this.count}
      @hit-returned=${this.count}
      @hit-expired=${this.count}
    >
      ${this.renderView()}
    </div>`;
  }

  private renderView() {
    const { market } = this;
    const [view, batchId, , hitId = ''] = this.route.segments;
    if (view === 'queue') {
      void services.load('hit-queue');
      return html`<hit-queue .market=${market}></hit-queue>`;
    }
    if (view === 'history') {
      void services.load('hit-history');
      return html`<hit-history .market=${market}></hit-history>`;
    }
    if (view === 'batches' && batchId) {
      void services.load('hit-work');
      return html`<hit-work .market=${market} .batchId=${batchId} .hitId=${hitId}></hit-work>`;
    }
    void services.load('hit-group-list');
    return html`<hit-group-list .market=${market}></hit-group-list>`;
  }

  private get view(): string {
    return this.route.segments[0] ?? '';
  }

  private async open(): Promise<void> {
    this.wrong = '';
    try {
      const market = this.src ? await services.market(this.src) : this.market;
      if (market === this.market) await this.enter();
      else this.market = market;
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }

  private async enter(): Promise<void> {
    try {
      this.name = (await this.market!.session())?.name ?? null;
      if (this.name !== null) void this.count();
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }

  private async signOut(): Promise<void> {
    try {
      await this.market!.signOut();
      this.onSignedOut();
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }

  private readonly count = async (): Promise<void> => {
    const page = await this.market!.assignments({ status: 'Accepted', limit: 1 }).catch(() => undefined); // only a number beside a link
    if (page) this.inHand = page.totals.counts.Accepted ?? 0;
  };

  private readonly onSignedIn = (event: HitSignedInEvent): void => {
    this.name = event.name;
    void this.count();
    void this.focusView();
  };

  private readonly onSignedOut = (): void => {
    this.name = null;
    this.inHand = 0;
    void this.focusView();
  };

  private onRoute(before: readonly string[]): void {
    const work = before[0] === 'batches' && this.view === 'batches' && before[1] === this.route.segments[1];
    if (!work) void this.focusView(); // from HIT to HIT the work itself sees to the focus
    if (this.name) void this.count();
  }

  /** The link that was followed may be gone: the focus goes to the heading of what it led to. */
  private async focusView(): Promise<void> {
    await this.updateComplete;
    const view = this.renderRoot.querySelector<MarketElement>('#view > *, hit-account');
    if (!view) return;
    await customElements.whenDefined(view.localName);
    await view.updateComplete;
    view.focus();
    scrollTo({ top: 0 });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-worker': HitWorker;
  }
}
