import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { HitField } from '../../base/hit-field.js';
import { services } from '../../base/services.js';
import { limits } from '../../core/protocol/market.js';
import { MarketElement } from '../market/market-element.js';
import { dialogStyles } from '../market/dialog.styles.js';

/**
 * Asks in a dialog why work is rejected: `await rejection.ask()`. The worker reads the reason.
 *
 * @summary The dialog that asks for the reason of a rejection.
 */
export class HitRejection extends MarketElement {
  static override styles = [MarketElement.styles, dialogStyles];

  /** Whose work it is. */
  @property({ attribute: 'worker-id' }) workerId = '';

  private answer: (reason?: string) => void = () => {};

  /** Asks; answers with `undefined` when the requester changes their mind. What was typed stays for the next time. */
  async ask(): Promise<string | undefined> {
    await services.load('hit-text');
    await this.updateComplete;
    this.dialog.showModal();
    this.field.focus();
    return new Promise((resolve) => (this.answer = resolve));
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => this.answer()}>
      <form class="body stack" novalidate @submit=${this.onSubmit} @keydown=${this.onKeydown}>
        <h2 id="title">${this.say.text('rejectTitle', { worker: this.workerId })}</h2>
        <p class="muted">${this.say.text('rejectHint')}</p>
        <hit-text
          name="reason"
          required
          multiline
          rows="3"
          maxlength=${limits.feedback}
          label=${this.say.text('reason')}
          hint=${this.say.text('reasonHint')}
        ></hit-text>
        <div class="foot">
          <button type="button" @click=${() => this.dialog.close()}>${this.say.text('cancel')}</button>
          <button type="submit" class="primary">${this.say.text('reject')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private get field(): HitField {
    return this.renderRoot.querySelector<HitField>('hit-text')!;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    if (!this.field.showValidity()) return this.field.focus();
    this.answer((this.field.value as string).trim());
    this.dialog.close();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Firefox sends the keypress of this very key to what has the focus once the dialog is closed: a button, which acts.
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-rejection': HitRejection;
  }
}
