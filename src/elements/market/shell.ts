import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { PageMessages } from '../../locales/en.pages.js';

export interface Shell {
  say: Localize<PageMessages>;
  /** Who is signed in, where somebody is. */
  name?: string | null;
  links: { href: string; text: string; count?: string; current: boolean }[];
  /** Signs out. */
  leave(): void;
  content: unknown;
}

/** The frame of a whole page: brand, where to go, who is here, and the view. */
export const renderShell = ({ say, name, links, leave, content }: Shell): TemplateResult => html`
  <header part="toolbar" class="shell">
    <slot name="brand"><strong class="brand">hitkit</strong></slot>
    ${
      name
        ? html`<nav aria-label=${say.text('views')}>
              ${links.map(
                ({ href, text, count, current }) =>
                  html`<a href=${href} aria-current=${current ? 'page' : 'false'}
                    >${text} ${count ? html`<span class="count">${count}</span>` : nothing}</a
                  >`,
              )}
            </nav>
            <span class="who small muted">${name}</span>
            <button type="button" class="plain small" @click=${leave}>${say.text('signOut')}</button>`
        : nothing
    }
  </header>
  <main part="base">${content}</main>
`;
