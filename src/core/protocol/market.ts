import * as z from 'zod/mini';
import { answersSchema, instant, problemSchema } from './submission.js';
import '../jitless.js';

/*
 * What crosses the network between a marketplace and its pages, beside the assignment and the submission. The routes are
 * in docs/protocol.md, and in a running marketplace's /api/openapi.json.
 */

/** Limits of MTurk's Requester API, 2017-01-17, kept so that its habits and clients fit. */
export const limits = {
  maxAssignments: 1_000_000_000,
  /** Seconds. */
  lifetime: { min: 30, max: 31_536_000, default: 604_800 },
  /** Seconds; 0 approves at once. */
  autoApprovalDelay: { min: 0, max: 2_592_000, default: 2_592_000 },
  /** Days after submission in which a rejection can still be turned into an approval. */
  overrideDays: 30,
  /** Characters. */
  annotation: 255,
  feedback: 1024,
  /** Characters of all keywords together, separators counted. */
  keywords: 1000,
  /** Rows of one page of a list. */
  page: { max: 100, default: 50 },
  /** Seconds that a worker's token lives. */
  token: { min: 60, max: 86_400, default: 900 },
} as const;

/** A batch, a HIT or an assignment: 30 upper-case letters and digits, the first is 3, as MTurk's ids look. */
export const idSchema = z.string().check(z.regex(/^3[0-9A-Z]{29}$/));
/** US dollars as text with two decimals, "0.05"; money is never a float. */
export const moneySchema = z.string().check(z.regex(/^[0-9]+\.[0-9]{2}$/));
const count = z.int().check(z.minimum(0));
const maxAssignments = z.int().check(z.minimum(1), z.maximum(limits.maxAssignments));
const lifetime = z.int().check(z.minimum(limits.lifetime.min), z.maximum(limits.lifetime.max));
const autoApprovalDelay = z
  .int()
  .check(z.minimum(limits.autoApprovalDelay.min), z.maximum(limits.autoApprovalDelay.max));
/* PostgreSQL's text holds every character but NUL. */
const text = (min: number, max: number) =>
  z.string().check(z.minLength(min), z.maxLength(max), z.regex(/^[^\u0000]*$/));

/** One page of a list; `nextCursor` is `null` on the last one, else the next request's `cursor`. */
const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

export const hitStatusSchema = z.enum(['Assignable', 'Unassignable', 'Reviewable', 'Reviewing', 'Disposed']);
export type HitStatus = z.output<typeof hitStatusSchema>;
/** `Accepted` is being worked on, `Abandoned` ran out of time. A requester sees the three from `Submitted` on. */
export const assignmentStatusSchema = z.enum([
  'Accepted',
  'Submitted',
  'Approved',
  'Rejected',
  'Returned',
  'Abandoned',
]);
export type AssignmentStatus = z.output<typeof assignmentStatusSchema>;
export const resultStatusSchema = z.enum(['Submitted', 'Approved', 'Rejected']);
export type ResultStatus = z.output<typeof resultStatusSchema>;

// ---- who -------------------------------------------------------------------------------------------------------

export const signInSchema = z.strictObject({
  /** 1 to 64 characters, none of them a control character, no space around them; compared without regard to case. */
  name: z.string().check(z.regex(/^[^\s\p{Cc}](?:[^\p{Cc}]{0,62}[^\s\p{Cc}])?$/u)),
  password: z.string().check(z.minLength(8), z.maxLength(256)),
});
export type SignIn = z.output<typeof signInSchema>;

export const meSchema = z.object({ workerId: z.string(), name: z.string() });
export type Me = z.output<typeof meSchema>;

export const requesterSchema = z.object({ requesterId: z.string(), name: z.string() });
export type Requester = z.output<typeof requesterSchema>;

/** A worker's short-lived bearer token. */
export const tokenSchema = z.object({ token: z.string(), expiresAt: instant, workerId: z.string() });
export type Token = z.output<typeof tokenSchema>;

