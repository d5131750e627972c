import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Answers, isAnswered, record } from '../core/answer.js';
import { type Endpoint, Refusal } from '../core/endpoint.js';
import { type DeliveryFact, type LocalStore, Outbox, type OutboxRow } from '../core/outbox.js';
import type { Assignment } from '../core/protocol/assignment.js';
import type { Submission } from '../core/protocol/submission.js';
import { isUnderWay, isWritable, type Session, type SessionEvent, transition } from '../core/session.js';
import { openLocalStore, PageStore } from '../storage/local-store.js';
import { browserPorts, sendNow } from '../storage/ports.js';

interface Options {
  /** The answers as they stand in the form. */
  answers(): Answers;
  /** Puts earlier answers into the form, and takes those that found their place out of the record. */
  restore(answers: Answers): void;
  /** The session moved on. */
  changed(now: Session, before: Session): void;
  /** The answers are safe on this device, as a draft or sealed. */
  saved(sealed: boolean): void;
}

const SAVE_LOCALLY_MS = 300;
const SAVE_REMOTELY_MS = 5000;

/**
 * One worker's attempt at one HIT, for an element that shows it: loads, accepts, keeps drafts, seals, delivers.
 *
 * ```ts
 * private session = new SessionController(this, { answers, restore, changed, saved });
 * ```
 */
export class SessionController implements ReactiveController {
  /** Where the worker stands. */
  state: Session = { status: 'loading' };
  assignment?: Assignment;
  /** False where this browser keeps nothing: the worker has to know before typing. */
  durable = true;
  /** When the draft was last saved on this device. */
  savedAt?: Date;
  /** Answers of other sessions that were refused while this one was open: the worker has to know. */
  parked: OutboxRow[] = [];

