import * as z from 'zod/mini';
import { type Answers, type Json, record } from '../answer.js';
import '../jitless.js';

/** Accepts `{ "<name>": <JSON> }` with any names at all; the output has no prototype. zod's own record drops `__proto__`. */
export const answersSchema = z.pipe(
  z.custom<Record<string, unknown>>(
    (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
    'expected an object',
  ),
  z.transform((input): Answers => record(Object.entries(input) as [string, Json][])),
);

export const instant = z.iso.datetime();
const id = z.string().check(z.minLength(1), z.maxLength(64));

/** What a worker sends, byte for byte what the outbox sealed. `POST`ed with `Idempotency-Key: <submissionId>`. */
export const submissionSchema = z.strictObject({
  version: z.literal(1),
  submissionId: id,
  hitId: z.optional(id),
  assignmentId: z.optional(id),
  workerId: z.optional(id),
  answers: answersSchema,
  startedAt: instant,
  submittedAt: instant,
  /** Milliseconds of a monotonic clock from acceptance to submission. */
  elapsedMs: z.number().check(z.minimum(0)),
  telemetry: z._default(z.record(z.string(), z.json()), {}),
});
export type Submission = z.output<typeof submissionSchema>;

/** Where the page goes after an accepted submission: a link, or a form to post (MTurk's externalSubmit). */
export const nextSchema = z.union([
  z.strictObject({ url: z.string() }),
  z.strictObject({ post: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) }),
]);
export type Next = z.output<typeof nextSchema>;

/** The endpoint's word that a submission is in. Unknown keys are kept out of the page, not refused. */
export const receiptSchema = z.object({
  submissionId: id,
  assignmentId: z.optional(id),
  acceptedAt: z.optional(instant),
  next: z.optional(nextSchema),
});
export type Receipt = z.output<typeof receiptSchema>;

/** Answers on the way, kept so that nothing typed is lost. */
export const draftSchema = z.object({ answers: answersSchema, savedAt: instant });
export type Draft = z.output<typeof draftSchema>;

/** An RFC 9457 problem, as a refusal carries it. `errors` names single answers by JSON path. */
export const problemSchema = z.object({
  type: z._default(z.string(), 'about:blank'),
  title: z._default(z.string(), ''),
  status: z.optional(z.number()),
  detail: z._default(z.string(), ''),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))),
});
export type ProblemDetails = z.output<typeof problemSchema>;
