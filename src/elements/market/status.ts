import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../controllers/localize.js';
import type { AssignmentStatus } from '../../core/protocol/market.js';
import type { PageMessages } from '../../locales/en.pages.js';

/** The words of each status of an assignment. */
export const statusKeys = {
  Accepted: 'statusAccepted',
  Submitted: 'statusSubmitted',
  Approved: 'statusApproved',
  Rejected: 'statusRejected',
  Returned: 'statusReturned',
  Abandoned: 'statusAbandoned',
} as const satisfies Record<AssignmentStatus, keyof PageMessages>;

const looks: Partial<Record<AssignmentStatus, string>> = { Submitted: 'wait', Approved: 'good', Rejected: 'bad' };

export const renderStatus = (say: Localize<PageMessages>, status: AssignmentStatus): TemplateResult =>
  html`<span class="badge ${looks[status] ?? ''}">${say.text(statusKeys[status])}</span>`;
