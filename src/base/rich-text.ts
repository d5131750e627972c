import { noChange, nothing } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { plain, type RichTextOptions, sanitise } from './sanitise.js';

class RichText extends AsyncDirective {
  private wanted: unknown[] = [];

  override render(source: string, options: RichTextOptions): unknown {
    const { format, item, base } = options;
    const wanted = [source, format, item, base];
    // The same text again: what the placeholder of the first time became stays.
    if (wanted.every((one, index) => one === this.wanted[index])) return noChange;
    this.wanted = wanted;
    sanitise(source, options)
      .catch(() => plain(source)) // offline, perhaps: better bare than not at all
      .then((nodes) => {
        if (this.wanted === wanted) this.setValue(nodes);
      });
    return nothing;
  }
}

/** Shows a requester's Markdown or HTML, sanitised: `${richText(source, { format: 'markdown' })}`. */
export const richText = directive(RichText);
