import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Option } from '../../core/option.js';

/**
 * Options as rows that are all target: a native control with its words, and the key that chooses it.
 * @param keyed shows the keys 1 to 9
 */
export const renderOptions = (
  type: 'radio' | 'checkbox',
  options: readonly Option[],
  isChosen: (option: Option, index: number) => boolean,
  allDisabled: boolean,
  keyed: boolean,
): TemplateResult[] =>
  options.map((option, index) => {
    const { value, label, hint, disabled } = option;
    const key = keyed && index < 9 ? index + 1 : nothing;
    return html`<label part="option" class="input option">
      <input
        type=${type}
        name="option"
        value=${index}
        aria-keyshortcuts=${key}
        .checked=${live(isChosen(option, index))}
        ?disabled=${allDisabled || disabled}
      />
      <span>${label ?? value} ${hint ? html`<br /><span class="hint">${hint}</span>` : nothing}</span>
      ${key === nothing ? key : html`<kbd aria-hidden="true">${key}</kbd>`}
    </label>`;
  });
