import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  HitAcceptRequestEvent,
  type HitExtendRequestEvent,
  HitReturnRequestEvent,
  HitSavedEvent,
  HitSubmitRequestEvent,
} from '../../base/events.js';
import { HitElement } from '../../base/hit-element.js';
import { services } from '../../base/services.js';
import { SessionController } from '../../controllers/session.js';
import type { Answers } from '../../core/answer.js';
import type { Endpoint } from '../../core/endpoint.js';
import type { Session } from '../../core/session.js';
import { factOf } from './facts.js';
import { TaskForm } from './form.js';
import type { Control } from './form-answers.js';
import type { heading } from './heading.js';
import { follow, saveFile } from './leave.js';
import type { ReadTask } from './read-task.js';
import { statusOf, wrongSummary } from './status.js';
import { toolbar } from './toolbar.js';
import { styles } from './task.styles.js';

/* A change of one of these is another session. */
const sources = ['endpoint', 'src', 'tokenUrl', 'hitId', 'assignmentId', 'workerId'] as const;

/**
 * The frame of a HIT: shows the task, lets the worker accept, answer and submit, and gets the answers to the endpoint.
 * The task is written as HTML inside the element, or comes as data from `src`.
 *
 * Children stay where the author put them. The frame reads the `<form>` that it finds among them, native inputs
 * included; where there is none, every named form-associated element.
 *
 * @summary The frame of a HIT: preview, accept, answer, submit.
 * @slot - The task: any HTML, fields and native inputs among it.
 * @slot instructions - What to do, in short. A `<hit-instructions>` fits here.
 * @fires hit-loaded - The task is there.
 * @fires hit-accept-request - The worker asks to accept; can be refused.
 * @fires hit-accepted - The HIT is the worker's.
 * @fires hit-saved - The answers are safe on this device.
 * @fires hit-submit-request - The worker submits; can be refused.
 * @fires hit-submitted - The endpoint has the answers.
 * @fires hit-refused - The endpoint refused the answers; they are still there.
 * @fires hit-return-request - The worker asks to return the HIT; can be refused.
 * @fires hit-returned - The HIT was given back.
 * @fires hit-extend-request - The worker asks for more time; can be refused.
 * @fires hit-expired - The time is over.
 * @csspart base - Everything.
 * @csspart status - Where the worker stands.
 * @csspart error - The summary of what is wrong.
 * @csspart toolbar - The bar with the buttons, which stays in view.
 */
export class HitTask extends HitElement {
  static override styles = [HitElement.styles, styles];

  /** Where answers go: a URL that takes a POST, or an endpoint object. */
  @property() endpoint: string | Endpoint = '';
  /** The URL of a HIT as data. */
  @property() src = '';
  /** A URL of the page's own origin that gives tokens: a POST answers `{ "token": "…" }`. */
  @property({ attribute: 'token-url' }) tokenUrl = '';
  /** The HIT's id, where the page's address does not hold it. */
  @property({ attribute: 'hit-id' }) hitId = '';
  /** The assignment's id, where the page's address does not hold it. */
  @property({ attribute: 'assignment-id' }) assignmentId = '';
  /** The worker's id, where the page's address does not hold it. */
  @property({ attribute: 'worker-id' }) workerId = '';

  @state() private returning = false;
  /** The task as data, and what is wrong with it. */
  @state() private data?: ReadTask;
  /** The page that is shown, of a task that has several. */
  @state() private page = 0;
  /** What stands above the task; it loads when there is something to stand there. */
  @state() private heading?: typeof heading;
  /** False while a task that came as data is not in the form yet. */
  private ready = true;

  private readonly form = new TaskForm(this, {
    root: () => (this.ready ? (this.renderRoot?.querySelector('hit-content')?.shadowRoot ?? this) : undefined),
    arrived: () => this.onArrival(),
  });

