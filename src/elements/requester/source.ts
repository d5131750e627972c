import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { MarketElement } from '../market/market-element.js';
import { styles } from './source.styles.js';

/**
 * A text that comes out of a file: pasted, typed, chosen or dropped.
 *
 * @summary Text to paste, or a file to choose or drop.
 * @fires input - The text changes.
 * @fires change - The text has changed.
 * @csspart control - The text control.
 */
export class HitSource extends MarketElement {
  static override styles = [MarketElement.styles, styles];

  /** What is wanted. */
  @property() label = '';
  /** What it has to look like. */
  @property() hint = '';
  /** What files fit, as in HTML: `.csv,.jsonl`. */
  @property() accept = '';
  /** An example. */
  @property() placeholder = '';
  /** The text. */
  @property() value = '';

  @state() private fileName = '';
  @state() private over = false;
  @state() private wrong = '';

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="base ${this.over ? 'over' : ''}"
      @dragover=${this.onDragOver}
      @dragleave=${() => (this.over = false)}
      @drop=${this.onDrop}
    >
      <div class="bar">
        <div class="grow">
          <label class="label" for="control">${this.label}</label>
          <div id="hint" class="muted small">${this.hint}</div>
        </div>
        <input id="file" type="file" hidden accept=${this.accept || nothing} @change=${this.onFile} />
        <button
          type="button"
          aria-describedby="hint"
          @click=${() => this.renderRoot.querySelector<HTMLElement>('#file')?.click()}
        >
          ${this.say.text('chooseFile')}
        </button>
      </div>
      <textarea
        id="control"
        part="control"
        class="input"
        rows="8"
        spellcheck="false"
        autocapitalize="none"
        dir="ltr"
        wrap="off"
        placeholder=${this.placeholder || nothing}
        aria-describedby="hint"
        .value=${live(this.value)}
        @input=${this.onInput}
        @change=${this.onChange}
      ></textarea>
      <p class="muted small" role="status">
        ${this.fileName ? this.say.text('fromFile', { name: this.fileName }) : nothing}
      </p>
      ${this.renderError(this.wrong)}
    </div>`;
  }

  private onInput(event: Event): void {
    event.stopPropagation();
    this.value = (event.target as HTMLTextAreaElement).value;
    this.fileName = '';
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  private onChange(event: Event): void {
    event.stopPropagation();
    this.commit();
  }

  private commit(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private onFile(event: Event): void {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    void this.read(input.files?.[0]);
    input.value = '';
  }

  private onDragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  }

  private onDrop(event: DragEvent): void {
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.read(file);
  }

  private async read(file?: File): Promise<void> {
    if (!file) return;
    this.wrong = '';
    try {
      // Anything but UTF-8 would arrive as other letters: better to say so now than to publish it.
      this.value = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
      this.fileName = file.name;
      this.commit();
    } catch {
      this.wrong = this.say.text('notUtf8', { name: file.name });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hit-source': HitSource;
  }
}
