import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { HitElement } from '../../base/hit-element.js';
import { HitSignedOutEvent } from '../../base/market-events.js';
import { Localize } from '../../controllers/localize.js';
import type { Pages } from '../../controllers/pages.js';
import { Refusal } from '../../core/endpoint.js';
import { enPages, type PageMessages } from '../../locales/en.pages.js';
import { marketStyles } from './market.styles.js';
import { tableStyles } from './table.styles.js';

/** The base of the marketplace's pages and their parts: their words, their look, their way of failing. */
export abstract class MarketElement extends HitElement {
  static override styles: CSSResultGroup = [HitElement.styles, marketStyles, tableStyles];

  protected readonly say = new Localize<PageMessages>(this, enPages);

  /** Sets the focus on the heading of the view. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  /** Tells the page where an error means that nobody is signed in any more. */
  protected readonly notice = (error: unknown): void => {
    if (error instanceof Refusal && error.problem.status === 401) this.dispatchEvent(new HitSignedOutEvent());
  };

  /** What to say about an error. */
  protected explain(error: unknown): string {
    this.notice(error);
    return errorText(error);
  }

  protected renderError(message: string, retry?: () => void): TemplateResult | typeof nothing {
    if (!message) return nothing;
    return html`<div class="box wrong" role="alert">
      <p>${message}</p>
      ${retry ? html`<button type="button" @click=${retry}>${this.words.text('tryAgain')}</button>` : nothing}
    </div>`;
  }

  protected renderSkeleton(): TemplateResult {
    return html`<div class="skeleton" role="status" aria-label=${this.say.text('listLoading')}>
      <span></span><span></span><span></span><span></span>
    </div>`;
  }

  /* The focus goes to the first row that came: the button may be gone. */
  private async showMore<Item>(pages: Pages<Item>): Promise<void> {
    const from = pages.items?.length ?? 0;
    await pages.next();
    await this.updateComplete;
    this.renderRoot.querySelectorAll('tbody tr')[from]?.querySelector<HTMLElement>('a, button, summary')?.focus();
  }

  /** A list in whichever state it is: on its way, not to be had, empty, or there. */
  protected renderPages<Item>(
    pages: Pages<Item>,
    content: (items: Item[]) => unknown,
    empty: () => unknown,
  ): TemplateResult {
    const { items, error, more } = pages;
    const wrong =
      error === undefined
        ? nothing
        : this.renderError(errorText(error), () => void (items && more ? pages.next() : pages.reload()));
    if (!items) return html`${wrong} ${error === undefined ? this.renderSkeleton() : nothing}`;
    return html`
      ${items.length === 0 ? html`<div class="box empty">${empty()}</div>` : content(items)} ${wrong}
      ${
        more
          ? html`<div class="bar">
              <button type="button" @click=${() => void this.showMore(pages)}>${this.say.text('showMore')}</button>
            </div>`
          : nothing
      }
    `;
  }
}

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