  private readonly controller = new SessionController(this, {
    answers: () => this.answers,
    restore: (answers) => this.form.fill(answers),
    changed: (now, before) => this.onSession(now, before),
    saved: (sealed) => this.dispatchEvent(new HitSavedEvent(sealed)),
  });

  constructor() {
    super();
    this.addEventListener('submit', this.onSubmit, true);
    this.addEventListener('keydown', this.onKeydown);
    this.addEventListener('input', this.onInput);
    this.addEventListener('change', this.onInput);
  }

  /** Where the worker stands with this HIT. */
  get session(): Session {
    return this.controller.state;
  }

  /** The answers as they stand, by name, in an object without a prototype. */
  get answers(): Answers {
    return this.form.answers;
  }

  /** Asks for the HIT; what comes of it shows in `session`. */
  async accept(): Promise<void> {
    if (this.dispatchEvent(new HitAcceptRequestEvent())) await this.controller.accept();
  }

  /** Checks the answers and, if nothing is wrong with them, seals and sends them. Resolves when they are sealed. */
  async submit(): Promise<void> {
    if (!this.controller.writable || !this.ready || !this.passes()) return;
    const submission = this.controller.compose();
    if (this.dispatchEvent(new HitSubmitRequestEvent(submission))) await this.controller.submit(submission);
  }

  /** Takes the focus to the first control of the task. */
  override focus(options?: FocusOptions): void {
    this.form.controls[0]?.focus(options);
  }

