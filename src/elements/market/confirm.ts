import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { HitConfirmedEvent } from '../../base/market-events.js';
import { dialogStyles } from './dialog.styles.js';
import { MarketElement } from './market-element.js';

/**
 * A button that asks back, in a dialog, before it acts.
 *
 * @summary A button that asks back before it acts.
 * @fires hit-confirmed - The answer was yes.
 * @csspart control - The button.
 */
export class HitConfirm extends MarketElement {
  static override styles = [MarketElement.styles, dialogStyles];

  /** What the button does. */
  @property() label = '';
  /** The label as assistive technology hears it, where the text alone does not tell which one it is. */
  @property() description = '';
  /** What is asked. */
  @property() question = '';
  /** The answer that acts. */
  @property() yes = '';
  /** It cannot be pressed now. */
  @property({ type: Boolean }) disabled = false;

  protected override render(): TemplateResult {
    return html`<button
        part="control"
        type="button"
        aria-label=${this.description || this.label}
        aria-haspopup="dialog"
        ?disabled=${this.disabled}
        @click=${this.onAsk}
      >
        ${this.label}
      </button>
      <dialog aria-labelledby="question">
        <div class="body stack">
          <p id="question">${this.question}</p>
          <div class="foot">
            <button type="button" @click=${() => this.dialog.close()}>${this.say.text('cancel')}</button>
            <button type="button" class="primary" @click=${this.onYes}>${this.yes}</button>
          </div>
        </div>
      </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private onAsk() {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('.primary')!.focus();
  }

  private onYes() {
    this.dialog.close();
    this.dispatchEvent(new HitConfirmedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-confirm': HitConfirm;
  }
}
