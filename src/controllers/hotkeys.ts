import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface HotkeysConfig {
  /** What the keys 1, 2, 3 … click, in this order; empty while the host takes no keys. */
  targets: () => ArrayLike<HTMLElement>;
  /** True once the host has its answer: from then on it takes keys only while it has the focus. */
  answered: () => boolean;
}

/** Where a digit means nothing of its own. Elsewhere (text, custom widgets) it is left alone. */
const idle = 'body, a, button, summary, [type=radio], [type=checkbox], [tabindex="-1"]';

/** The task around an element, else its form, else the page; across shadow roots. */
function scopeOf(element: Element): EventTarget {
  let scope: EventTarget = document;
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as ShadowRoot).host) {
    scope = at.closest('hit-task') ?? at.closest('form') ?? scope;
  }
  return scope;
}

/**
 * Answers with one key: 1 to 9 focus and click an element of the host.
 *
 * Keys act while the focus is in the host. While the host is not answered they also act from elsewhere in the same
 * `<hit-task>`, else form, else page, and while nothing has the focus; of several hosts the first takes the key. A key is
 * left alone where it may be text, with Control, Alt, AltGr or Meta, while it is held down, during IME composition, and
 * when it was handled already. What cannot take the focus (hidden, or behind a modal dialog) takes no key.
 *
 * ```ts
 * new Hotkeys(this, {
 *   targets: () => this.renderRoot.querySelectorAll('button'),
 *   answered: () => this.value !== null,
 * });
 * ```
 */
export class Hotkeys implements ReactiveController {
  /** False: keys act only where the focus is, for pages whose workers want no page-wide keys (WCAG 2.2, 2.1.4). */
  static everywhere = true;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly config: HotkeysConfig,
  ) {
    host.addController(this);
    host.addEventListener('keydown', this.onKeydown); // before the document hears of it: the focus goes first
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.onKeydown);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.onKeydown);
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    const { host, config } = this;
    const target = config.targets()[Number(event.key) - 1];
    if (!target || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph')) return;

    const path = event.composedPath();
    const from = path[0] as Element;
    const reached = from === document.body || path.includes(scopeOf(host));
    if (!from.matches?.(idle) || !(path.includes(host) || (reached && Hotkeys.everywhere && !config.answered())))
      return;

    host.focus();
    if (!host.matches(':focus-within')) return;
    target.click();
    target.focus();
    event.preventDefault();
  };
}
