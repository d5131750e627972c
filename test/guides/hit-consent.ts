import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import * as z from 'zod/mini';
import { common, defineContract, missing } from '../../src/core/index.js';
import { define, HitField } from '../../src/index.js';

const answer = z.literal(true);
const config = z.object({ ...common, statement: z._default(z.string(), 'I agree') });
const simulate = () => true as const;
const rules = defineContract<true, z.output<typeof config>>({
  tag: 'hit-consent',
  version: 1,
  accepts: (value) => value === true,
  check: missing,
});

/** Asks for consent: the answer is `true`, or there is none. */
export class HitConsent extends HitField<typeof rules> {
  static override readonly contract = { ...rules, answer, config, simulate };

  /** What the worker agrees to. */
  @property() statement = 'I agree';

  protected override renderControl() {
    const [checked, off] = [live(this.value === true), !this.editable];
    return html`<label class="input">
      <input id="control" type="checkbox" .checked=${checked} ?disabled=${off} @input=${this.onInput} />
      ${this.statement}
    </label>`;
  }

  private onInput(event: Event) {
    event.stopPropagation(); // `edit` sends an `input` of its own, once the value is right
    this.edit((event.target as HTMLInputElement).checked || null);
    this.commit();
  }
}

define('hit-consent', HitConsent);
