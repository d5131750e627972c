import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { HitPublishedEvent, HitSignedInEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { href, Route } from '../../controllers/route.js';
import type { Market, RequesterDesk } from '../../core/market.js';
import { MarketElement } from '../market/market-element.js';
import { renderShell } from '../market/shell.js';
import { shellStyles } from '../market/shell.styles.js';

const KEY = 'hitkit:access-key';

/**
 * The whole page of a requester: sign in with an access key, publish batches, follow them, review and export. The key is
 * kept in this tab (`sessionStorage`) until it is closed or the requester signs out. Which view is shown stands in the
 * page's address after `#`.
 *
 * @summary A requester's whole page at a marketplace.
 * @slot brand - The marketplace's name or mark.
 */
export class HitRequester extends MarketElement {
  static override styles = [MarketElement.styles, shellStyles];

  /** The root of the marketplace's API. */
  @property() src = '';
  /** Instead of `src`: the marketplace itself. */
  @property({ attribute: false }) market?: Market;

  /** Whose key it is; `null` for nobody, `undefined` while that is not known. */
  @state() private name?: string | null;
  @state() private desk?: RequesterDesk;
  @state() private wrong = '';

  private readonly route = new Route(this, () => void this.focusView());

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') && this.src) void this.open();
    else if (changed.has('market') && this.market) void this.enter();
  }

  protected override render(): TemplateResult {
    const [view] = this.route.segments;
    return renderShell({
      say: this.say,
      name: this.name,
      links: [
        { href: href(), text: this.say.text('batches'), current: view !== 'publish' },
        { href: href('publish'), text: this.say.text('publishNew'), current: view === 'publish' },
      ],
      leave: () => this.signOut(),
      content: this.renderContent(),
    });
  }

  private renderContent() {
    if (this.wrong) return this.renderError(this.wrong, () => void this.open());
    if (this.name === undefined) return this.renderSkeleton();
    if (this.name === null) {
      void services.load('hit-access-key');
      return html`<hit-access-key .market=${this.market} @hit-signed-in=${this.onSignedIn}></hit-access-key>`;
    }
    return html`<div id="view" @hit-signed-out=${() => this.signOut()} @hit-published=${this.onPublished}>
      ${this.renderView()}
    </div>`;
  }

  private renderView() {
    const { desk } = this;
    const [view, batchId] = this.route.segments;
    if (view === 'publish') {
      void services.load('hit-publisher');
      return html`<hit-publisher .desk=${desk}></hit-publisher>`;
    }
    if (view === 'batches' && batchId) {
      void services.load('hit-batch');
      return html`<hit-batch .desk=${desk} .batchId=${batchId}></hit-batch>`;
    }
    void services.load('hit-batch-list');
    return html`<hit-batch-list .desk=${desk}></hit-batch-list>`;
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
    const key = keep.get();
    if (!key) {
      this.name = null;
      return;
    }
    try {
      const desk = this.market!.requester(key);
      const { name } = await desk.who();
      this.desk = desk;
      this.name = name;
    } catch (error) {
      // A key that is no longer good asks for another one; a server out of reach does not take the key away.
      const { status } = Object(Object(error).problem) as { status?: number };
      if (status === 401 || status === 403) this.signOut();
      else this.wrong = this.explain(error);
    }
  }

  private signOut(): void {
    keep.set('');
    this.desk = undefined;
    this.name = null;
    void this.focusView();
  }

  private readonly onSignedIn = ({ name, key }: HitSignedInEvent): void => {
    keep.set(key);
    this.desk = this.market!.requester(key);
    this.name = name;
    void this.focusView();
  };

  private onPublished({ batch }: HitPublishedEvent): void {
    this.route.go(['batches', batch.batchId]);
  }

  /** The link that was followed may be gone: the focus goes to the heading of what it led to. */
  private async focusView(): Promise<void> {
    await this.updateComplete;
    const view = this.renderRoot.querySelector<MarketElement>('#view > *, hit-access-key');
    if (!view) return;
    await customElements.whenDefined(view.localName);
    await view.updateComplete;
    view.focus();
    scrollTo({ top: 0 });
  }
}

/* A browser that keeps nothing asks for the key again after a reload. */
const keep = {
  get(): string {
    try {
      return sessionStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  },
  set(key: string): void {
    try {
      if (key) sessionStorage.setItem(KEY, key);
      else sessionStorage.removeItem(KEY);
    } catch {
      // see above
    }
  },
};

declare global {
  interface HTMLElementTagNameMap {
    'hit-requester': HitRequester;
  }
}
