import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { HitField } from '../../base/hit-field.js';
import { services } from '../../base/services.js';
import { type Extension, limits } from '../../core/protocol/market.js';
import { MarketElement } from '../market/market-element.js';
import { dialogStyles } from '../market/dialog.styles.js';

const DAY_S = 86_400;

/**
 * Asks in a dialog how far a batch is extended: `await extension.ask()`.
 *
 * @summary The dialog that extends a batch.
 */
export class HitExtension extends MarketElement {
  static override styles = [MarketElement.styles, dialogStyles];

  @state() private wrong = '';

  private answer: (extension?: Extension) => void = () => {};

  /** Asks; answers with `undefined` when the requester changes their mind. */
  async ask(): Promise<Extension | undefined> {
    await services.load('hit-number');
    this.wrong = '';
    for (const field of this.fields) field.value = null;
    this.dialog.showModal();
    return new Promise((resolve) => (this.answer = resolve));
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => this.answer()}>
      <form class="body stack" novalidate @submit=${this.onSubmit}>
        <h2 id="title">${this.say.text('extend')}</h2>
        ${this.renderError(this.wrong)}
        <hit-number
          name="days"
          min="0"
          max=${limits.lifetime.max / DAY_S}
          step="any"
          unit=${this.say.text('days')}
          label=${this.say.text('moreDays')}
        ></hit-number>
        <hit-number
          name="assignments"
          min="1"
          max=${limits.maxAssignments}
          step="1"
          label=${this.say.text('moreAssignments')}
          hint=${this.say.text('moreAssignmentsHint')}
        ></hit-number>
        <div class="foot">
          <button type="button" @click=${() => this.dialog.close()}>${this.say.text('cancel')}</button>
          <button type="submit" class="primary">${this.say.text('extend')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private get fields(): HitField[] {
    return [...this.renderRoot.querySelectorAll<HitField>('hit-number')];
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    const wrong = this.fields.find((field) => !field.showValidity());
    if (wrong) return wrong.focus();
    const [days, assignments] = this.fields.map((field) => field.value as number | null);
    if (!days && !assignments) {
      this.wrong = this.say.text('extendBy');
      return;
    }
    this.answer({
      ...(days && { additionalLifetimeInSeconds: Math.max(limits.lifetime.min, Math.round(days * DAY_S)) }),
      ...(assignments && { additionalAssignments: assignments }),
    });
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-extension': HitExtension;
  }
}
