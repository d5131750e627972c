import type { Batch } from '../core/protocol/market.js';

/* Facts of the marketplace's pages; those of a HIT are in `events.ts`, which every task pays for. */

class MarketEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** Somebody signed in: a worker by name, or a requester by key. */
export class HitSignedInEvent extends MarketEvent {
  static readonly type = 'hit-signed-in';
  constructor(
    readonly name: string,
    /** A requester's access key; empty for a worker. */
    readonly key = '',
  ) {
    super(HitSignedInEvent.type);
  }
}

/** The marketplace does not know who this is any more. */
export class HitSignedOutEvent extends MarketEvent {
  static readonly type = 'hit-signed-out';
  constructor() {
    super(HitSignedOutEvent.type);
  }
}

/** The question that a `<hit-confirm>` asked was answered with yes. */
export class HitConfirmedEvent extends MarketEvent {
  static readonly type = 'hit-confirmed';
  constructor() {
    super(HitConfirmedEvent.type);
  }
}

/** A batch is published. */
export class HitPublishedEvent extends MarketEvent {
  static readonly type = 'hit-published';
  constructor(readonly batch: Batch) {
    super(HitPublishedEvent.type);
  }
}

/** Work was approved or rejected: what counts it is out of date. */
export class HitReviewedEvent extends MarketEvent {
  static readonly type = 'hit-reviewed';
  constructor() {
    super(HitReviewedEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'hit-signed-in': HitSignedInEvent;
    'hit-signed-out': HitSignedOutEvent;
    'hit-confirmed': HitConfirmedEvent;
    'hit-published': HitPublishedEvent;
    'hit-reviewed': HitReviewedEvent;
  }
}
