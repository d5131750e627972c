import * as z from 'zod/mini';
import { draftSchema, instant, problemSchema, receiptSchema } from './submission.js';
import '../jitless.js';

/**
 * The clock of an assignment, as the server sees it. The page measures on from `remainingMs` with its own monotonic
 * clock and never compares its wall clock with the server's.
 */
export const clockSchema = z.object({
  deadline: instant,
  /** Milliseconds left when the answer was written. */
  remainingMs: z.number(),
  /** How many more extensions the worker may ask for. */
  extensions: z._default(z.int(), 0),
});

/** One worker's view of one HIT. Loaded before acceptance it is a preview, afterwards the assignment. */
export const assignmentSchema = z.object({
  /** What the worker may do now; the page's session starts from here. */
  status: z.enum(['preview', 'working', 'submitted', 'refused', 'returned', 'expired']),
  hitId: z.optional(z.string()),
  assignmentId: z.optional(z.string()),
  workerId: z.optional(z.string()),
  /** The task as data (`core/task`), absent where the page's author wrote it as HTML. */
  task: z.optional(z.unknown()),
  /** Why the HIT cannot be accepted, while it can still be looked at. */
  unavailable: z.optional(z.string()),
  clock: z.optional(clockSchema),
  draft: z.optional(draftSchema),
  receipt: z.optional(receiptSchema),
  problem: z.optional(problemSchema),
  startedAt: z.optional(instant),
});
export type Assignment = z.output<typeof assignmentSchema>;
export type AssignmentClock = z.output<typeof clockSchema>;
