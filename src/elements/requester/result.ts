import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Result } from '../../core/protocol/market.js';
import type { Task } from '../../core/task.js';
import { MarketElement } from '../market/market-element.js';
import { controlsOf, fill, lock } from '../task/form-answers.js';
import { readTask } from '../task/read-task.js';

/**
 * One result as its worker saw it: the item, and the answers in the fields that asked for them. It can be read, not
 * changed.
 *
 * @summary A worker's answers in the task that asked for them.
 */
export class HitResult extends MarketElement {
  /** The batch's task as data, without an item. */
  @property({ attribute: false }) task: unknown;
  /** The result. */
  @property({ attribute: false }) result?: Result;

  @state() private read?: Task;
  @state() private wrong = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('result')) return;
    const before = changed.get('result') as Result | undefined;
    if (this.result && before?.assignmentId !== this.result.assignmentId) void this.open(this.result);
  }

  protected override render(): TemplateResult {
    return html`${this.renderError(this.wrong)}
    ${
      this.read
        ? html`<hit-content
            .task=${this.read}
            .base=${document.baseURI}
            @hit-content-ready=${this.onReady}
          ></hit-content>`
        : nothing
    }`;
  }

  private async open({ input }: Result): Promise<void> {
    try {
      const { task } = await readTask({ ...Object(this.task), input });
      this.read = task;
    } catch (error) {
      this.wrong = this.explain(error);
    }
  }

  private onReady(event: Event): void {
    const controls = controlsOf((event.target as HTMLElement).shadowRoot!);
    fill(controls, { ...this.result!.answers });
    lock(controls, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-result': HitResult;
  }
}