  private endpoint?: Endpoint;
  private store: LocalStore = new PageStore();
  private outbox = new Outbox(browserPorts(this.store));
  private closed = new AbortController();
  private sealing = false;
  private startedAt = '';
  private clockStart = 0;
  /** Draft answers of names that the form does not have (yet): they are kept, not dropped. */
  private unplaced: Answers = record();
  private localTimer?: ReturnType<typeof setTimeout>;
  private remoteTimer?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: Options,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onHidden);
    addEventListener('pagehide', this.onHidden);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onHidden);
    removeEventListener('pagehide', this.onHidden);
    this.onHidden();
  }

  /** Opens the session at an endpoint, and closes the one before it. Never rejects: a failure is a state. */
  async open(find: () => Endpoint | Promise<Endpoint>): Promise<void> {
    this.closed.abort();
    const closed = (this.closed = new AbortController());
    this.dispatch({ type: 'load' });
    try {
      const endpoint = await find();
      this.use(await openLocalStore());
      const assignment = await endpoint.load(closed.signal);
      closed.signal.throwIfAborted();
      this.endpoint = endpoint;
      await this.enter(assignment);
      void this.deliverOthers();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!closed.signal.aborted) this.dispatch({ type: 'fail', reason });
    }
  }

  async accept(): Promise<void> {
    if (!this.endpoint?.accept || this.state.status !== 'preview') return;
    try {
      const assignment = await this.endpoint.accept(this.closed.signal);
      await this.enter(assignment);
    } catch (error) {
      this.deny(error);
    }
  }

  /** The submission that the present answers make, with a key of its own. */
  compose(): Submission {
    const { hitId, assignmentId, workerId } = this.assignment ?? {};
    return {
      version: 1,
      submissionId: crypto.randomUUID(),
      ...(hitId && { hitId }),
      ...(assignmentId && { assignmentId }),
      ...(workerId && { workerId }),
      answers: this.options.answers(),
      startedAt: this.startedAt,
      submittedAt: new Date().toISOString(),
      elapsedMs: this.elapsedMs,
      telemetry: {},
    };
  }

  /** Seals and sends. Resolves when the submission is on this device; the rest shows in `state`. */
  async submit(submission: Submission): Promise<void> {
    if (!this.writable || !this.endpoint) return;
    this.sealing = true;
    this.host.requestUpdate();
    clearTimeout(this.localTimer);
    const seal = () => this.outbox.seal(submission, this.endpoint!.key, this.scope);
    const row = await seal().catch(() => {
      this.use(new PageStore()); // the device is full: say so, and send from memory rather than not at all
      return seal();
    });
    this.sealing = false;
    this.dispatch({ type: 'seal', submissionId: row.submissionId });
    this.options.saved(true);
    void this.deliver(row, this.report);
  }

  async return(): Promise<void> {
    if (this.state.status !== 'working' && this.state.status !== 'preview') return;
    try {
      await this.endpoint?.return?.(this.closed.signal);
    } catch (error) {
      return this.deny(error);
    }
    clearTimeout(this.localTimer);
    clearTimeout(this.remoteTimer);
    await this.store.dropDraft(this.scope);
    this.dispatch({ type: 'return' });
  }

  /** Asks for more time. False if it was not granted. */
  async extend(): Promise<boolean> {
    try {
      const extended = await this.endpoint?.extend?.(this.closed.signal);
      if (!extended?.clock) return false;
      this.assignment = { ...this.assignment!, clock: extended.clock };
      this.host.requestUpdate();
      return true;
    } catch {
      return false;
    }
  }

  expire(): void {
    if (!this.writable) return;
    this.onHidden();
    this.dispatch({ type: 'expire' });
  }

  /** Tries at once to send what waits. */
  readonly sendNow = sendNow;

  /** Takes a refused answer back to mend it; the next submission is a new one. */
  reopen(): void {
    this.dispatch({ type: 'reopen' });
  }

  /** The worker changed something: keep it, soon. */
  touch(): void {
    if (!this.writable) return;
    clearTimeout(this.localTimer);
    this.localTimer = setTimeout(() => void this.saveLocally(), SAVE_LOCALLY_MS);
    this.remoteTimer ??= setTimeout(() => void this.saveRemotely(), SAVE_REMOTELY_MS);
  }

  /** An answer may change now; not while it is being sealed. */
  get writable(): boolean {
    return isWritable(this.state) && !this.sealing;
  }

  /** What this endpoint lets the worker do. */
  offers(what: 'accept' | 'return' | 'extend'): boolean {
    return this.endpoint?.[what] !== undefined;
  }

  /** Fields came into the form: earlier answers may find their place now. */
  place(): void {
    if (Object.keys(this.unplaced).length > 0) this.options.restore(this.unplaced);
  }

  /** The last sealed submission of this session as JSON text, while it is not accepted. */
  async unsent(): Promise<string | undefined> {
    return (await this.outbox.find(this.scope))?.body;
  }

  private get elapsedMs(): number {
    return Math.max(0, Math.round(performance.now() - this.clockStart));
  }

  /* Without an assignment, the page and the element's id tell one session from another. */
  private get scope(): string {
    const { hitId, assignmentId, workerId } = this.assignment ?? {};
    const place = assignmentId ? '' : location.pathname + '#' + this.host.id;
    return JSON.stringify([this.endpoint?.key, hitId, assignmentId, workerId, place]);
  }

  private async enter(assignment: Assignment): Promise<void> {
    this.assignment = assignment;
    const row =
      assignment.status === 'submitted' ? undefined : await this.outbox.find(this.scope).catch(() => undefined);
    const draft =
      assignment.status === 'working' ? await this.store.draft(this.scope).catch(() => undefined) : undefined;
    this.startedAt = assignment.startedAt ?? draft?.startedAt ?? new Date().toISOString();
    this.clockStart = performance.now() - (draft?.elapsedMs ?? 0);
    this.dispatch({ type: 'loaded', assignment });

    const remote = assignment.draft;
    const newest = draft && !(remote && remote.savedAt > draft.savedAt) ? draft : remote;
    if (newest) {
      this.unplaced = record(Object.entries(newest.answers));
      this.options.restore(this.unplaced);
    }
    // An earlier answer of this assignment goes before a new one; without an assignment only one that still waits does.
    if (row && (row.status === 'waiting' || assignment.assignmentId)) {
      this.dispatch({ type: 'resume', submissionId: row.submissionId });
      void this.deliver(row, this.report);
    }
  }

  private async deliverOthers(): Promise<void> {
    await this.outbox.tidy().catch(() => {});
    const rows = await this.outbox.others(this.endpoint!.key, this.scope, this.assignment?.workerId).catch(() => []);
    for (const row of rows) {
      void this.deliver(row, (fact) => {
        if (fact.type !== 'refuse') return;
        this.parked = [...this.parked, { ...row, problem: fact.problem }];
        this.host.requestUpdate();
      });
    }
  }

  private async deliver(row: OutboxRow, report: (fact: DeliveryFact) => void): Promise<void> {
    const { signal } = this.closed;
    await this.outbox.deliver(row, this.endpoint!, report, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  private readonly report = (fact: DeliveryFact): void => {
    if (fact.type === 'receipt') void this.store.dropDraft(this.scope).catch(() => {});
    this.dispatch(fact);
  };

  private deny(error: unknown): void {
    if (this.closed.signal.aborted) return;
    const detail = error instanceof Error ? error.message : String(error);
    const problem = error instanceof Refusal ? error.problem : { type: 'about:blank', title: '', detail };
    this.dispatch({ type: 'deny', problem });
  }

  private async saveLocally(): Promise<void> {
    if (!this.writable) return;
    try {
      const { scope, startedAt, elapsedMs } = this;
      await this.store.saveDraft({ scope, startedAt, elapsedMs, ...this.draft() });
      this.savedAt = new Date();
      this.options.saved(false);
    } catch {
      this.use(new PageStore());
    }
    this.host.requestUpdate();
  }

  private async saveRemotely(): Promise<void> {
    this.remoteTimer = undefined;
    if (this.writable) await this.endpoint?.save?.(this.draft(), this.closed.signal).catch(() => {}); // the device has it
  }

  private draft() {
    const answered = Object.entries(this.options.answers()).filter(([, value]) => isAnswered(value));
    return { answers: record([...Object.entries(this.unplaced), ...answered]), savedAt: new Date().toISOString() };
  }

  private readonly onHidden = (event?: Event): void => {
    if (event?.type === 'visibilitychange' && document.visibilityState === 'visible') return;
    if (this.localTimer === undefined) return;
    clearTimeout(this.localTimer);
    void this.saveLocally();
  };

  private use(store: LocalStore): void {
    this.store = store;
    this.durable = store.durable;
    this.outbox = new Outbox(browserPorts(store));
    this.host.requestUpdate();
  }

  private dispatch(event: SessionEvent): void {
    const before = this.state;
    this.state = transition(before, event);
    if (this.state === before) return;
    this.host.requestUpdate();
    this.options.changed(this.state, before);
  }

  /** True while closing the page would lose something. */
  get unsafeToLeave(): boolean {
    return !this.durable && isUnderWay(this.state);
  }
}
