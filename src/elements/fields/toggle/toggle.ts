import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { HitField } from '../../../base/hit-field.js';
import { toggle } from './toggle.contract.js';
import type { ToggleConfig } from './toggle.schema.js';
import { styles } from './toggle.styles.js';

/**
 * Asks for yes or no. `false` is an answer, and it is not the same as no answer, so there are three states: a switch that
 * nobody has touched stands half-way and says “not answered”; the first press makes it `true`, the next `false`.
 *
 * On a switch, “no” from nothing is two presses. Where both answers are equally likely, and surely where the field is
 * required, take `appearance="buttons"`: two buttons, of which one press says either. `required` asks for an answer, not for `true`.
 *
 * @summary Yes or no, as a switch or as two buttons.
 * @csspart control - The switch, or the group of buttons.
 * @csspart option - The switch with its words, or one button.
 */
export class HitToggle extends HitField<typeof toggle> implements ToggleConfig {
  static override readonly contract = toggle;
  static override styles = [HitField.styles, styles];

  /** A switch, or a button for each answer. */
  @property() appearance: ToggleConfig['appearance'] = 'switch';
  /** What `true` is called; else “Yes”. */
  @property({ attribute: 'on-label' }) onLabel = '';
  /** What `false` is called; else “No”. */
  @property({ attribute: 'off-label' }) offLabel = '';

  protected override renderControl(): TemplateResult {
    const clearable = !this.required && this.editable;
    return html`<div class="row">
      ${this.isGroup ? this.renderButtons() : this.renderSwitch()}
      ${
        clearable
          ? html`<button type="button" class="plain clear" @click=${this.onClear}>${this.words.text('clear')}</button>`
          : nothing
      }
    </div>`;
  }

  /* eslint-disable lit-a11y/role-has-required-aria-attrs -- A native checkbox has its own state: `aria-checked` could only contradict it. */
  private renderSwitch() {
    const answered = typeof this.value === 'boolean';
    return html`<label part="option" class="option">
      <input
        id="control"
        part="control"
        type="checkbox"
        role="switch"
        aria-labelledby=${this.hasLabel ? 'label' : nothing}
        aria-label=${this.outerLabel}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.shownError ? 'true' : 'false'}
        aria-required=${this.required}
        aria-readonly=${!this.editable}
        .checked=${live(this.value === true)}
        ?disabled=${this.isDisabled}
        @input=${this.onInput}
      />
      <span id="state" class=${answered ? '' : 'unanswered'}>
        ${answered ? this.wordFor(this.value === true) : this.words.text('unanswered')}
      </span>
    </label>`;
  }
  /* eslint-enable lit-a11y/role-has-required-aria-attrs */

  private renderButtons() {
    return html`<div
      part="control"
      class="pair"
      role="radiogroup"
      aria-labelledby=${this.hasLabel ? 'label' : nothing}
      aria-label=${this.outerLabel}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.shownError ? 'true' : 'false'}
      aria-required=${this.required}
      aria-readonly=${!this.editable}
      @input=${this.onInput}
    >
      ${[true, false].map(
        (value) =>
          html`<label part="option" class="option">
            <input
              type="radio"
              name="option"
              value=${String(value)}
              .checked=${live(this.value === value)}
              ?disabled=${this.isDisabled}
            />${this.wordFor(value)}
          </label>`,
      )}
    </div>`;
  }

  protected override get isGroup(): boolean {
    return this.appearance === 'buttons';
  }

  /* A switch has no third state for assistive technology: its words say that nothing was answered. */
  protected override get describedBy(): string {
    return this.isGroup ? 'hint error' : 'state hint error';
  }

  private wordFor(value: boolean): string {
    return (value ? this.onLabel : this.offLabel) || this.words.text(value ? 'yes' : 'no');
  }

  private onInput(event: Event) {
    event.stopPropagation();
    // Neither a checkbox nor a radio button is read-only by itself: rendering puts it back.
    if (!this.editable) return this.requestUpdate();
    const { type, checked, value } = event.target as HTMLInputElement;
    this.edit(type === 'radio' ? value === 'true' : checked);
    this.commit();
  }

  private onClear() {
    this.edit(null);
    this.commit();
    this.renderRoot.querySelector('input')!.focus(); // the button goes, and the host has the focus already
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-toggle': HitToggle;
  }
}
