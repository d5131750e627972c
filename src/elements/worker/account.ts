import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { HitField } from '../../base/hit-field.js';
import { HitSignedInEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { Refusal } from '../../core/endpoint.js';
import type { Market } from '../../core/market.js';
import { styles } from '../market/account.styles.js';
import { MarketElement } from '../market/market-element.js';

/* The rule of `signInSchema`, for the field; the server checks again. */
const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+\\-]{0,62}[\\p{L}\\p{N}]';

/**
 * Signs a worker in, or makes an account.
 *
 * @summary Sign in, or make an account.
 * @fires hit-signed-in - The worker is signed in.
 */
export class HitAccount extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The marketplace. */
  @property({ attribute: false }) market?: Market;

  @state() private registering = false;
  private busy = false;
  @state() private wrong = '';

  protected override render(): TemplateResult {
    void services.load('hit-text');
    void services.load('hit-password');
    const { registering: fresh } = this;
    return html`<form
      class="stack"
      novalidate
      aria-labelledby="title"
      @submit=${this.onSubmit}
      @keydown=${this.onKeydown}
    >
      <h1 id="title" tabindex="-1">${this.say.text(fresh ? 'register' : 'signIn')}</h1>
      ${this.renderError(this.wrong)}
      <hit-text
        name="name"
        required
        autocomplete="username"
        label=${this.say.text('userName')}
        hint=${fresh ? this.say.text('userNameHint') : ''}
        pattern=${NAME}
        pattern-message=${this.say.text('userNameForm')}
      ></hit-text>
      <hit-password
        name="password"
        required
        minlength="8"
        autocomplete=${fresh ? 'new-password' : 'current-password'}
        label=${this.say.text('password')}
        hint=${fresh ? this.say.text('passwordHint') : ''}
      ></hit-password>
      <button type="submit" class="primary">${this.say.text(fresh ? 'register' : 'signIn')}</button>
      <p class="switch">
        ${this.say.text(fresh ? 'haveAccount' : 'noAccount')}
        <button type="button" class="plain" @click=${() => this.change()}>
          ${this.say.text(fresh ? 'signInInstead' : 'registerInstead')}
        </button>
      </p>
    </form>`;
  }

  private field(name: string): HitField {
    return this.renderRoot.querySelector<HitField>(`[name=${name}]`)!;
  }

  private change(): void {
    this.registering = !this.registering;
    this.wrong = '';
    void this.updateComplete.then(() => this.focus());
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await Promise.all(['hit-text', 'hit-password'].map((tag) => services.load(tag))); // pressed before they came
    const fields = [this.field('name'), this.field('password')];
    const wrong = fields.filter((field) => !field.showValidity());
    if (wrong[0]) return wrong[0].focus();
    if (!this.market || this.busy) return;
    this.busy = true;
    this.wrong = '';
    const [name, password] = fields.map((field) => field.value as string) as [string, string];
    try {
      const me = await this.market[this.registering ? 'register' : 'signIn']({ name, password });
      this.dispatchEvent(new HitSignedInEvent(me.name));
    } catch (error) {
      this.show(error);
    } finally {
      this.busy = false;
    }
  };

  /* At the field that can mend it, where there is one. */
  private show(error: unknown): void {
    const status = error instanceof Refusal ? error.problem.status : undefined;
    const named =
      error instanceof Refusal
        ? error.problem.errors?.find(({ path }) => /^\$\.(name|password)$/.test(path))
        : undefined;
    const blame = (name: string, message: string) => {
      this.field(name).setCustomValidity(message);
      this.field(name).focus();
    };
    if (named) blame(named.path.slice(2), named.message);
    else if (status === 401) blame('password', this.say.text('wrongPassword'));
    else if (status === 409) blame('name', this.say.text('nameTaken'));
    else this.wrong = error instanceof Error ? error.message : String(error);
  }

  /* A form sees no Enter from an input in another shadow tree. */
  private onKeydown(event: KeyboardEvent): void {
    const [source] = event.composedPath();
    if (event.key !== 'Enter' || !(source instanceof HTMLInputElement) || event.isComposing) return;
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-account': HitAccount;
  }
}
