import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { optionalNumber } from '../../../base/converters.js';
import { HitField } from '../../../base/hit-field.js';
import type { Issue } from '../../../core/contract.js';
import { advance } from '../../../core/decimal.js';
import { number } from './number.contract.js';
import { readNumber, type Reading } from './number.reader.js';
import type { NumberConfig } from './number.schema.js';
import { styles } from './number.styles.js';

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * Asks for a number. It is typed as text, so that no scroll wheel changes it and every language's way of writing is
 * read. What cannot be read stays on screen and is marked; what was read shows in plain digits once the worker is done.
 *
 * Arrow up and down change it by a step, Page up and down by ten. In a control that is empty or was stepped to, Home and
 * End go to `min` and `max`; in one where the worker types they move the caret, as in any text.
 *
 * @summary A number, typed as people write it.
 * @csspart control - The frame around the number and its unit.
 * @csspart unit - The unit.
 * @cssproperty --hit-number-control-width - The widest that the control grows.
 */
export class HitNumber extends HitField<typeof number> implements NumberConfig {
  static override readonly contract = number;
  static override styles = [HitField.styles, styles];

  /** The least number. Below 0 it brings up a phone's full keyboard: the one with digits alone may lack a minus. */
  @property({ converter: optionalNumber }) min?: number;
  /** The greatest number. */
  @property({ converter: optionalNumber }) max?: number;
  /** Answers are `min` (else 0) plus a multiple of it; not set: any number. */
  @property({ converter: optionalNumber }) step?: number;
  /** What is counted, shown after the number: kg, %, €. */
  @property() unit = '';
  /** An example of an answer; never the question itself. */
  @property() placeholder = '';

  /** What the worker typed, while it still stands for the value. */
  private typed?: Reading & { text: string };
  private arriving?: Reading & { text: string };
  private stepping = false;

  override get value(): number | null {
    return super.value;
  }
  override set value(value: number | null) {
    this.typed = this.arriving;
    this.arriving = undefined;
    this.stepping = false;
    super.value = value;
    this.requestUpdate(); // the text may change where the value does not
  }

  override get issues(): Issue[] {
    return this.reading?.wrong ? [{ code: 'badInput' }] : super.issues;
  }

  override formResetCallback(): void {
    this.typed = undefined;
    super.formResetCallback();
    this.requestUpdate();
  }

  protected override renderControl(): TemplateResult {
    const { min, max, known } = this;
    return html`<div part="control" class="input">
      <input
        id="control"
        role="spinbutton"
        autocomplete="off"
        inputmode=${this.keyboard}
        .value=${live(this.text)}
        placeholder=${this.placeholder || nothing}
        aria-label=${this.outerLabel}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.shownError ? 'true' : 'false'}
        aria-valuemin=${min ?? nothing}
        aria-valuemax=${max ?? nothing}
        aria-valuenow=${known ?? nothing}
        aria-valuetext=${this.text || nothing}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        ?readonly=${!this.editable}
        @input=${this.onInput}
        @change=${this.onChange}
        @keydown=${this.onKeydown}
      />
      <span id="unit" part="unit" class="unit" ?hidden=${!this.unit}>${this.unit}</span>
    </div>`;
  }

  protected override get describedBy(): string {
    return 'unit hint error';
  }

  protected override describe({ code, params = {} }: Issue): string {
    if (code === 'badInput') return this.words.text(this.reading?.wrong ?? 'notNumber');
    return super.describe({
      code,
      params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, this.write(value)])),
    });
  }

  /** The decimal mark of the language. */
  private get decimal(): '.' | ',' {
    return this.words.number(1.5).includes(',') ? ',' : '.';
  }

  private get keyboard(): 'text' | 'numeric' | 'decimal' {
    if ((this.min ?? 0) < 0) return 'text';
    return this.step && Number.isInteger(this.step) && Number.isInteger(this.min ?? 0) ? 'numeric' : 'decimal';
  }

  /** The value where it is a number: a page can set anything. */
  private get known(): number | null {
    return this.contract.accepts(this.value) ? this.value : null;
  }

  /** What was typed, unless the page has set another value since. */
  private get reading() {
    return this.typed?.value === this.value ? this.typed : undefined;
  }

  /** What the control shows. */
  private get text(): string {
    return this.reading?.text ?? this.write(this.value);
  }

  /** Plain digits with the language's decimal mark; what is no number, as it is. */
  private write(value: unknown): string {
    return typeof value === 'object' ? '' : String(value).replace('.', this.decimal);
  }

  private onInput(event: Event) {
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    this.arriving = { text, ...readNumber(text, this.decimal) };
    this.edit(this.arriving.value);
  }

  private onChange(event: Event) {
    event.stopPropagation();
    if (this.typed && !this.typed.wrong) this.typed.text = this.write(this.typed.plain);
    this.requestUpdate();
    this.commit();
  }

  private onKeydown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!this.editable || this.reading?.wrong || ctrlKey || metaKey || altKey || shiftKey) return;
    const count = steps[key];
    const limit = this.stepping || !this.text ? { Home: this.min, End: this.max }[key] : undefined;
    const next = count ? advance(this.known, count, this) : limit;
    if (next === undefined) return;
    event.preventDefault();
    if (next === this.value) return;
    this.edit(next);
    this.stepping = true;
    this.commit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-number': HitNumber;
  }
}