  /** Gives the HIT back, without asking the worker. */
  async return(): Promise<void> {
    this.returning = false;
    if (this.dispatchEvent(new HitReturnRequestEvent())) await this.controller.return();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.onLeave);
  }

  protected override render(): TemplateResult {
    const { status } = this.session;
    return html`<div part="base" class="base" aria-busy=${status === 'loading'}>
      ${this.renderHeading()} <slot name="instructions"></slot> ${this.renderStatus()}
      ${wrongSummary(this.form.wrong, this.words)}
      <div class="task" ?hidden=${status === 'submitted' || status === 'returned'}>${this.renderTask()}</div>
      ${this.renderBar()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (sources.some((key) => changed.has(key))) void this.load();
  }

  protected override updated(): void {
    this.form.lock(!this.controller.writable);
    if (!this.heading && (this.data || this.controller.assignment?.clock)) {
      void import('./heading.js').then(({ heading }) => (this.heading = heading));
    }
  }

  private load(): Promise<void> {
    const { endpoint, src, tokenUrl, hitId, assignmentId, workerId } = this;
    return this.controller.open(() =>
      typeof endpoint === 'object'
        ? endpoint
        : services.endpoint({ endpoint, src, tokenUrl, hitId, assignmentId, workerId }),
    );
  }

  private renderHeading() {
    const { task, count = 0 } = this.data ?? {};
    const working = this.controller.writable;
    return this.heading?.({
      ...(task && { task }),
      ...(working && count >= 5 && { progress: { answered: Object.keys(this.answers).length, count } }),
      clock: working ? this.controller.assignment?.clock : undefined,
      base: this.base,
      onTimeout: this.onTimeout,
      onExtend: this.onExtend,
    });
  }

  private renderStatus() {
    const shown = statusOf(this.controller, this.words, {
      retry: () => void this.load(),
      reopen: () => this.controller.reopen(),
      save: () => this.save(),
    });
    return html`<div part="status" id="status" tabindex="-1" class="status ${shown?.tone ?? ''}" ?hidden=${!shown}>
      <div role="status">${shown?.content}</div>
      ${shown?.actions}
    </div>`;
  }

  private renderTask() {
    if (!this.data) return html`<slot></slot>`;
    const { task, problems } = this.data;
    return html`
      <hit-content
        .task=${task}
        .problems=${problems}
        .page=${this.page}
        .base=${this.base}
        @hit-content-ready=${this.onContent}
      ></hit-content>
    `;
  }

  private renderBar() {
    const { state, savedAt } = this.controller;
    // A task that comes as data is not there at once: until then there is nothing to accept or submit.
    if ((state.status !== 'preview' && state.status !== 'working') || !(this.ready || this.data)) return nothing;
    const working = state.status === 'working';
    const last = (this.data?.task.pages.length ?? 1) - 1;
    const when = (offered: boolean, act: () => void) => (offered ? act : undefined);
    return toolbar(
      {
        returning: this.returning,
        saved: working && savedAt !== undefined,
        accept: when(!working && !state.unavailable && this.controller.offers('accept'), () => void this.accept()),
        back: when(working && this.page > 0, () => (this.page -= 1)),
        next: when(working && this.page < last, () => this.next()),
        submit: when(working && this.page === last && !this.authorSubmits, () => void this.submit()),
        askReturn: when(working && this.controller.offers('return'), () => (this.returning = !this.returning)),
        return: () => void this.return(),
      },
      this.words,
    );
  }

  /* Shows what is wrong, on the page where it is, and takes the worker there. */
  private passes(controls?: Control[]): boolean {
    if (this.form.passes(controls)) return true;
    const page = this.form.wrong[0]!.control.closest('[data-page]')?.getAttribute('data-page');
    if (page) this.page = Number(page);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#wrong')?.focus());
    return false;
  }

  private next(): void {
    if (!this.passes(this.form.controls.filter((control) => !control.closest('[hidden]')))) return;
    this.page += 1;
    void this.updateComplete.then(() => this.scrollIntoView({ block: 'nearest' }));
  }

  /* What relative addresses in a task are relative to. */
  private get base(): string {
    return new URL(this.src || '.', document.baseURI).href;
  }

  /* A task that brings a submit button of its own does not need ours. */
  private get authorSubmits(): boolean {
    return (
      this.querySelector('form button:not([type=button], [type=reset]), form input:is([type=submit], [type=image])') !==
      null
    );
  }

  private async save(): Promise<void> {
    const { submissionId = 'answer' } = this.session as { submissionId?: string };
    const text = (await this.controller.unsent()) ?? JSON.stringify(this.controller.compose());
    saveFile(`${submissionId}.json`, text);
  }

  private onSession(now: Session, before: Session): void {
    const event = factOf(now, before);
    if (event) this.dispatchEvent(event);
    if (now.status === 'submitted' && before.status !== 'loading' && now.receipt.next) follow(now.receipt.next);
    if (now.status !== 'working') this.form.wrong = [];
    if (before.status === 'loading') void this.read(this.controller.assignment?.task);
    // The button that was pressed is gone; the focus must not fall to the top of the page.
    if (before.status !== 'loading' && now.status !== 'working')
      void this.updateComplete.then(() => this.focusStatus());
  }

  private focusStatus(): void {
    if (document.activeElement === this || document.activeElement === document.body) {
      this.renderRoot.querySelector<HTMLElement>('#status')?.focus();
    }
  }

  /* The task before stays in view until the next one is there; its fields are no longer the form. */
  private async read(task: unknown): Promise<void> {
    this.ready = task === undefined;
    const { readTask } = task === undefined ? {} : await import('./read-task.js');
    this.data = await readTask?.(task);
    this.page = 0;
  }

  private readonly onContent = (): void => {
    this.ready = true;
    this.onArrival();
  };

  /* Fields that were not there, or not registered, when the session began. */
  private onArrival(): void {
    this.form.lock(!this.controller.writable);
    this.controller.place();
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  private readonly onInput = (): void => {
    this.controller.touch();
    this.form.edited();
    if (this.data) this.requestUpdate();
  };

  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) void this.submit();
  };

  private readonly onTimeout = (): void => this.controller.expire();

  private readonly onExtend = async (event: HitExtendRequestEvent): Promise<void> => {
    const timer = event.target as HTMLElement & { granted?(more: boolean): void };
    await Promise.resolve(); // the page may still refuse
    if (!event.defaultPrevented) timer.granted?.(await this.controller.extend());
  };

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (this.controller.unsafeToLeave) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-task': HitTask;
  }
}