/** What a requester's backend asks a token for. Bound to a HIT or a batch, it opens nothing else. */
export const newTokenSchema = z.strictObject({
  /** The requester's own name for the worker; another requester's worker of this name is another worker. */
  workerId: text(1, 64),
  hitId: z.optional(idSchema),
  batchId: z.optional(idSchema),
  expiresInSeconds: z._default(
    z.int().check(z.minimum(limits.token.min), z.maximum(limits.token.max)),
    limits.token.default,
  ),
});
export type NewToken = z.output<typeof newTokenSchema>;

// ---- workers ---------------------------------------------------------------------------------------------------

/** A batch in a worker's list of work. */
export const groupSchema = z.object({
  batchId: idSchema,
  title: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  reward: moneySchema,
  requester: z.string(),
  assignmentDurationInSeconds: count,
  createdAt: instant,
  /** When the last of its HITs stops taking workers. */
  expiresAt: instant,
  /** HITs that this worker could accept now. */
  available: count,
  /** HITs that this worker holds, accepted and not finished. */
  working: count,
  /** HITs that this worker has submitted. */
  done: count,
});
export type Group = z.output<typeof groupSchema>;
export const groupsSchema = pageOf(groupSchema);

export const groupHitSchema = z.object({
  hitId: idSchema,
  /** What this worker can do with it; `unavailable` is full or expired. */
  status: z.enum(['available', 'working', 'submitted', 'unavailable']),
  assignmentId: z.optional(idSchema),
  expiresAt: instant,
});
export type GroupHit = z.output<typeof groupHitSchema>;
export const groupHitsSchema = pageOf(groupHitSchema);

/** `null` when nothing is left for this worker in the batch. */
export const nextHitSchema = z.object({ hitId: z.nullable(idSchema) });
export type NextHit = z.output<typeof nextHitSchema>;

export const myAssignmentSchema = z.object({
  assignmentId: idSchema,
  hitId: idSchema,
  batchId: idSchema,
  title: z.string(),
  requester: z.string(),
  reward: moneySchema,
  status: assignmentStatusSchema,
  acceptedAt: instant,
  deadline: instant,
  submittedAt: z.optional(instant),
  /** When it was approved or rejected. */
  reviewedAt: z.optional(instant),
  /** The requester's words with an approval, or the reason of a rejection. */
  feedback: z.optional(z.string()),
});
export type MyAssignment = z.output<typeof myAssignmentSchema>;
export const myAssignmentsSchema = z.object({
  ...pageOf(myAssignmentSchema).shape,
  totals: z.object({
    /** Assignments by status. */
    counts: z.record(assignmentStatusSchema, count),
    /** Rewards of what was approved. */
    earned: moneySchema,
    /** Rewards of what waits for review. */
    pending: moneySchema,
  }),
});
export type MyAssignments = z.output<typeof myAssignmentsSchema>;

// ---- requesters ------------------------------------------------------------------------------------------------

const publishing = {
  maxAssignments: z._default(maxAssignments, 1),
  lifetimeInSeconds: z._default(lifetime, limits.lifetime.default),
  autoApprovalDelayInSeconds: z._default(autoApprovalDelay, limits.autoApprovalDelay.default),
  /** A note of the requester's, shown to nobody else. */
  annotation: z.optional(text(0, limits.annotation)),
};

/** The items of a batch, one HIT each: records, the text of a CSV file with a header, or one JSON object to a line. */
export const itemsSchema = z.union([
  z.array(z.unknown()),
  z.strictObject({ csv: z.string() }),
  z.strictObject({ jsonl: z.string() }),
]);
export type Items = z.output<typeof itemsSchema>;

/** `task` is read by `parseTask` (`core/task`), which tells more than a schema could. */
export const newBatchSchema = z.strictObject({ task: z.unknown(), items: itemsSchema, ...publishing });
export type NewBatch = z.output<typeof newBatchSchema>;
export const newHitSchema = z.strictObject({ task: z.unknown(), ...publishing });
export type NewHit = z.output<typeof newHitSchema>;

