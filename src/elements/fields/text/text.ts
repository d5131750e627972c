import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { optionalNumber } from '../../../base/converters.js';
import { HitField } from '../../../base/hit-field.js';
import type { Issue } from '../../../core/contract.js';
import { text } from './text.contract.js';
import type { TextConfig } from './text.schema.js';
import { styles } from './text.styles.js';

/**
 * Asks for text: one line, or several.
 *
 * @summary One line or several lines of text.
 * @csspart control - The text control.
 * @cssproperty --hit-text-control-width - The widest that the control grows.
 */
export class HitText extends HitField<typeof text> implements TextConfig {
  static override readonly contract = text;
  static override styles = [HitField.styles, styles];

  /** What kind of text: it chooses the phone's keyboard, and checks e-mail and web addresses. */
  @property() type: TextConfig['type'] = 'text';
  /** Several lines. */
  @property({ type: Boolean }) multiline = false;
  /** The height of several lines, in lines. */
  @property({ type: Number }) rows = 4;
  /** An example of an answer; never the question itself. */
  @property() placeholder = '';
  /** What the browser may fill in, in HTML's autofill words. */
  @property() autocomplete = '';
  /** The fewest UTF-16 code units of an answer. */
  @property({ converter: optionalNumber, attribute: 'minlength' }) minLength?: number;
  /** The most UTF-16 code units of an answer. More can be typed, and is marked: nothing typed is thrown away. */
  @property({ converter: optionalNumber, attribute: 'maxlength' }) maxLength?: number;
  /** A regular expression that the whole answer must match. */
  @property() pattern = '';
  /** What to say when it does not. */
  @property({ attribute: 'pattern-message' }) patternMessage = '';

  protected override renderControl(): TemplateResult {
    return html`${this.multiline ? this.renderLines() : this.renderLine()}${this.renderCount()}`;
  }

  protected override updated() {
    // Through the CSSOM, which a strict Content-Security-Policy allows; `style="…"` it does not.
    this.renderRoot.querySelector('textarea')?.style.setProperty('--_rows', String(this.rows));
  }

  private renderLine() {
    return html`<input
      id="control"
      part="control"
      class="input"
      .value=${live(this.value ?? '')}
      type=${this.type}
      placeholder=${this.placeholder || nothing}
      autocomplete=${(this.autocomplete as AutoFill) || nothing}
      aria-label=${this.outerLabel}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.shownError ? 'true' : 'false'}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${!this.editable}
      @input=${this.onInput}
      @change=${this.onChange}
    />`;
  }

  private renderLines() {
    return html`<textarea
      id="control"
      part="control"
      class="input"
      .value=${live(this.value ?? '')}
      placeholder=${this.placeholder || nothing}
      aria-label=${this.outerLabel}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.shownError ? 'true' : 'false'}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${!this.editable}
      @input=${this.onInput}
      @change=${this.onChange}
    ></textarea>`;
  }

  private renderCount() {
    if (this.maxLength === undefined) return nothing;
    const left = this.maxLength - (this.value?.length ?? 0);
    if (!this.value || left > Math.max(20, this.maxLength / 5)) return nothing; // a counter far from its end is noise
    const key = left < 0 ? 'charactersOver' : 'charactersLeft';
    return html`<div class="count">${this.words.text(key, { count: Math.abs(left) })}</div>`;
  }

  protected override describe(issue: Issue): string {
    if (issue.code === 'patternMismatch' && this.patternMessage) return this.patternMessage;
    if (issue.code === 'typeMismatch')
      return this.words.text(this.type === 'url' ? 'typeMismatchUrl' : 'typeMismatchEmail');
    return super.describe(issue);
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
    'hit-text': HitText;
  }
}
