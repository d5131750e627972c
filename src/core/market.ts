import type * as z from 'zod/mini';
import type { Endpoint } from './endpoint.js';
import type {
  Approval,
  AssignmentStatus,
  Batch,
  BatchCheck,
  Extension,
  Group,
  GroupHit,
  Hit,
  Me,
  MyAssignments,
  newBatchSchema,
  newHitSchema,
  newTokenSchema,
  Requester,
  Result,
  ResultStatus,
  Review,
  SignIn,
  Token,
} from './protocol/market.js';

/** One page of a list; `nextCursor` is `null` on the last one. */
export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface PageQuery {
  /** The `nextCursor` of the page before. */
  cursor?: string;
  /** Rows, 1 to 100; the marketplace says 50 where it is absent. */
  limit?: number;
}

export type BatchOrder = z.input<typeof newBatchSchema>;
export type HitOrder = z.input<typeof newHitSchema>;
export type TokenOrder = z.input<typeof newTokenSchema>;

/**
 * A marketplace, as its pages see it. Routes and shapes are those of `core/protocol/market`. Every method rejects with
 * `Refusal` for a definitive "no", its status in `problem.status` (401: sign in again), and with `Unavailable` or
 * another error where the outcome is not known.
 */
export interface Market {
  /** Who is signed in; `null` when nobody is. */
  session(signal?: AbortSignal): Promise<Me | null>;
  /** Makes an account and signs in. 409: the name is taken. */
  register(signIn: SignIn, signal?: AbortSignal): Promise<Me>;
  /** 401: wrong name or password. */
  signIn(signIn: SignIn, signal?: AbortSignal): Promise<Me>;
  signOut(signal?: AbortSignal): Promise<void>;

  /** Batches with something to do or in hand, newest first. */
  groups(query: PageQuery, signal?: AbortSignal): Promise<PageOf<Group>>;
  group(batchId: string, signal?: AbortSignal): Promise<Group>;
  groupHits(batchId: string, query: PageQuery, signal?: AbortSignal): Promise<PageOf<GroupHit>>;
  /** The id of the HIT to show next; `null` when nothing is left for this worker. */
  next(batchId: string, after?: string, signal?: AbortSignal): Promise<string | null>;
  /** What this worker has in hand and has done, newest first, with what it earns. */
  assignments(query: PageQuery & { status?: AssignmentStatus }, signal?: AbortSignal): Promise<MyAssignments>;
  giveBack(assignmentId: string, signal?: AbortSignal): Promise<void>;
  /** One HIT, for `<hit-task>`. */
  hit(hitId: string): Endpoint;

  /** The requester's side, with an access key. */
  requester(key: string): RequesterDesk;
}

/** What a requester does at a marketplace. */
export interface RequesterDesk {
  /** Whose key it is. 401: it is none. */
  who(signal?: AbortSignal): Promise<Requester>;
  batches(query: PageQuery, signal?: AbortSignal): Promise<PageOf<Batch>>;
  batch(batchId: string, signal?: AbortSignal): Promise<Batch>;
  /** What publishing would do, and everything that is wrong. Makes nothing. */
  check(order: BatchOrder, signal?: AbortSignal): Promise<BatchCheck>;
  /** 422: every problem; nothing was made. */
  publish(order: BatchOrder, signal?: AbortSignal): Promise<Batch>;
  extend(batchId: string, extension: Extension, signal?: AbortSignal): Promise<Batch>;
  /** Takes no more workers from now on. Who has accepted may still submit. */
  expire(batchId: string, signal?: AbortSignal): Promise<Batch>;
  /** Approves everything that waits for review; answers with how many. */
  approveAll(batchId: string, feedback?: string, signal?: AbortSignal): Promise<number>;
  results(batchId: string, query: PageQuery & { status?: ResultStatus }, signal?: AbortSignal): Promise<PageOf<Result>>;
  /** The results as a file, UTF-8. */
  export(batchId: string, format: 'csv' | 'jsonl', status?: ResultStatus, signal?: AbortSignal): Promise<ArrayBuffer>;

  result(assignmentId: string, signal?: AbortSignal): Promise<Result>;
  approve(assignmentId: string, approval?: Partial<Approval>, signal?: AbortSignal): Promise<Result>;
  reject(assignmentId: string, reason: string, signal?: AbortSignal): Promise<Result>;

  hits(batchId: string, query: PageQuery, signal?: AbortSignal): Promise<PageOf<Hit>>;
  publishHit(order: HitOrder, signal?: AbortSignal): Promise<Hit>;
  hit(hitId: string, signal?: AbortSignal): Promise<Hit>;
  extendHit(hitId: string, extension: Extension, signal?: AbortSignal): Promise<Hit>;
  expireHit(hitId: string, signal?: AbortSignal): Promise<Hit>;
  reviewHit(hitId: string, review: Review, signal?: AbortSignal): Promise<Hit>;
  disposeHit(hitId: string, signal?: AbortSignal): Promise<void>;
  /** A token for a worker of the requester's own, for pages that embed HITs. */
  workerToken(order: TokenOrder, signal?: AbortSignal): Promise<Token>;
}
