import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { HitExtendRequestEvent, HitTimeoutEvent } from '../../base/events.js';
import { HitElement } from '../../base/hit-element.js';
import { Localize } from '../../controllers/localize.js';
import { Timer, type TimerPhase } from '../../controllers/timer.js';
import type { AssignmentClock } from '../../core/protocol/assignment.js';
import { enContent } from '../../locales/en.content.js';
import { styles } from './timer.styles.js';

/**
 * The time that is left to submit. It goes on whatever the page does, warns five minutes and one minute before the end,
 * and lets the worker ask for more time where that is possible.
 *
 * @summary Counts down the time of an assignment.
 * @fires hit-timeout - The time is over. Once for each clock.
 * @fires hit-extend-request - The worker asks for more time.
 * @csspart base - Everything.
 * @csspart time - The time that is left.
 * @csspart extend - The button that asks for more time.
 * @cssstate warning - The last five minutes.
 * @cssstate urgent - The last minute.
 * @cssstate over - The time is over.
 */
export class HitTimer extends HitElement {
  static override styles = [HitElement.styles, styles];

  private readonly say = new Localize(this, enContent);

  @state() private announcement = '';
  @state() private refused = false;

  private readonly internals = this.attachInternals();
  private readonly timer = new Timer(this, { entered: (phase) => this.enter(phase) });
  private given: AssignmentClock | null = null;

  /** The assignment's clock as the server wrote it; time is measured on from the moment when it is set here. */
  @property({ attribute: false })
  get clock(): AssignmentClock | null {
    return this.given;
  }
  set clock(clock: AssignmentClock | null) {
    const before = this.timer.remainingMs;
    this.given = clock;
    this.refused = false;
    this.timer.start(clock && clock.remainingMs);
    const more = clock !== null && before !== null && clock.remainingMs > before + 1000;
    if (more) this.announcement = this.say.text('moreTimeGranted', { time: this.spoken });
  }

  /** The time that is left, in milliseconds, for a page without a server's clock. */
  @property({ type: Number, attribute: 'remaining-ms' })
  get remainingMs(): number | null {
    return this.timer.remainingMs;
  }
  set remainingMs(remainingMs: number | null) {
    this.timer.start(remainingMs);
  }

  /** Says how the request for more time went; the new time itself comes with `clock`. */
  granted(more: boolean): void {
    this.refused = !more;
    if (this.refused) this.announcement = this.say.text('moreTimeRefused');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { phase } = this.timer;
    if (phase === 'stopped') return nothing;
    const extensible = (phase === 'warning' || phase === 'urgent') && (this.given?.extensions ?? 0) > 0;
    return html`
      <div part="base" class="base">
        <span part="time" class="time" role="timer">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" />
            <path d="M8 4.5V8l2.3 1.6" />
          </svg>
          <span
            >${phase === 'over' ? this.say.text('timeOver') : this.say.text('timeLeft', { time: this.digits })}</span
          >
        </span>
        ${
          extensible
            ? html`<button part="extend" class="plain" type="button" @click=${this.onExtend}>
                ${this.say.text('moreTime')}
              </button>`
            : nothing
        }
        <span class=${this.refused ? 'note' : 'hidden-text'} aria-live="polite">${this.announcement}</span>
      </div>
    `;
  }

  /* `m:ss` or `h:mm:ss`; the isolates keep its order in right-to-left text. */
  private get digits(): string {
    const { seconds } = this.timer;
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    if (parts[0] === 0) parts.shift();
    const texts = parts.map((part, index) =>
      this.words.number(part, { minimumIntegerDigits: index ? 2 : 1, useGrouping: false }),
    );
    return `\u2066${texts.join(':')}\u2069`;
  }

  /* The time in words: whole minutes, or the seconds of the last one. */
  private get spoken(): string {
    const { seconds } = this.timer;
    const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.floor(seconds / 60), 'minute'];
    return this.words.number(value, { style: 'unit', unit, unitDisplay: 'long' });
  }

  private enter(phase: TimerPhase) {
    for (const one of ['warning', 'urgent', 'over']) this.internals.states[one === phase ? 'add' : 'delete'](one);
    const key = phase === 'over' ? 'timeOver' : phase === 'warning' || phase === 'urgent' ? 'timeWarning' : undefined;
    this.announcement = key ? this.say.text(key, { time: this.spoken }) : '';
    if (phase === 'over') this.dispatchEvent(new HitTimeoutEvent());
  }

  private onExtend() {
    this.dispatchEvent(new HitExtendRequestEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-timer': HitTimer;
  }
}
