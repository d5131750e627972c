import {
  HitAcceptedEvent,
  HitExpiredEvent,
  HitLoadedEvent,
  HitRefusedEvent,
  HitReturnedEvent,
  HitSubmittedEvent,
} from '../../base/events.js';
import type { Session } from '../../core/session.js';

/** The fact that a step of the session makes, if it makes one. */
export function factOf(now: Session, before: Session): Event | undefined {
  switch (now.status) {
    case 'preview':
    case 'working':
      if (before.status === 'loading') return new HitLoadedEvent(now);
      return before.status === 'preview' && now.status === 'working' ? new HitAcceptedEvent() : undefined;
    case 'submitted':
      return new HitSubmittedEvent(now.receipt);
    case 'refused':
      return new HitRefusedEvent(now.problem);
    case 'returned':
      return new HitReturnedEvent();
    case 'expired':
      return new HitExpiredEvent();
    default:
      return undefined;
  }
}
