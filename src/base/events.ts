import type { Session } from '../core/session.js';
import type { ProblemDetails, Receipt, Submission } from '../core/protocol/submission.js';

/* Requests go up and may be refused (`preventDefault`); facts come down. Edits are the native `input` and `change`. */

class HitEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** The worker asks to accept the HIT. */
export class HitAcceptRequestEvent extends HitEvent {
  constructor() {
    super('hit-accept-request', true);
  }
}

/** The worker asks to submit; the answers passed their own checks. Canceling keeps the session open. */
export class HitSubmitRequestEvent extends HitEvent {
  constructor(readonly submission: Submission) {
    super('hit-submit-request', true);
  }
}

/** The worker asks to return the HIT. */
export class HitReturnRequestEvent extends HitEvent {
  constructor() {
    super('hit-return-request', true);
  }
}

/** The worker asks for more time. */
export class HitExtendRequestEvent extends HitEvent {
  constructor() {
    super('hit-extend-request', true);
  }
}

/** The task is there, in preview or working. */
export class HitLoadedEvent extends HitEvent {
  constructor(readonly session: Session) {
    super('hit-loaded');
  }
}

/** The HIT is this worker's now. */
export class HitAcceptedEvent extends HitEvent {
  constructor() {
    super('hit-accepted');
  }
}

/** The answers are safe on this device. `sealed`: as the final submission, not as a draft. */
export class HitSavedEvent extends HitEvent {
  constructor(readonly sealed: boolean) {
    super('hit-saved');
  }
}

/** The endpoint has the submission. */
export class HitSubmittedEvent extends HitEvent {
  constructor(readonly receipt: Receipt) {
    super('hit-submitted');
  }
}

/** The endpoint refused the submission; the answers are still there. */
export class HitRefusedEvent extends HitEvent {
  constructor(readonly problem: ProblemDetails) {
    super('hit-refused');
  }
}

/** The worker gave the HIT back. */
export class HitReturnedEvent extends HitEvent {
  constructor() {
    super('hit-returned');
  }
}

/** The time is over. */
export class HitExpiredEvent extends HitEvent {
  constructor() {
    super('hit-expired');
  }
}

/** A timer has run down. What follows is for the session to say. */
export class HitTimeoutEvent extends HitEvent {
  constructor() {
    super('hit-timeout');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hit-accept-request': HitAcceptRequestEvent;
    'hit-submit-request': HitSubmitRequestEvent;
    'hit-return-request': HitReturnRequestEvent;
    'hit-extend-request': HitExtendRequestEvent;
    'hit-loaded': HitLoadedEvent;
    'hit-accepted': HitAcceptedEvent;
    'hit-saved': HitSavedEvent;
    'hit-submitted': HitSubmittedEvent;
    'hit-refused': HitRefusedEvent;
    'hit-returned': HitReturnedEvent;
    'hit-expired': HitExpiredEvent;
    'hit-timeout': HitTimeoutEvent;
  }
}
