import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { HitElement } from '../../base/hit-element.js';
import { Localize } from '../../controllers/localize.js';
import { enContent } from '../../locales/en.content.js';
import { styles } from './progress.styles.js';

/**
 * How much of a task is answered, as a quiet bar and in words.
 *
 * @summary How much of a task is answered.
 * @csspart base - Everything.
 * @csspart track - The whole length.
 * @csspart bar - The part that is done.
 * @csspart label - The words.
 * @cssproperty --hit-progress-track-height - How thick the bar is.
 */
export class HitProgress extends HitElement {
  static override styles = [HitElement.styles, styles];

  private readonly say = new Localize(this, enContent);

  /** How many are done. */
  @property({ type: Number }) value = 0;
  /** How many there are. */
  @property({ type: Number }) max = 0;

  private readonly internals = this.attachInternals();

  constructor() {
    super();
    this.internals.role = 'progressbar';
  }

  protected override updated() {
    const { internals, value, max } = this;
    internals.ariaLabel = this.say.text('progress');
    internals.ariaValueMin = '0';
    internals.ariaValueMax = String(max);
    internals.ariaValueNow = String(value);
    internals.ariaValueText = this.text;
    const done = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
    this.renderRoot.querySelector<HTMLElement>('.bar')!.style.setProperty('--_done', String(done));
  }

  protected override render(): TemplateResult {
    return html`
      <div part="base" class="base">
        <div part="track" class="track"><div part="bar" class="bar"></div></div>
        <span part="label">${this.text}</span>
      </div>
    `;
  }

  private get text(): string {
    return this.say.text('answeredOf', { done: this.words.number(this.value), total: this.words.number(this.max) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-progress': HitProgress;
  }
}
