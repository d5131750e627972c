import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { HitField } from '../../base/hit-field.js';
import { Localize } from '../../controllers/localize.js';
import { enPages } from '../../locales/en.pages.js';
import { text } from '../fields/text/text.contract.js';
import { styles } from './password.styles.js';

/**
 * Asks for a secret, with a button that shows it. It is of the marketplace's pages only: its tag names no contract, so
 * that no task can ask a worker for a password.
 *
 * @summary A password or key, hidden while it is typed.
 * @csspart control - The text control.
 */
export class HitPassword extends HitField<typeof text> {
  static override readonly contract = text;
  static override styles = [HitField.styles, styles];

  /** The fewest UTF-16 code units. */
  @property({ type: Number, attribute: 'minlength' }) minLength?: number;
  /** What the browser may fill in: `current-password`, `new-password` or `off`. */
  @property() autocomplete = 'current-password';

  @state() private shown = false;

  private readonly say = new Localize(this, enPages);

  protected override renderControl(): TemplateResult {
    return html`<div class="pair">
      <input
        id="control"
        part="control"
        class="input"
        .value=${live(this.value ?? '')}
        type=${this.shown ? 'text' : 'password'}
        autocomplete=${this.autocomplete as AutoFill}
        autocapitalize="none"
        spellcheck="false"
        aria-label=${this.outerLabel}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.shownError ? 'true' : 'false'}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        ?readonly=${!this.editable}
        @input=${this.onInput}
        @change=${this.onChange}
      />
      <button
        type="button"
        class="plain"
        aria-pressed=${this.shown ? 'true' : 'false'}
        aria-describedby=${this.label ? 'label' : nothing}
        @click=${() => (this.shown = !this.shown)}
      >
        ${this.say.text('show')}
      </button>
    </div>`;
  }

  private onInput(event: Event) {
    event.stopPropagation();
    this.edit((event.target as HTMLInputElement).value || null);
  }

  private onChange(event: Event) {
    event.stopPropagation();
    this.commit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-password': HitPassword;
  }
}
