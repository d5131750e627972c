import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { HitField } from '../../base/hit-field.js';
import { HitPublishedEvent } from '../../base/market-events.js';
import { services } from '../../base/services.js';
import { Refusal } from '../../core/endpoint.js';
import type { BatchOrder, RequesterDesk } from '../../core/market.js';
import type { Problem } from '../../core/problem.js';
import { type BatchCheck, limits } from '../../core/protocol/market.js';
import { MarketElement } from '../market/market-element.js';
import { renderProblems } from './problems.js';
import { blank, type Publication, toOrder } from './publication.js';
import { styles } from './publisher.styles.js';
import type { HitSource } from './source.js';

const KEPT = 'hitkit:publication';
const CHECK_AFTER_MS = 400;
const DAY_S = 86_400;

/**
 * Publishes a batch: a task and its items, pasted or from files, checked while they are mended. What was typed is kept
 * in this tab until it is published.
 *
 * @summary Publish a batch of HITs from a task and a file of items.
 * @fires hit-published - The batch is published.
 */
export class HitPublisher extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The requester's side of the marketplace. */
  @property({ attribute: false }) desk?: RequesterDesk;

  @state() private publication: Publication = kept();
  @state() private checked?: { order: BatchOrder; check: BatchCheck };
  /** What stands in the way before the marketplace could look at it, or what publishing found. */
  @state() private problems: Problem[] = [];
  @state() private wrong = '';
  private busy = false;

  private timer?: ReturnType<typeof setTimeout>;
  private running = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.publication.task && this.publication.items) this.checkSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.running.abort();
  }

  protected override render(): TemplateResult {
    for (const tag of ['hit-source', 'hit-text', 'hit-number', 'hit-batch-check']) void services.load(tag);
    const { task, items } = this.publication;
    return html`<form class="stack" novalidate aria-labelledby="title" @submit=${this.onSubmit}>
      <h1 id="title" tabindex="-1">${this.say.text('publishNew')}</h1>
      <div class="sources">
        <hit-source
          name="task"
          .label=${this.say.text('taskSource')}
          .hint=${this.say.text('taskSourceHint')}
          .value=${task}
          accept=".json,application/json"
          @input=${this.onSource}
          @change=${this.onSource}
        ></hit-source>
        <hit-source
          name="items"
          .label=${this.say.text('itemSource')}
          .hint=${this.say.text('itemSourceHint')}
          .value=${items}
          accept=".csv,.jsonl,.ndjson,.json,text/csv"
          @input=${this.onSource}
          @change=${this.onSource}
        ></hit-source>
      </div>
      ${this.renderSettings()}
      <div aria-live="polite">
        ${this.renderError(this.wrong, () => void this.check())}
        ${
          this.problems.length > 0
            ? html`<h2 id="problems" tabindex="-1">${this.say.text('checkBad', { count: this.problems.length })}</h2>
                ${renderProblems(this.say, this.problems)}`
            : nothing
        }
      </div>
      <hit-batch-check .order=${this.checked?.order} .check=${this.checked?.check}></hit-batch-check>
      <div class="bar foot">
        <span class="muted small grow">${this.say.text('draftKept')}</span>
        <button type="button" @click=${() => void this.check(true)}>${this.say.text('check')}</button>
        <button type="submit" class="primary">${this.say.text('publish')}</button>
      </div>
    </form>`;
  }

  private renderSettings() {
    const { maxAssignments, lifetimeDays, approvalDays, annotation } = this.publication;
    const days = (seconds: number) => seconds / DAY_S;
    return html`<fieldset @change=${this.onSetting} @input=${this.onSetting}>
      <legend>${this.say.text('settings')}</legend>
      <hit-number
        name="maxAssignments"
        required
        min="1"
        max=${limits.maxAssignments}
        step="1"
        .value=${maxAssignments}
        label=${this.say.text('maxAssignments')}
        hint=${this.say.text('maxAssignmentsHint')}
      ></hit-number>
      <hit-number
        name="lifetimeDays"
        required
        min=${days(limits.lifetime.min)}
        max=${days(limits.lifetime.max)}
        step="any"
        .value=${lifetimeDays}
        label=${this.say.text('lifetime')}
        hint=${this.say.text('lifetimeHint')}
        unit=${this.say.text('days')}
      ></hit-number>
      <hit-number
        name="approvalDays"
        required
        min="0"
        max=${days(limits.autoApprovalDelay.max)}
        step="any"
        .value=${approvalDays}
        label=${this.say.text('autoApproval')}
        hint=${this.say.text('autoApprovalHint')}
        unit=${this.say.text('days')}
      ></hit-number>
      <hit-text
        name="annotation"
        maxlength=${limits.annotation}
        .value=${annotation}
        label=${this.say.text('annotation')}
        hint=${this.say.text('annotationHint')}
      ></hit-text>
    </fieldset>`;
  }

  private readonly onSource = (event: Event): void => {
    const source = event.target as HitSource;
    this.change({ [source.getAttribute('name')!]: source.value });
  };

  private onSetting(event: Event): void {
    const field = event.target as HitField;
    this.change({ [field.name]: field.value });
  }

  private change(part: Partial<Publication>): void {
    this.publication = { ...this.publication, ...part };
    keep(this.publication);
    if (this.publication.task.trim() && this.publication.items.trim()) this.checkSoon();
  }

  private checkSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), CHECK_AFTER_MS);
  }

  /** The fields whose answers will not do, each showing why. */
  private wrongFields(): HitField[] {
    return [...this.renderRoot.querySelectorAll<HitField>('fieldset > :not(legend)')].filter(
      (field) => !field.showValidity(),
    );
  }

  /** Asks the marketplace what it thinks. `asked`: by the requester, who wants to be led to what is wrong. */
  private async check(asked = false): Promise<BatchOrder | undefined> {
    clearTimeout(this.timer);
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.wrong = '';
    this.problems = [];
    const read = toOrder(this.publication);
    if ('problem' in read) {
      this.problems = [read.problem];
      this.checked = undefined;
      if (asked) await this.lead('#problems');
      return undefined;
    }
    if (asked) await Promise.all(['hit-number', 'hit-text'].map((tag) => services.load(tag)));
    const [field] = asked ? this.wrongFields() : [];
    try {
      const check = await this.desk!.check(read.order, signal);
      this.checked = { order: read.order, check };
      if (field) field.focus();
      else if (asked) await this.lead('hit-batch-check');
      return field || check.problems.length > 0 ? undefined : read.order;
    } catch (error) {
      if (!signal.aborted) this.blame(error);
      return undefined;
    }
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.desk) return;
    this.busy = true;
    try {
      const order = await this.check(true);
      if (!order) return;
      const batch = await this.desk.publish(order);
      keep(undefined);
      this.dispatchEvent(new HitPublishedEvent(batch));
    } catch (error) {
      this.blame(error);
      await this.lead('#problems');
    } finally {
      this.busy = false;
    }
  };

  /* Nothing that was typed is touched: the requester mends it and tries again. */
  private blame(error: unknown): void {
    const errors = error instanceof Refusal ? error.problem.errors : undefined;
    if (errors?.length) this.problems = errors;
    else this.wrong = this.explain(error);
  }

  private async lead(selector: string): Promise<void> {
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(selector);
    await place?.updateComplete;
    place?.focus();
    place?.scrollIntoView({ block: 'nearest' });
  }
}

function kept(): Publication {
  try {
    return { ...blank, ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Publication>) };
  } catch {
    return blank;
  }
}

/* A file that is too big to be kept is still on the requester's disk. */
function keep(publication: Publication | undefined): void {
  try {
    if (publication) sessionStorage.setItem(KEPT, JSON.stringify(publication));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // see above
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-publisher': HitPublisher;
  }
}
