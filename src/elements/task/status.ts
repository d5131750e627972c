import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { SessionController } from '../../controllers/session.js';
import type { ProblemDetails } from '../../core/protocol/submission.js';
import type { Messages } from '../../locales/en.js';
import type { Wrong } from './form-answers.js';
import { follow } from './leave.js';

interface Shown {
  tone: '' | 'success' | 'danger' | 'warning';
  content: unknown;
  actions?: TemplateResult | typeof nothing;
}

interface Acts {
  retry(): void;
  reopen(): void;
  save(): void;
}

/** What the worker is told about where they stand, and what they can do about it. Nothing, while all is quiet. */
export function statusOf(controller: SessionController, words: Localize<Messages>, acts: Acts): Shown | undefined {
  const { state, durable, parked } = controller;
  const button = (key: keyof Messages, act: () => void, look = '') =>
    html`<button type="button" class=${look} @click=${act}>${words.text(key)}</button>`;
  const said = (key: keyof Messages, more: unknown = nothing) =>
    html`<p class="lead">${words.text(key)}</p>
      ${more}`;

  switch (state.status) {
    case 'loading':
      return {
        tone: '',
        content: html`<p class="skeleton"><span class="hidden-text">${words.text('loading')}</span></p>`,
      };
    case 'failed':
      return {
        tone: 'danger',
        content: said('loadFailed', html`<p>${state.reason}</p>`),
        actions: html`<div class="actions">${button('tryAgain', acts.retry, 'primary')}</div>`,
      };
    case 'preview':
      return {
        tone: state.unavailable || state.problem ? 'warning' : '',
        content: html`<p>
            ${state.unavailable ?? words.text(controller.offers('accept') ? 'previewBanner' : 'previewOnly')}
          </p>
          ${explain(state.problem)}`,
      };
    case 'working':
      if (state.problem) return { tone: 'danger', content: explain(state.problem) };
      if (parked[0]?.problem) return { tone: 'warning', content: said('parked', explain(parked[0].problem)) };
      return durable ? undefined : { tone: 'warning', content: html`<p>${words.text('notStored')}</p>` };
    case 'sealed': {
      const kept = durable ? 'sealed' : 'notStored';
      if (state.waitingUntil === undefined)
        return { tone: '', content: said('sending', html`<p>${words.text(kept)}</p>`) };
      const time = words.date(new Date(state.waitingUntil), { timeStyle: 'medium' });
      return {
        tone: 'warning',
        content: said('notSent', html`<p>${words.text(kept)} ${words.text('nextTry', { time })}</p>`),
        actions: html`<div class="actions">
          ${button('sendNow', () => controller.sendNow())} ${button('saveFile', acts.save, 'plain')}
        </div>`,
      };
    }
    case 'sending':
      return { tone: '', content: said('sending', durable ? nothing : html`<p>${words.text('notStored')}</p>`) };
    case 'submitted': {
      const { submissionId, next } = state.receipt;
      return {
        tone: 'success',
        content: said(
          'submitted',
          submissionId ? html`<p class="receipt">${words.text('receiptNumber', { id: submissionId })}</p>` : nothing,
        ),
        actions: next ? html`<div class="actions">${button('continue', () => follow(next), 'primary')}</div>` : nothing,
      };
    }
    case 'refused':
      return {
        tone: 'danger',
        content: said(
          'refused',
          html`${explain(state.problem)}
            <p>${words.text('refusedKept')}</p>`,
        ),
        actions: html`<div class="actions">
          ${button('goBack', acts.reopen, 'primary')} ${button('saveFile', acts.save)}
        </div>`,
      };
    case 'returned':
      return { tone: '', content: said('returned') };
    case 'expired':
      return {
        tone: 'warning',
        content: said('expired', html`<p>${words.text('expiredKept')}</p>`),
        actions: html`<div class="actions">${button('saveFile', acts.save)}</div>`,
      };
  }
}

/** The answers that need another look; each leads to its field. */
export function wrongSummary(wrong: readonly Wrong[], words: Localize<Messages>): unknown {
  if (wrong.length === 0) return nothing;
  return html`<section part="error" id="wrong" tabindex="-1" class="status danger" aria-labelledby="wrong-title">
    <h3 id="wrong-title">${words.text('problemCount', { count: wrong.length })}</h3>
    <ul>
      ${wrong.map(
        ({ control, label, message }) =>
          html`<li>
            <button class="plain" type="button" @click=${() => control.focus()}>${label}</button> ${message}
          </li>`,
      )}
    </ul>
  </section>`;
}

/* The endpoint's own words, as text. */
function explain(problem?: ProblemDetails): unknown {
  if (!problem) return nothing;
  return html`<p>${problem.detail || problem.title}</p>
    ${
      problem.errors?.length
        ? html`<ul>
            ${problem.errors.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
          </ul>`
        : nothing
    }`;
}
