import { html, noChange, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { HitField } from '../../../base/hit-field.js';
import { Hotkeys } from '../../../controllers/hotkeys.js';
import { Options } from '../../../controllers/options.js';
import type { Option } from '../../../core/option.js';
import { renderOptions } from '../option.js';
import { optionStyles } from '../option.styles.js';
import { choice, isOther } from './choice.contract.js';
import type { ChoiceConfig } from './choice.schema.js';

/**
 * Asks for one of several options: as rows with radio buttons, as buttons with a key each, or as a dropdown.
 *
 * @summary One of several options, by one tap or one key.
 * @slot - `<option>` children: `value`, text, `title` as a hint, `disabled`. Read live; not shown themselves.
 * @csspart control - The group of options, or the dropdown.
 * @csspart option - One option.
 * @csspart other - The text of “other”.
 */
export class HitChoice extends HitField<typeof choice> implements ChoiceConfig {
  static override readonly contract = choice;
  static override styles = [HitField.styles, optionStyles];

  /** What can be chosen. Setting it, or the attribute with JSON, wins over `<option>` children; `null` goes back to them. */
  @property({ type: Array })
  get options(): Option[] {
    return this.list.current;
  }
  set options(given: Option[] | null) {
    this.list.given = given;
  }
  /** Rows, buttons side by side, or a dropdown. */
  @property() appearance: ChoiceConfig['appearance'] = 'radios';
  /** One more option, which the worker puts into words; the answer is then `{ other: "…" }`. */
  @property({ type: Boolean }) other = false;
  /** The keys 1 to 9 choose, and are shown, with rows too. Buttons always have keys, a dropdown never. */
  @property({ type: Boolean }) hotkeys = false;

  private readonly list = new Options(this);

  constructor() {
    super();
    new Hotkeys(this, {
      targets: () => (this.editable ? this.renderRoot.querySelectorAll<HTMLElement>(':has(kbd) > input') : []),
      answered: () => this.value !== null,
    });
  }

  protected override renderControl(): TemplateResult {
    const { options, value } = this;
    const entries = this.other ? [...options, { value: '', label: this.words.text('other') }] : options;
    const chosen = isOther(value) ? options.length : options.findIndex((option) => option.value === value);
    return html`
      ${this.isGroup ? this.renderGroup(entries, chosen) : this.renderDropdown(entries, chosen)}
      ${this.other ? this.renderOther() : nothing}
      ${
        this.isGroup && this.editable && !this.required
          ? html`<button type="button" class="plain" @click=${this.onClear}>${this.words.text('clear')}</button>`
          : nothing
      }
    `;
  }

  private renderGroup(entries: Option[], chosen: number) {
    return html`<div
      part="control"
      class="options ${this.appearance}"
      role="radiogroup"
      aria-labelledby=${this.hasLabel ? 'label' : nothing}
      aria-label=${this.outerLabel}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.shownError !== ''}
      aria-required=${this.required}
      aria-readonly=${!this.editable}
      @input=${this.onInput}
    >
      ${renderOptions(
        'radio',
        entries,
        (_, index) => index === chosen,
        this.isDisabled,
        this.hotkeys || this.appearance === 'buttons',
      )}
    </div>`;
  }

  private renderDropdown(entries: Option[], chosen: number) {
    // A select cannot be read-only, so that one is disabled.
    return html`<select
      id="control"
      part="control"
      class="input"
      aria-label=${this.outerLabel}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.shownError !== ''}
      ?required=${this.required}
      ?disabled=${!this.editable}
      @input=${this.onInput}
    >
      ${[{ value: '', label: this.words.text('choose'), disabled: false }, ...entries].map(
        ({ value, label, disabled }, index) =>
          html`<option value=${index - 1} .selected=${live(index - 1 === chosen)} ?disabled=${disabled}>
            ${label ?? value}
          </option>`,
      )}
    </select>`;
  }

  /* It stays while it is hidden, and keeps its text, until there is no answer. */
  private renderOther() {
    const { value } = this;
    const label = this.words.text('otherText');
    return html`<input
      part="other"
      class="input"
      .value=${live(isOther(value) ? value.other : value === null ? '' : noChange)}
      placeholder=${label}
      aria-label=${label}
      ?hidden=${!isOther(value)}
      ?disabled=${this.isDisabled}
      ?readonly=${!this.editable}
      @input=${this.onOtherInput}
      @change=${this.commit}
    />`;
  }

  protected override get isGroup(): boolean {
    return this.appearance !== 'dropdown';
  }

  private async onInput(event: Event) {
    event.stopPropagation();
    // No radio button is read-only by itself: rendering puts it back.
    if (!this.editable) return this.requestUpdate();
    const control = event.target as HTMLInputElement | HTMLSelectElement;
    const index = Number(control.value);
    if (index !== this.options.length) {
      this.edit(this.options[index]?.value ?? null);
      return this.commit();
    }
    const text = this.renderRoot.querySelector<HTMLInputElement>('[part=other]')!;
    this.edit({ other: text.value });
    if (text.value) this.commit();
    else this.acted = false; // there was no chance yet to say what
    // With arrow keys a worker may be on the way to another option.
    if (control.matches(':focus-visible')) return;
    await this.updateComplete;
    text.focus();
  }

  private onOtherInput(event: Event) {
    event.stopPropagation();
    this.edit({ other: (event.target as HTMLInputElement).value });
  }

  private onClear() {
    this.edit(null);
    this.commit();
    this.renderRoot.querySelector('input')?.focus(); // the button is about to vanish
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-choice': HitChoice;
  }
}
