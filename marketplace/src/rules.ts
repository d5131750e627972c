import type { HitStatus } from 'hitkit/core';

/** What is known of one HIT at one moment. */
export interface HitFacts {
  /** Past its expiration. */
  expired: boolean;
  disposed: boolean;
  /** The requester has set it to Reviewing. */
  reviewing: boolean;
  /** Slots that nobody holds, whether or not the HIT still takes workers. */
  free: number;
  /** Accepted, in time, not finished. */
  pending: number;
}

/** MTurk's state of a HIT, derived and never stored, so that no clock can have been missed. */
export function hitStatus({ expired, disposed, reviewing, free, pending }: HitFacts): HitStatus {
  if (disposed) return 'Disposed';
  if (free > 0 && !expired) return 'Assignable';
  if (pending > 0) return 'Unassignable';
  return reviewing ? 'Reviewing' : 'Reviewable';
}

/** MTurk's counters Available and Pending: both read 0 once the HIT has expired or has all that it asked for. */
export function openCounts(facts: HitFacts): { available: number; pending: number } {
  const { expired, disposed, free, pending } = facts;
  return expired || disposed ? { available: 0, pending: 0 } : { available: free, pending };
}
