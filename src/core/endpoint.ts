import type { Assignment } from './protocol/assignment.js';
import type { Draft, ProblemDetails, Receipt, Submission } from './protocol/submission.js';

/**
 * Where tasks come from and submissions go. Every method rejects with `Refusal` for a definitive "no"; any other
 * rejection means that the outcome is not known, and the caller tries again.
 */
export interface Endpoint {
  /** Names the place. Rows of the outbox wait under it, and any endpoint of the same key may deliver them. */
  readonly key: string;
  load(signal: AbortSignal): Promise<Assignment>;
  accept?(signal: AbortSignal): Promise<Assignment>;
  save?(draft: Draft, signal: AbortSignal): Promise<void>;
  /** Asks for more time; answers with the new clock. */
  extend?(signal: AbortSignal): Promise<Assignment>;
  submit(submission: Submission, signal: AbortSignal): Promise<Receipt>;
  return?(signal: AbortSignal): Promise<void>;
}

/** The endpoint said no, and will say no again to the same bytes. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(readonly problem: ProblemDetails) {
    super(problem.detail || problem.title || `Refused with status ${problem.status ?? 'unknown'}`);
  }
}

/** The endpoint could not say yes or no; it may have said when to ask again. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  constructor(
    message: string,
    /** Milliseconds to wait at least, from `Retry-After`. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}
