import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { optionalNumber } from '../../../base/converters.js';
import { HitField } from '../../../base/hit-field.js';
import { Hotkeys } from '../../../controllers/hotkeys.js';
import { Options } from '../../../controllers/options.js';
import type { Option } from '../../../core/option.js';
import { renderOptions } from '../option.js';
import { optionStyles } from '../option.styles.js';
import { choices } from './choices.contract.js';
import type { ChoicesConfig } from './choices.schema.js';

/**
 * Asks for several of several options, as rows with checkboxes. One too many can be chosen, and is marked: which one to
 * take back is the worker's to say.
 *
 * @summary Several of several options.
 * @slot - `<option>` children: `value`, text, `title` as a hint, `disabled`. Read live; not shown themselves.
 * @csspart control - The group of options.
 * @csspart option - One option.
 */
export class HitChoices extends HitField<typeof choices> implements ChoicesConfig {
  static override readonly contract = choices;
  static override styles = [HitField.styles, optionStyles];

  /** What can be chosen. Setting it, or the attribute with JSON, wins over `<option>` children; `null` goes back to them. */
  @property({ type: Array })
  get options(): Option[] {
    return this.list.current;
  }
  set options(given: Option[] | null) {
    this.list.given = given;
  }
  /** The fewest options of an answer. */
  @property({ converter: optionalNumber }) min?: number;
  /** The most options of an answer. */
  @property({ converter: optionalNumber }) max?: number;
  /** The keys 1 to 9 choose, and are shown. */
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
    const chosen: unknown = this.value;
    const isChosen = ({ value }: Option) => Array.isArray(chosen) && chosen.includes(value);
    return html`<div id="limits" class="hint" ?hidden=${!this.min && !this.max}>${this.limits}</div>
      <div
        part="control"
        class="options"
        role="group"
        aria-labelledby=${this.hasLabel ? 'label' : nothing}
        aria-label=${this.outerLabel}
        aria-describedby=${this.describedBy}
        @input=${this.onInput}
      >
        ${renderOptions('checkbox', this.options, isChosen, this.isDisabled, this.hotkeys)}
      </div>`;
  }

  protected override get isGroup(): boolean {
    return true;
  }

  protected override get describedBy(): string {
    return 'hint limits error';
  }

  /** How many to choose, in words. */
  private get limits(): string {
    const { words, min, max } = this;
    if (min && min === max) return words.text('chooseExactly', { count: min });
    if (min && max) return words.text('chooseBetween', { min, max });
    // That at least one is wanted goes without saying.
    return (min ?? 0) > 1 ? words.text('tooFew', { min: min! }) : max ? words.text('tooMany', { max }) : '';
  }

  private onInput(event: Event) {
    event.stopPropagation();
    // No checkbox is read-only by itself: rendering puts it back.
    if (!this.editable) return this.requestUpdate();
    const { options } = this;
    const boxes = this.renderRoot.querySelectorAll<HTMLInputElement>(':checked');
    const values = Array.from(boxes, ({ value }) => options[Number(value)]!.value);
    this.edit(values.length ? values : null);
    this.commit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-choices': HitChoices;
  }
}
