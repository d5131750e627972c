import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HitSavedEvent } from '../../base/events.js';
import { services } from '../../base/services.js';
import { href, Route } from '../../controllers/route.js';
import type { Endpoint } from '../../core/endpoint.js';
import type { Market } from '../../core/market.js';
import type { Group } from '../../core/protocol/market.js';
import { MarketElement } from '../market/market-element.js';
import type { HitTask } from '../task/task.js';
import { styles } from './work.styles.js';

const AUTOMATIC = 'hitkit:take-next';
/* A HIT that somebody else took first is passed over; after so many the worker should see why. */
const TRIES = 5;

/**
 * Works through a batch: one HIT after the other, with nothing between them. While the worker answers one, the next is
 * loaded out of sight; when the answer is in, it takes its place in the same frame.
 *
 * @summary One HIT after the other, from the same batch.
 */
export class HitWork extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** The marketplace. */
  @property({ attribute: false }) market?: Market;
  /** The batch that is worked through. */
  @property({ attribute: 'batch-id' }) batchId = '';
  /** The HIT that is shown; empty for whichever comes next. */
  @property({ attribute: 'hit-id' }) hitId = '';

  /** The next HIT, loaded and not shown. */
  @state() private upcoming = '';
  @state() private automatic = localStorageGet(AUTOMATIC) !== 'no';
  @state() private group?: Group;
  /** Nothing is left for this worker. */
  @state() private done = false;
  /** The session of the shown HIT is over, and nothing took its place by itself. */
  @state() private over = false;
  @state() private wrong = '';
  @state() private said = '';

  private readonly route = new Route(this);
  private readonly endpoints = new Map<string, Endpoint>();
  /** HITs that were worked on here: their submission leads on, an old one that is looked at does not. */
  private readonly worked = new Set<string>();
  /** The HIT to accept as soon as it is loaded. */
  private taking = '';
  private tries = 0;
  /** The acceptance of the upcoming HIT, while it is under way. */
  private accepting?: Promise<void>;

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.market || !this.batchId) return;
    if (changed.has('market') || changed.has('batchId')) {
      this.group = undefined;
      this.done = false;
      void this.count();
    }
    if (changed.has('hitId') && this.hitId) this.done = this.over = false;
    if (this.upcoming === this.hitId) this.upcoming = '';
    if (!this.hitId && !this.done && !this.wrong) void this.goOn('');
  }

  protected override render(): TemplateResult {
    void services.load('hit-task');
    const shown = [this.hitId, this.upcoming].filter(Boolean);
    return html`<section class="stack" aria-labelledby="title">
      <h1 id="title" class="hidden-text">${this.group?.title ?? this.say.text('working')}</h1>
      ${this.renderBar()}
      <p class="hidden-text" role="status">${this.said}</p>
      ${this.renderError(this.wrong, () => void this.goOn(this.hitId))} ${this.done ? this.renderDone() : nothing}
      <div id="work" tabindex="-1" ?hidden=${this.done}>
        ${repeat(
          shown,
          (id) => id,
          (id) =>
            html`<hit-task
              data-hit=${id}
              .endpoint=${this.endpoint(id)}
              ?hidden=${id !== this.hitId}
              @hit-loaded=${this.onReady}
              @hit-accepted=${this.onAccepted}
              @hit-saved=${this.onSaved}
              @hit-submitted=${this.onSubmitted}
              @hit-returned=${this.onOver}
              @hit-expired=${this.onOver}
            ></hit-task>`,
        )}
      </div>
      ${
        this.over && !this.done
          ? html`<div class="bar">
              <button type="button" class="primary" @click=${() => void this.advance(false)}>
                ${this.say.text('nextHit')}
              </button>
              <a class="button" href=${href()}>${this.say.text('backToList')}</a>
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderBar() {
    const { group } = this;
    return html`<div class="bar top small">
      <a class="back" href=${href()}>${this.say.text('backToList')}</a>
      <span class="muted grow"
        >${group ? this.say.text('batchProgress', { done: this.say.number(group.done), left: this.say.number(group.available) }) : nothing}</span
      >
      <label class="check">
        <input type="checkbox" .checked=${this.automatic} @change=${this.onAutomatic} />
        ${this.say.text('takeNext')}
      </label>
      ${
        this.done || this.over
          ? nothing
          : html`<button type="button" class="plain" @click=${() => void this.advance(false)}>
              ${this.say.text('skip')}
            </button>`
      }
    </div>`;
  }

  private renderDone() {
    return html`<div class="box empty">
      <h2 tabindex="-1" id="done">${this.say.text('batchDone')}</h2>
      <p class="muted">${this.say.text('batchDoneHint')}</p>
      <a class="button primary" href=${href()}>${this.say.text('backToList')}</a>
    </div>`;
  }

  private endpoint(hitId: string): Endpoint {
    let endpoint = this.endpoints.get(hitId);
    if (!endpoint) this.endpoints.set(hitId, (endpoint = this.market!.hit(hitId)));
    return endpoint;
  }

  /* Not before its class came: until then there is no session to ask about. */
  private taskOf(hitId: string): HitTask | null {
    return this.renderRoot.querySelector<HitTask>(`hit-task:defined[data-hit="${CSS.escape(hitId)}"]`);
  }

  private get task(): HitTask | null {
    return this.taskOf(this.hitId);
  }

  /** Shows the next HIT, and takes it for the worker where `take` says so. */
  private async advance(take: boolean): Promise<void> {
    const from = this.hitId;
    const next = this.upcoming || (await this.find(from));
    if (next === undefined || this.hitId !== from) return;
    this.show(next, take);
  }

  private show(next: string, take: boolean): void {
    this.over = false;
    this.wrong = '';
    this.done = next === '';
    if (this.done) {
      this.said = this.say.text('batchDone');
      void this.updateComplete.then(() => this.focus());
      return;
    }
    this.upcoming = '';
    this.hitId = next;
    this.taking = take ? next : '';
    this.route.go(['batches', this.batchId, 'hits', next], { replace: true });
    void this.updateComplete.then(() => {
      this.focusTask();
      this.scrollIntoView({ block: 'start' });
      this.begin();
    });
  }

  /** Without an id, the first HIT of the batch; with one, the HIT after it. */
  private async goOn(after: string): Promise<void> {
    this.wrong = '';
    const next = await this.find(after);
    if (next !== undefined) this.show(next, false);
  }

  /** The id of the next HIT, empty when nothing is left; `undefined` when it could not be found out. */
  private async find(after: string): Promise<string | undefined> {
    try {
      const id = await this.market!.next(this.batchId, after || undefined);
      return id === null || id === after ? '' : id;
    } catch (error) {
      this.wrong = this.explain(error);
      return undefined;
    }
  }

  /** The shown task is there: gets the one after it ready, or accepts it where that was promised. */
  private begin(): void {
    if (!this.task) return;
    if (this.task.session.status !== 'working') return void this.take();
    this.taking = '';
    this.worked.add(this.hitId);
    if (!this.upcoming) void this.prepare();
  }

  private async take(): Promise<void> {
    const { task, taking } = this;
    if (!task || taking !== this.hitId || task.session.status !== 'preview') return;
    this.taking = '';
    await task.accept();
    if (this.hitId !== taking || task.session.status !== 'preview') return void (this.tries = 0);
    this.tries += 1;
    if (this.tries < TRIES) await this.advance(true);
  }

  /** Loads the HIT after the shown one, out of sight. */
  private async prepare(): Promise<void> {
    const from = this.hitId;
    const id = await this.market!.next(this.batchId, from).catch(() => null); // asked again when it is needed
    if (id && id !== from && this.hitId === from) this.upcoming = id;
  }

  private async count(): Promise<void> {
    this.group = await this.market!.group(this.batchId).catch((error: unknown) => {
      this.notice(error);
      return this.group;
    });
  }

  private focusTask(): void {
    this.task?.focus();
    if (!this.task?.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>('#work')?.focus({ preventScroll: true });
  }

  private readonly onReady = (event: Event): void => {
    if ((event.currentTarget as HitTask).dataset.hit === this.hitId) this.begin();
  };

  /* The button that was pressed is gone: the focus goes on to the answers. */
  private readonly onAccepted = (event: Event): void => {
    if ((event.currentTarget as HitTask).dataset.hit !== this.hitId) return;
    this.begin();
    void this.updateComplete.then(() => this.focusTask());
  };

  /* While the answer is on its way, the next HIT is accepted: it is shown ready to be answered, and nothing jumps. */
  private readonly onSaved = (event: HitSavedEvent): void => {
    const { hit } = (event.currentTarget as HitTask).dataset;
    if (!event.sealed || hit !== this.hitId) return;
    this.said = ''; // the same words again would not be heard
    if (!this.automatic) return;
    const next = this.taskOf(this.upcoming);
    if (next?.session.status === 'preview') this.accepting = next.accept();
  };

  private readonly onSubmitted = async (event: Event): Promise<void> => {
    const { hit = '' } = (event.currentTarget as HitTask).dataset;
    if (hit !== this.hitId) return;
    if (!this.worked.has(hit)) return this.onOver();
    await this.accepting;
    if (hit !== this.hitId || !this.isConnected) return;
    void this.count();
    await this.advance(this.automatic);
    if (this.hitId !== hit) this.said = this.say.text('acceptedNext');
  };

  private readonly onOver = (): void => {
    this.over = true;
    void this.count();
  };

  private onAutomatic(event: Event): void {
    this.automatic = (event.target as HTMLInputElement).checked;
    try {
      localStorage.setItem(AUTOMATIC, this.automatic ? 'yes' : 'no');
    } catch {
      // the choice holds for this page
    }
  }
}

function localStorageGet(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-work': HitWork;
  }
}
