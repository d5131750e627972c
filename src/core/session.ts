import type { Assignment } from './protocol/assignment.js';
import type { ProblemDetails, Receipt } from './protocol/submission.js';

/** Where one worker stands with one HIT. A tagged union, so that a receipt cannot exist before it was given. */
export type Session =
  | { status: 'loading' }
  | { status: 'failed'; reason: string }
  | { status: 'preview'; unavailable?: string; problem?: ProblemDetails }
  | { status: 'working'; problem?: ProblemDetails }
  | { status: 'sealed'; submissionId: string; waitingUntil?: number; reason?: string }
  | { status: 'sending'; submissionId: string }
  | { status: 'submitted'; receipt: Receipt }
  | { status: 'refused'; problem: ProblemDetails; submissionId?: string }
  | { status: 'returned' }
  | { status: 'expired' };

export type SessionStatus = Session['status'];

export type SessionEvent =
  | { type: 'load' }
  | { type: 'loaded'; assignment: Assignment }
  | { type: 'fail'; reason: string }
  /** A sealed submission was found on this device: it goes before anything else. */
  | { type: 'resume'; submissionId: string }
  | { type: 'deny'; problem: ProblemDetails }
  | { type: 'seal'; submissionId: string }
  | { type: 'send' }
  | { type: 'wait'; until: number; reason: string }
  | { type: 'receipt'; receipt: Receipt }
  | { type: 'refuse'; problem: ProblemDetails }
  /** The worker takes a refused answer back to mend it. */
  | { type: 'reopen' }
  | { type: 'return' }
  | { type: 'expire' };

/** The order of a session, for people: what may follow what. */
const allowed: Record<SessionEvent['type'], readonly SessionStatus[]> = {
  load: ['loading', 'failed', 'preview', 'working', 'submitted', 'refused', 'returned', 'expired'],
  // From a preview it is the acceptance.
  loaded: ['loading', 'preview'],
  fail: ['loading'],
  resume: ['loading', 'preview', 'working', 'expired'],
  deny: ['preview', 'working'],
  seal: ['working'],
  send: ['sealed'],
  wait: ['sealed', 'sending'],
  receipt: ['sealed', 'sending'],
  refuse: ['sealed', 'sending'],
  reopen: ['refused'],
  return: ['preview', 'working'],
  expire: ['working'],
};

/**
 * The one function that changes a session. Pure: no clock, no network. An event that does not fit the state leaves it
 * as it is (the same object), so a late timer or a second click cannot do harm.
 */
export function transition(state: Session, event: SessionEvent): Session {
  if (!allowed[event.type].includes(state.status)) return state;
  switch (event.type) {
    case 'load':
      return { status: 'loading' };
    case 'loaded':
      return fromAssignment(event.assignment);
    case 'fail':
      return { status: 'failed', reason: event.reason };
    case 'resume':
      return { status: 'sealed', submissionId: event.submissionId };
    case 'reopen':
      return { status: 'working' };
    case 'deny':
      return { ...(state as Session & { status: 'preview' | 'working' }), problem: event.problem };
    case 'seal':
      return { status: 'sealed', submissionId: event.submissionId };
    case 'send':
      return { status: 'sending', submissionId: (state as Session & { status: 'sealed' }).submissionId };
    case 'wait':
      return {
        status: 'sealed',
        submissionId: (state as Session & { status: 'sealed' }).submissionId,
        waitingUntil: event.until,
        reason: event.reason,
      };
    case 'receipt':
      return { status: 'submitted', receipt: event.receipt };
    case 'refuse':
      return {
        status: 'refused',
        problem: event.problem,
        submissionId: (state as Session & { status: 'sealed' }).submissionId,
      };
    case 'return':
      return { status: 'returned' };
    case 'expire':
      return { status: 'expired' };
  }
}

function fromAssignment(assignment: Assignment): Session {
  const { status, unavailable, receipt, problem } = assignment;
  switch (status) {
    case 'preview':
      return { status, ...(unavailable === undefined ? {} : { unavailable }) };
    case 'submitted':
      return { status, receipt: receipt ?? { submissionId: '' } };
    case 'refused':
      return { status, problem: problem ?? { type: 'about:blank', title: '', detail: '' } };
    default:
      return { status };
  }
}

/** While true, an answer may change. */
export const isWritable = (session: Session): boolean => session.status === 'working';
/** While true, the answer is on this device and on its way: closing the page does not lose it. */
export const isUnderWay = (session: Session): boolean => session.status === 'sealed' || session.status === 'sending';