/** What publishing would do; nothing was made. */
export const batchCheckSchema = z.object({
  /** Empty when the batch can be published. */
  problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** How many HITs it would make. */
  hits: count,
  /** Names of the items' columns, in order. */
  columns: z.array(z.string()),
  /** The first items as the task would receive them. */
  sample: z.array(z.record(z.string(), z.json())),
});
export type BatchCheck = z.output<typeof batchCheckSchema>;

export const batchSchema = z.object({
  batchId: idSchema,
  title: z.string(),
  description: z.string(),
  reward: moneySchema,
  annotation: z.optional(z.string()),
  /** The task as it was published, without an item. */
  task: z.unknown(),
  createdAt: instant,
  /** When the last of its HITs stops taking workers. */
  expiresAt: instant,
  autoApprovalDelayInSeconds: count,
  /** HITs made, disposed ones included. */
  hits: count,
  /** HITs by status. */
  hitCounts: z.record(hitStatusSchema, count),
  /** Assignments: slots that are free, and the rest by status. */
  counts: z.object({ available: count, accepted: count, submitted: count, approved: count, rejected: count }),
});
export type Batch = z.output<typeof batchSchema>;
export const batchesSchema = pageOf(batchSchema);

export const hitSchema = z.object({
  hitId: idSchema,
  batchId: idSchema,
  title: z.string(),
  status: hitStatusSchema,
  input: z.record(z.string(), z.json()),
  reward: moneySchema,
  maxAssignments,
  /** MTurk's three counters. Work that was submitted and not reviewed is in none of them. */
  available: count,
  pending: count,
  completed: count,
  submitted: count,
  createdAt: instant,
  expiresAt: instant,
});
export type Hit = z.output<typeof hitSchema>;
export const hitsSchema = pageOf(hitSchema);

export const extensionSchema = z
  .strictObject({
    /** Counted from the present expiration, or from now where that has passed. */
    additionalLifetimeInSeconds: z.optional(lifetime),
    additionalAssignments: z.optional(maxAssignments),
  })
  .check(
    z.refine(
      (body) => body.additionalLifetimeInSeconds !== undefined || body.additionalAssignments !== undefined,
      'give additionalLifetimeInSeconds, additionalAssignments or both',
    ),
  );
export type Extension = z.output<typeof extensionSchema>;

export const reviewSchema = z.strictObject({ status: z.enum(['Reviewing', 'Reviewable']) });
export type Review = z.output<typeof reviewSchema>;

export const approvalSchema = z.strictObject({
  feedback: z.optional(text(0, limits.feedback)),
  /** Needed to approve what was rejected, within 30 days of its submission. */
  overrideRejection: z._default(z.boolean(), false),
});
export type Approval = z.output<typeof approvalSchema>;
export const bulkApprovalSchema = z.object({ approved: count });
export type BulkApproval = z.output<typeof bulkApprovalSchema>;
/** The worker reads the reason. */
export const rejectionSchema = z.strictObject({ reason: text(1, limits.feedback) });
export type Rejection = z.output<typeof rejectionSchema>;

/** One worker's answers to one HIT, for the requester who asked. */
export const resultSchema = z.object({
  assignmentId: idSchema,
  hitId: idSchema,
  batchId: idSchema,
  workerId: z.string(),
  /** The requester's own name for the worker, where its token named one. */
  externalWorkerId: z.optional(z.string()),
  status: resultStatusSchema,
  reward: moneySchema,
  acceptedAt: instant,
  submittedAt: instant,
  /** When it approves itself, unless it is reviewed before. */
  autoApprovalAt: instant,
  reviewedAt: z.optional(instant),
  feedback: z.optional(z.string()),
  submissionId: z.string(),
  /** Milliseconds of work, by the page's own clock. */
  elapsedMs: z.number(),
  /** The item that was asked about. */
  input: z.record(z.string(), z.json()),
  answers: answersSchema,
});
export type Result = z.output<typeof resultSchema>;
export const resultsSchema = pageOf(resultSchema);

/** The problem of a second submission: `submissionId` names the one that is in, which may well be the sender's own. */
export const conflictSchema = z.object({ ...problemSchema.shape, submissionId: z.optional(z.string()) });
