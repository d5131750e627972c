import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { dialogStyles } from '../../base/dialog.styles.js';
import { HitElement } from '../../base/hit-element.js';
import { Localize } from '../../controllers/localize.js';
import type { HitField } from '../../base/hit-field.js';
import { richText } from '../../base/rich-text.js';
import { richTextStyles } from '../../base/rich-text.styles.js';
import { prepare } from '../../base/sanitise.js';
import { services } from '../../base/services.js';
import { pipe, pipeEntry } from '../../core/piping.js';
import type { Problem } from '../../core/problem.js';
import { type Entry, type FieldEntry, fieldsOf, isField, type Page, type Static, type Task } from '../../core/task.js';
import { type Group, groupsOf, isBeside } from './content.layout.js';
import { Media } from './content.media.js';
import { enContent } from '../../locales/en.content.js';
import { styles } from './content.styles.js';

type FieldClass = (new () => HitField) & Pick<typeof HitField, 'contract' | 'elementProperties'>;

/**
 * The pages of a task that came as data: what they show, and the fields that they ask with, in a form. All pages are
 * there, so that the form has every answer; one is shown.
 *
 * @summary A task given as data: its static content and its fields.
 * @fires hit-content-ready - The fields of the task are in the form. Does not bubble.
 * @csspart media - A picture, a recording or a video.
 * @csspart dialog - The enlarged picture.
 * @cssproperty --hit-content-frame-ratio - The shape of the room that is kept for a picture.
 * @cssproperty --hit-content-frame-height - The most height that a picture takes.
 * @cssproperty --hit-content-sticky-top - Where a picture stays while the questions beside it scroll.
 */
export class HitContent extends HitElement {
  static override styles = [HitElement.styles, richTextStyles, dialogStyles, styles];

  private readonly say = new Localize(this, enContent);

  /** The task, as `parseTask` read it. */
  @property({ attribute: false }) task: Task | null = null;
  /** What is wrong with the task, for its requester to read. */
  @property({ attribute: false }) problems: readonly Problem[] = [];
  /** The page that is shown, from 0. */
  @property({ type: Number }) page = 0;
  /** What relative URLs of the task are relative to; the page's own base when empty. */
  @property() base = '';

  /** False while something that the task needs is on its way. */
  @state() private ready = false;

  /** The form that the fields belong to. */
  @query('form') readonly form!: HTMLFormElement | null;

  private readonly media = new Media(this, this.words, this.say);
  private made = new Map<FieldEntry, HitField>();
  private assembling: Promise<void> | undefined;

  /** The fields of all pages, in their order; none before `hit-content-ready`. */
  get fields(): HitField[] {
    return [...this.made.values()];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('task')) return;
    this.made = new Map();
    this.ready = false;
    if (this.task) this.assemble(this.task);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.ready && (changed.has('ready') || changed.has('task'))) this.dispatchEvent(new Event('hit-content-ready'));
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.assembling;
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { task } = this;
    if (!task) return nothing;
    if (!this.ready) {
      return html`<div class="skeleton" role="status">
        <span></span><span></span><span></span>
        <div class="hidden-text">${this.words.text('loading')}</div>
      </div>`;
    }
    // Nothing of the item before shows while the next one loads.
    return html`${this.renderProblems()}
    ${keyed(
      task,
      html`<form novalidate @submit=${(event: Event) => event.preventDefault()}>
        ${task.pages.map((page, index) => this.renderPage(page, index, task))}
      </form>`,
    )}
    ${this.media.renderDialog()}`;
  }

  private renderProblems() {
    if (this.problems.length === 0) return nothing;
    return html`<details class="problems">
      <summary>${this.say.text('taskProblems')}</summary>
      <ul>
        ${this.problems.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
      </ul>
    </details>`;
  }

  private renderPage({ title, content }: Page, index: number, task: Task) {
    return html`<section class="page" data-page=${index} ?hidden=${index !== this.page}>
      ${title ? html`<h3 class="title">${pipe(title, task.input).text}</h3>` : nothing}
      ${groupsOf(content).map((group) => this.renderGroup(group, task))}
    </section>`;
  }

  private renderGroup(group: Group, task: Task) {
    return html`<div class="group ${isBeside(group) ? 'beside' : ''}">
      ${group.media.length ? html`<div class="media-column">${group.media.map((one) => this.media.render(one, task.input))}</div>` : nothing}
      ${group.rest.length ? html`<div class="rest">${group.rest.map((one) => this.renderEntry(one, task))}</div>` : nothing}
    </div>`;
  }

  private renderEntry(entry: Entry, task: Task) {
    if (isField(entry)) return this.made.get(entry) ?? this.renderMissing(task);
    return this.renderStatic(entry, task);
  }

  private renderStatic(entry: Static, { input: item }: Task) {
    const { base } = this;
    switch (entry.static) {
      case 'text':
        return html`<p class="text">${pipe(entry.text, item).text}</p>`;
      case 'markdown':
        return html`<div class="rich">${richText(entry.text, { format: 'markdown', item, base })}</div>`;
      case 'html':
        return html`<div class="rich">${richText(entry.html, { format: 'html', item, base })}</div>`;
      default:
        return this.media.render(entry, item);
    }
  }

  private renderMissing(task: Task) {
    return html`<p class="failed" role="alert">
      <strong>${this.say.text('fieldFailed')}</strong>
      <button type="button" @click=${() => this.assemble(task)}>${this.words.text('tryAgain')}</button>
    </p>`;
  }

  /* At once where everything is there, so that one task can follow another without an empty frame. */
  private assemble(task: Task): void {
    const tags = [...new Set(fieldsOf(task).map(({ field }) => field))].filter((tag) => !customElements.get(tag));
    const rich = task.pages.some(({ content }) =>
      content.some((entry) => !isField(entry) && (entry.static === 'markdown' || entry.static === 'html')),
    );
    const needed: Promise<unknown>[] = tags.map((tag) => services.load(tag));
    if (rich) needed.push(prepare());
    if (needed.length === 0) return this.make(task);
    this.assembling = Promise.allSettled(needed).then(() => {
      if (this.task === task) this.make(task);
    });
  }

  private make(task: Task): void {
    for (const entry of fieldsOf(task)) {
      const Field = customElements.get(entry.field) as FieldClass | undefined;
      // Only a field: no element of the page's own that a task happens to name.
      if (!this.made.has(entry) && Field?.contract) this.made.set(entry, create(Field, pipeEntry(entry, task.input)));
    }
    this.ready = true;
    this.requestUpdate();
  }
}

/* Only what the field reacts to is set: a task reaches nothing else of the element, `innerHTML` and `onclick` among it. */
function create(Field: FieldClass, entry: FieldEntry): HitField {
  const known = Object.entries(entry).filter(([key]) => Field.elementProperties.has(key));
  return Object.assign(new Field(), Object.fromEntries(known));
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-content': HitContent;
  }
}
