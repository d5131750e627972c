import type { ReactiveElement } from 'lit';
import type { Option } from '../core/option.js';

const read = ({ value, label, title: hint, disabled }: HTMLOptionElement): Option => ({ value, label, hint, disabled });

/**
 * The options of a field: those that were given as data, else the native `<option>` children of the host, whose `title`
 * is the hint. Children are read when asked for, so that they are never stale; a change of theirs renders the host again.
 *
 * ```ts
 * private readonly list = new Options(this);
 * @property({ type: Array })
 * get options(): Option[] { return this.list.current; }
 * set options(given: Option[] | null) { this.list.given = given; }
 * ```
 */
export class Options {
  /** Options as data; they win over children. `null`: none were given. */
  given: Option[] | null = null;

  constructor(private readonly host: ReactiveElement) {
    // Also while it is not in a page. Host and observer go together, so that nothing needs to end this.
    const observer = new MutationObserver(() => host.requestUpdate('options'));
    observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  get current(): Option[] {
    if (Array.isArray(this.given)) return this.given;
    return Array.from(this.host.querySelectorAll<HTMLOptionElement>(':scope > option'), read);
  }
}
