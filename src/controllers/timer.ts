import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `stopped` without a clock; `warning` in the last five minutes, `urgent` in the last one, `over` from then on. */
export type TimerPhase = 'stopped' | 'running' | 'warning' | 'urgent' | 'over';

export interface TimerOptions {
  /** Called once for each phase that is entered. */
  entered?: (phase: TimerPhase) => void;
  /** Milliseconds of a clock that only ever goes forwards, whatever happens to the time of day. */
  now?: () => number;
}

const limits: readonly (readonly [TimerPhase, number])[] = [
  ['over', 0],
  ['urgent', 60_000],
  ['warning', 300_000],
];

/**
 * Counts time down, and updates its host when the second that is shown changes. It never pauses: while the page sleeps
 * the time goes on, and what was missed is caught up on waking.
 *
 * ```ts
 * private timer = new Timer(this, { entered: (phase) => phase === 'over' && this.stop() });
 * set remainingMs(ms: number) { this.timer.start(ms); }
 * render() { return html`${this.timer.seconds}`; }
 * ```
 */
export class Timer implements ReactiveController {
  /** Where the time stands; read it after an update. */
  phase: TimerPhase = 'stopped';

  private readonly entered: (phase: TimerPhase) => void;
  private readonly now: () => number;
  private end: number | null = null;
  private tick: ReturnType<typeof setTimeout> | undefined;
  private connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    { entered = () => {}, now = () => performance.now() }: TimerOptions = {},
  ) {
    this.entered = entered;
    this.now = now;
    host.addController(this);
  }

  /** Milliseconds left, 0 at least; `null` while there is no clock. */
  get remainingMs(): number | null {
    return this.end === null ? null : Math.max(0, this.end - this.now());
  }

  /** Whole seconds left, rounded up: 0 means over. */
  get seconds(): number {
    return Math.ceil((this.remainingMs ?? 0) / 1000);
  }

  /** Counts from here. `null` stops. */
  start(remainingMs: number | null): void {
    this.end = remainingMs === null ? null : this.now() + remainingMs;
    this.update();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.update);
    this.connected = true;
    this.update();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.update);
    this.connected = false;
    clearTimeout(this.tick);
  }

  private readonly update = (): void => {
    clearTimeout(this.tick);
    if (!this.connected) return;
    const left = this.remainingMs;
    const phase = left === null ? 'stopped' : (limits.find(([, limit]) => left <= limit)?.[0] ?? 'running');
    if (phase !== this.phase) {
      this.phase = phase;
      this.entered(phase);
    }
    this.host.requestUpdate();
    // To the next full second of what is left, so that late ticks do not add up.
    if (left) this.tick = setTimeout(this.update, left % 1000 || 1000);
  };
}
