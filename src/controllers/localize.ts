import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Params = Readonly<Record<string, string | number>>;
/** A catalogue of messages: text, or a function of parameters. */
export type Catalogue = Readonly<Record<string, string | ((params: Params) => string)>>;

const catalogues = new Map<string, Catalogue>();
const hosts = new Set<ReactiveControllerHost>();
let watcher: MutationObserver | undefined;

const refresh = () => hosts.forEach((host) => host.requestUpdate());

/**
 * Adds a language. Catalogues of one language add up, so that pages load the messages of what they use.
 * @param language a BCP 47 tag, "ar" or "pt-BR"
 */
export function registerMessages(language: string, messages: Catalogue): void {
  const key = language.toLowerCase();
  catalogues.set(key, { ...catalogues.get(key), ...messages });
  refresh();
}

/* `Intl` throws at a malformed tag, such as en_US. */
const tagOf = (written: string): string => {
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/**
 * Words, numbers and dates in the language of the nearest `lang` attribute, else the page's. Follows `<html lang dir>`.
 *
 * ```ts
 * private words = new Localize(this, en);
 * render() { return html`${this.words.text('submit')}`; }
 * ```
 */
export class Localize<Messages extends Catalogue> implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly english: Messages,
  ) {
    host.addController(this);
  }

  hostConnected() {
    hosts.add(this.host);
    watcher ??= new MutationObserver(refresh);
    watcher.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
  }

  hostDisconnected() {
    hosts.delete(this.host);
    if (hosts.size === 0) watcher?.disconnect();
  }

  /** The language in force, as a BCP 47 tag. */
  get language(): string {
    let node: Node | null = this.host;
    while (node) {
      const near: Element | null = node instanceof Element ? node.closest('[lang]') : null;
      if (near) return tagOf(near.getAttribute('lang')!);
      const root: Node = node.getRootNode();
      node = root instanceof ShadowRoot ? root.host : null;
    }
    return 'en';
  }

  text(key: keyof Messages & string, params: Params = {}): string {
    const language = this.language.toLowerCase();
    const message =
      catalogues.get(language)?.[key] ?? catalogues.get(language.split('-')[0]!)?.[key] ?? this.english[key]!;
    return typeof message === 'function' ? message(params) : message;
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.language, options).format(value);
  }

  date(value: Date, options?: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language, options).format(value);
  }
}
