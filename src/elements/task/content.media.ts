import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { openModal } from '../../base/dialog.js';
import { safeUrl } from '../../base/url.js';
import type { Localize } from '../../controllers/localize.js';
import { type Item, pipeEntry } from '../../core/piping.js';
import type { ContentMessages } from '../../locales/en.content.js';
import type { Messages } from '../../locales/en.js';
import type { MediaEntry } from './content.layout.js';

type Image = Extract<MediaEntry, { static: 'image' }>;
type Host = ReactiveControllerHost & HTMLElement & { readonly base: string };

const expand = html`<svg class="expand" viewBox="0 0 16 16" aria-hidden="true">
  <path d="M9.5 2.5h4v4m0-4l-4.5 4.5m-2.5 6.5h-4v-4m0 4l4.5-4.5" />
</svg>`;
const cross = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>`;

/** The pictures, recordings and videos of a task: how each is getting on, and the one that is enlarged. */
export class Media {
  private readonly states = new WeakMap<MediaEntry, 'loaded' | 'failed'>();
  private enlarged: Image | null = null;
  private actual = false;

  constructor(
    private readonly host: Host,
    private readonly words: Localize<Messages>,
    private readonly say: Localize<ContentMessages>,
  ) {}

  render(entry: MediaEntry, item: Item): TemplateResult {
    const piped = pipeEntry(entry, item);
    const src = safeUrl(piped.src, 'media', this.host.base);
    if (src === null) return this.renderFailed(entry, describe(piped), null);
    if (this.states.get(entry) === 'failed') return this.renderFailed(entry, describe(piped), this.onRetry(entry));
    const events = { load: () => this.set(entry, 'loaded'), error: () => this.set(entry, 'failed') };
    if (piped.static === 'image') return this.renderImage(entry, { ...piped, src }, events);
    if (piped.static === 'audio') {
      return html`<figure part="media" class="media">
        <figcaption>${piped.label}</figcaption>
        <audio controls preload="metadata" src=${src} aria-label=${piped.label} @error=${events.error}></audio>
      </figure>`;
    }
    const captions = piped.captions === undefined ? null : safeUrl(piped.captions, 'media', this.host.base);
    return html`<figure part="media" class="media">
      <video
        class="frame"
        controls
        playsinline
        preload="metadata"
        src=${src}
        aria-label=${piped.label}
        @error=${events.error}
      >
        ${captions === null ? nothing : html`<track kind="captions" src=${captions} default />`}
      </video>
      <figcaption>${piped.label}</figcaption>
    </figure>`;
  }

  /** The enlarged picture. Rendered once, at the end. */
  renderDialog(): TemplateResult {
    const { enlarged } = this;
    return html`<dialog part="dialog" aria-label=${this.say.text('enlarge')} @close=${() => this.enlarge(null)}>
      <div class="bar">
        <span>${enlarged && (enlarged.caption ?? enlarged.alt)}</span>
        <button class="close plain" type="button" aria-label=${this.say.text('close')} @click=${this.onClose}>
          ${cross}
        </button>
      </div>
      ${
        enlarged
          ? html`<button
              class="body"
              type="button"
              aria-pressed=${this.actual ? 'true' : 'false'}
              @click=${this.onActual}
            >
              <img class=${this.actual ? 'actual' : ''} src=${enlarged.src} alt=${enlarged.alt} />
              <span class="hidden-text">${this.say.text('actualSize')}</span>
            </button>`
          : nothing
      }
    </dialog>`;
  }

  private renderImage(entry: MediaEntry, image: Image, { load, error }: { load: () => void; error: () => void }) {
    const state = this.states.get(entry) ?? 'waiting';
    return html`<figure part="media" class="media">
      <button class="frame ${state}" type="button" aria-haspopup="dialog" @click=${() => this.enlarge(image)}>
        <img src=${image.src} alt=${image.alt} decoding="async" @load=${load} @error=${error} />
        <span class="hidden-text">${this.say.text('enlarge')}</span>${expand}
      </button>
      ${image.caption ? html`<figcaption>${image.caption}</figcaption>` : nothing}
    </figure>`;
  }

  private renderFailed(entry: MediaEntry, description: string, retry: ((event: Event) => void) | null) {
    const key = ({ image: 'imageFailed', audio: 'audioFailed', video: 'videoFailed' } as const)[entry.static];
    const frame = entry.static === 'audio' ? '' : 'frame';
    return html`<div part="media" class="media ${frame} failed" role="alert">
      <strong>${this.say.text(key)}</strong>
      ${description ? html`<span>${description}</span>` : nothing}
      ${retry ? html`<button type="button" @click=${retry}>${this.words.text('tryAgain')}</button>` : nothing}
    </div>`;
  }

  private set(entry: MediaEntry, state?: 'loaded' | 'failed') {
    if (state) this.states.set(entry, state);
    else this.states.delete(entry);
    this.host.requestUpdate();
  }

  private get dialog() {
    return this.host.shadowRoot!.querySelector('dialog')!;
  }

  private enlarge(image: Image | null) {
    this.enlarged = image;
    this.actual = false;
    if (image) openModal(this.dialog);
    this.host.requestUpdate();
  }

  /* The button goes; the focus stays with what takes its place. */
  private readonly onRetry = (entry: MediaEntry) => async (event: Event) => {
    const failed = (event.currentTarget as Element).parentElement!;
    const [column, index] = [failed.parentElement!, [...failed.parentElement!.children].indexOf(failed)];
    this.set(entry);
    await this.host.updateComplete;
    column.children[index]?.querySelector<HTMLElement>('button, audio, video')?.focus();
  };
  private readonly onClose = () => this.dialog.close();
  private readonly onActual = () => {
    this.actual = !this.actual;
    this.host.requestUpdate();
  };
}

const describe = (entry: MediaEntry): string => (entry.static === 'image' ? entry.alt : entry.label);
