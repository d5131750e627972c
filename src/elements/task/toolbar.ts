import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { Messages } from '../../locales/en.js';

/** What the bar of a task offers at the moment; what is absent is not offered. */
export interface Offers {
  /** The worker is being asked whether to give the HIT back. */
  returning: boolean;
  saved: boolean;
  accept?: () => void;
  back?: () => void;
  next?: () => void;
  submit?: () => void;
  /** Asks the worker whether to give the HIT back, and takes the question back. */
  askReturn?: () => void;
  return: () => void;
}

/** The bar with the buttons, which stays in view. */
export function toolbar(offers: Offers, words: Localize<Messages>): TemplateResult | typeof nothing {
  const button = (key: keyof Messages, act?: () => void, look = '') =>
    act ? html`<button type="button" class=${look} @click=${act}>${words.text(key)}</button>` : nothing;
  const { returning, accept, back, next, submit, askReturn } = offers;
  if (!(accept || back || next || submit || askReturn)) return nothing;
  // One and the same button asks and keeps working, so that the focus stays on it.
  return html`<footer part="toolbar" class="bar">
    ${offers.saved ? html`<span class="saved">${words.text('saved')}</span>` : nothing}
    ${returning ? html`<span role="alert">${words.text('returnQuestion')}</span>` : nothing}
    ${button(returning ? 'keepWorking' : 'returnHit', askReturn, 'plain')}
    ${
      returning
        ? button('returnYes', offers.return)
        : html`${button('back', back)} ${button('next', next, 'primary')} ${button('submit', submit, 'primary')}
          ${button('accept', accept, 'primary')}`
    }
  </footer>`;
}
