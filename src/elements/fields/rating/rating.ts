import { html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { HitField } from '../../../base/hit-field.js';
import type { Messages } from '../../../locales/en.js';
import { rating } from './rating.contract.js';
import type { RatingConfig } from './rating.schema.js';
import { styles } from './rating.styles.js';

/** Which of the five words for moods fit two, three, four and five smileys. */
const moods = ['', '', '24', '234', '1245', '12345'];

const star = svg`<path d="m12 3.2 2.7 5.6 6.1.8-4.5 4.3 1.1 6.1-5.4-3-5.4 3 1.1-6.1-4.5-4.3 6.1-.8z" />`;

/** A face whose mouth goes from −1, all down, to 1, all up. */
const smiley = (mood: number) =>
  svg`<circle cx="12" cy="12" r="9" /><path d="M9 9.5v.01M15 9.5v.01M8 ${15 - mood}q4 ${4 * mood} 8 0" />`;

/**
 * Asks how good, how much or how strongly, on a scale from 1 to `max`. With the focus inside, the arrow keys choose, and
 * so do the digits 1 to 9.
 *
 * @summary A rating by stars, numbers or smileys.
 * @csspart control - The group of ratings.
 * @csspart option - One rating.
 * @cssproperty --hit-rating-icon-color - The colour of chosen stars and smileys.
 * @cssproperty --hit-rating-icon-size - The size of a star or a smiley.
 */
export class HitRating extends HitField<typeof rating> implements RatingConfig {
  static override readonly contract = rating;
  static override styles = [HitField.styles, styles];

  /** The best rating, 2 to 20; the least is 1. */
  @property({ type: Number }) max = 5;
  /** Stars fill up to the chosen one; a number or a smiley stands for itself. More than five smileys show as numbers. */
  @property() appearance: RatingConfig['appearance'] = 'stars';
  /** What 1 stands for. */
  @property({ attribute: 'low-label' }) lowLabel = '';
  /** What `max` stands for. */
  @property({ attribute: 'high-label' }) highLabel = '';
  /** What each rating stands for, from 1 on; the attribute takes JSON. Smileys have words of their own. */
  @property({ type: Array, attribute: 'value-labels' }) valueLabels: string[] = [];

  /** The rating under the pointer; 0: none. */
  @state() private pointed = 0;

  protected override renderControl(): TemplateResult {
    const { lowLabel, highLabel } = this;
    return html`<div class="row">
        <div class="scale">
          <div
            part="control"
            class="options ${this.shown} ${this.pointed ? 'preview' : ''}"
            role="radiogroup"
            aria-labelledby=${this.hasLabel ? 'label' : nothing}
            aria-label=${this.outerLabel}
            aria-describedby=${this.describedBy}
            aria-invalid=${this.shownError ? 'true' : 'false'}
            aria-required=${this.required}
            aria-readonly=${!this.editable}
            @input=${this.onInput}
            @keydown=${this.onKeydown}
            @pointerover=${this.onPointer}
            @pointerleave=${this.onPointer}
          >
            ${Array.from({ length: this.max }, (_, index) => this.renderOption(index + 1))}
          </div>
          <div class="ends" aria-hidden="true" ?hidden=${!lowLabel && !highLabel}>
            <span>${lowLabel}</span><span>${highLabel}</span>
          </div>
        </div>
        ${
          this.required || !this.editable
            ? nothing
            : html`<button type="button" class="plain clear" @click=${this.onClear}>
                ${this.words.text('clear')}
              </button>`
        }
      </div>
      ${this.renderWord()}`;
  }

  private renderOption(value: number) {
    const { shown, max } = this;
    const on = shown === 'stars' ? value <= (this.pointed || Number(this.value)) : value === this.value;
    return html`<label part="option" class="option ${on ? 'on' : ''}">
      <input
        type="radio"
        name="option"
        value=${value}
        aria-label=${[this.nameOf(value), this.labelOf(value)].filter(Boolean).join(', ')}
        .checked=${live(value === this.value)}
        ?disabled=${this.isDisabled}
      />
      ${
        shown === 'numbers'
          ? this.words.number(value)
          : html`<svg viewBox="0 0 24 24" aria-hidden="true">
              ${shown === 'stars' ? star : smiley((2 * (value - 1)) / (max - 1) - 1)}
            </svg>`
      }
    </label>`;
  }

  /** What the rating stands for, under a scale that has such words: its line is kept, so that nothing jumps. */
  private renderWord() {
    if (!this.valueLabels?.length && this.shown !== 'smileys') return nothing;
    return html`<div class="word" aria-hidden="true">${this.labelOf(this.pointed || Number(this.value))}</div>`;
  }

  protected override get isGroup(): boolean {
    return true;
  }

  private get shown(): RatingConfig['appearance'] {
    return this.appearance === 'smileys' && this.max > 5 ? 'numbers' : this.appearance;
  }

  private nameOf(value: number): string {
    return this.words.text('rating', { value: this.words.number(value), max: this.words.number(this.max) });
  }

  /** What a rating stands for, if anything was said. */
  private labelOf(value: number): string {
    const end = value === 1 ? this.lowLabel : value === this.max ? this.highLabel : '';
    const mood = this.shown === 'smileys' && moods[this.max]?.[value - 1];
    return this.valueLabels?.[value - 1] || end || (mood ? this.words.text(`smiley${mood}` as keyof Messages) : '');
  }

  private onInput(event: Event) {
    event.stopPropagation();
    // No radio button is read-only by itself: rendering puts it back.
    if (!this.editable) return this.requestUpdate();
    this.edit(Number((event.target as HTMLInputElement).value));
    this.commit();
  }

  /* Several scales in a row are common, so a digit is for the one that has the focus, and for no other field. */
  private onKeydown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (!/^[1-9]$/.test(key) || ctrlKey || metaKey || altKey || repeat || !this.editable) return;
    event.preventDefault();
    const radio = this.renderRoot.querySelectorAll('input')[Number(key) - 1];
    radio?.focus();
    radio?.click();
  }

  private onPointer({ type, target }: Event) {
    const option = (target as Element).closest('.option');
    this.pointed = type === 'pointerover' && option && this.editable ? Number(option.querySelector('input')!.value) : 0;
  }

  private onClear() {
    this.edit(null);
    this.commit();
    this.renderRoot.querySelector('input')!.focus(); // the button goes, and the host has the focus already
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-rating': HitRating;
  }
}
