import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answers } from '../../core/answer.js';
import { check, collect, type Control, controlsOf, fill, lock, type Wrong } from './form-answers.js';

interface Options {
  /** Where the controls are; nothing while the task is on its way. */
  root(): ParentNode | undefined;
  /** Controls came in, or were registered, after the session began. */
  arrived(): void;
}

/** The form of a task: its controls wherever they are, what they answer, and what is wrong with that. */
export class TaskForm implements ReactiveController {
  /** What was wrong at the last check and is not mended yet. */
  wrong: Wrong[] = [];

  private readonly arrivals = new MutationObserver(() => this.arrive());

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: Options,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.arrivals.observe(this.host, { childList: true, subtree: true });
    this.arrive();
  }

  hostDisconnected(): void {
    this.arrivals.disconnect();
  }

  get controls(): Control[] {
    const root = this.options.root();
    return root ? controlsOf(root) : [];
  }

  get answers(): Answers {
    return collect(this.controls);
  }

  fill(answers: Answers): void {
    fill(this.controls, answers);
  }

  lock(locked: boolean): void {
    lock(this.controls, locked);
  }

  /** True if nothing is wrong. What is wrong shows at the fields and in `wrong`. */
  passes(controls = this.controls): boolean {
    this.wrong = check(controls);
    this.host.requestUpdate();
    return this.wrong.length === 0;
  }

  /** An answer was edited: what is right now needs no more pointing at. */
  edited(): void {
    if (this.wrong.length === 0) return;
    this.wrong = this.wrong.filter(({ control }) => control.matches(':invalid'));
    this.host.requestUpdate();
  }

  private arrive(): void {
    this.options.arrived();
    for (const element of this.host.querySelectorAll(':not(:defined)')) {
      void customElements.whenDefined(element.localName).then(() => this.options.arrived());
    }
  }
}
