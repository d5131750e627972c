import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { HitField } from '../../base/hit-field.js';
import { HitSignedInEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { Refusal } from '../../core/endpoint.js';
import type { Market } from '../../core/market.js';
import { styles } from '../market/account.styles.js';
import { MarketElement } from '../market/market-element.js';

/**
 * Signs a requester in with an access key.
 *
 * @summary Sign in with an access key.
 * @fires hit-signed-in - The key is good.
 */
export class HitAccessKey extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The marketplace. */
  @property({ attribute: false }) market?: Market;

  private busy = false;
  @state() private wrong = '';

  protected override render(): TemplateResult {
    void services.load('hit-password');
    return html`<form
      class="stack"
      novalidate
      aria-labelledby="title"
      @submit=${this.onSubmit}
      @keydown=${this.onKeydown}
    >
      <h1 id="title" tabindex="-1">${this.say.text('signIn')}</h1>
      ${this.renderError(this.wrong)}
      <hit-password
        name="key"
        required
        autocomplete="off"
        label=${this.say.text('accessKey')}
        hint=${this.say.text('accessKeyHint')}
      ></hit-password>
      <button type="submit" class="primary">${this.say.text('signIn')}</button>
    </form>`;
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await services.load('hit-password'); // pressed before it came
    const field = this.renderRoot.querySelector<HitField>('hit-password')!;
    if (!field.showValidity()) return field.focus();
    if (!this.market || this.busy) return;
    this.busy = true;
    this.wrong = '';
    const key = (field.value as string).trim();
    try {
      const { name } = await this.market.requester(key).who();
      this.dispatchEvent(new HitSignedInEvent(name, key));
    } catch (error) {
      if (error instanceof Refusal && [401, 403].includes(error.problem.status ?? 0)) {
        field.setCustomValidity(this.say.text('wrongKey'));
        field.focus();
      } else this.wrong = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  };

  /* A form sees no Enter from an input in another shadow tree. */
  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.composedPath()[0] instanceof HTMLInputElement)) return;
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-access-key': HitAccessKey;
  }
}
