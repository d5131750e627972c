import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { openBeside, openModal } from '../../base/dialog.js';
import { dialogStyles } from '../../base/dialog.styles.js';
import { HitElement } from '../../base/hit-element.js';
import { Localize } from '../../controllers/localize.js';
import { richText } from '../../base/rich-text.js';
import { richTextStyles } from '../../base/rich-text.styles.js';
import type { Item } from '../../core/piping.js';
import { enContent } from '../../locales/en.content.js';
import { styles } from './instructions.styles.js';

/**
 * What the worker has to do: the short text always in view, the full text behind a button. Where the container is narrow
 * it opens as a dialog over the page; where it is wide (60rem), as a panel that stays open while the worker answers. The
 * panel stands in the flow, below the short text: a layout that gives the element a column of its own puts it beside the task.
 *
 * @summary Short instructions, and the full ones behind a button.
 * @slot - The short text.
 * @slot full - The full text.
 * @csspart base - Everything.
 * @csspart dialog - The dialog or the panel.
 * @cssproperty --hit-instructions-panel-height - The most that the panel takes before it scrolls.
 * @cssstate panel - The full text stands open beside the task.
 */
export class HitInstructions extends HitElement {
  static override styles = [HitElement.styles, richTextStyles, dialogStyles, styles];

  private readonly say = new Localize(this, enContent);

  /** The short text as Markdown, instead of the slot. */
  @property() short = '';
  /** The full text as Markdown, instead of the slot. */
  @property() full = '';
  /** What fills `{name}` in both texts. */
  @property({ attribute: false }) item: Item = {};
  /** What relative URLs in both texts are relative to; the page's own base when empty. */
  @property() base = '';
  /** How the full text opens: by the room that there is, or always in one way. */
  @property() appearance: 'auto' | 'dialog' | 'panel' = 'auto';

  @state() private open: 'dialog' | 'panel' | null = null;
  @state() private slotted = false;

  /** The panel had the focus when it was closed. Its event comes too late to look: a frame may take the focus away. */
  private focused = false;

  @query('dialog') private dialog?: HTMLDialogElement;
  @query('.open') private button?: HTMLElement;

  private readonly internals = this.attachInternals();
  // In the next frame: what changes the layout may not happen while it is observed.
  private readonly resized = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      if (this.open === 'panel' && !this.roomy) this.close();
    }),
  );

  /** Opens the full text. */
  show(): void {
    const { dialog } = this;
    if (!dialog || dialog.open || !this.hasFull) return;
    this.open = this.roomy ? 'panel' : 'dialog';
    dialog.classList.toggle('panel', this.open === 'panel');
    if (this.open === 'panel') openBeside(dialog);
    else openModal(dialog);
    this.sync();
  }

  /** Closes the full text. */
  close(): void {
    this.focused = this.renderRoot.querySelector('dialog :focus') !== null;
    this.dialog?.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.close();
  }

  protected override render(): TemplateResult {
    return html`
      <div part="base" class="base">
        <div class="short rich">${this.short ? this.rich(this.short) : html`<slot></slot>`}</div>
        <button
          class="open plain"
          type="button"
          aria-haspopup=${this.appearance === 'panel' ? nothing : 'dialog'}
          aria-expanded=${this.open ? 'true' : 'false'}
          ?hidden=${!this.hasFull || this.open === 'panel'}
          @click=${this.show}
        >
          ${this.say.text('fullInstructions')}
        </button>
        <dialog part="dialog" aria-labelledby="title" @keydown=${this.onKeydown} @close=${this.onClose}>
          <div class="bar">
            <span id="title">${this.say.text('instructions')}</span>
            <button class="close plain" type="button" aria-label=${this.say.text('close')} @click=${this.close}>
              <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>
            </button>
          </div>
          <div class="body rich" tabindex="0" role="region" aria-labelledby="title">
            ${this.full ? this.rich(this.full) : html`<slot name="full" @slotchange=${this.onSlot}></slot>`}
          </div>
        </dialog>
      </div>
    `;
  }

  private get hasFull(): boolean {
    return this.full !== '' || this.slotted;
  }

  private get roomy(): boolean {
    if (this.appearance !== 'auto') return this.appearance === 'panel';
    return this.dialog !== undefined && getComputedStyle(this.dialog).getPropertyValue('--_wide') !== '';
  }

  private rich(source: string) {
    return richText(source, { format: 'markdown', item: this.item, base: this.base });
  }

  private sync() {
    if (this.open === 'panel') this.internals.states.add('panel');
    else this.internals.states.delete('panel');
  }

  private onSlot(event: Event) {
    this.slotted = (event.target as HTMLSlotElement).assignedNodes({ flatten: true }).length > 0;
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || this.open !== 'panel') return; // a modal dialog knows by itself
    event.stopPropagation();
    this.close();
  }

  private async onClose() {
    const focused = this.open === 'dialog' || this.focused;
    this.open = null;
    this.sync();
    await this.updateComplete;
    if (focused) this.button?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-instructions': HitInstructions;
  }
}
