import * as z from 'zod/mini';
import { draftSchema, problemSchema, submissionSchema } from './submission.js';
import '../jitless.js';

/*
 * What a page and the frame in it say to each other, where the page serves the endpoint (`endpoints/post-message`).
 *
 *   frame → page   window.postMessage   helloSchema    with a fresh random nonce, repeated until it is answered
 *   page → frame   window.postMessage   welcomeSchema  with the same nonce, and a MessagePort
 *   frame → page   port                 requestSchema  `id` counts up from 1
 *   page → frame   port                 replySchema    with the request's `id`, once
 *
 * Both name the other's exact origin, and act on a message only where its origin and its window are the expected ones. A
 * nonce serves once. What does not fit these schemas is not answered.
 */

const version = z.literal(1);
/** 128 random bits or more, as hexadecimal digits. */
const nonce = z.string().check(z.regex(/^[0-9a-f]{32,64}$/));
const id = z.int().check(z.minimum(1));

/** What an endpoint can do, by the names of its methods. */
export const methodSchema = z.enum(['load', 'accept', 'save', 'extend', 'submit', 'return']);
export type Method = z.output<typeof methodSchema>;

export const helloSchema = z.strictObject({ hitkit: z.literal('hello'), version, nonce });
/** `methods`: what the page's endpoint has. */
export const welcomeSchema = z.strictObject({
  hitkit: z.literal('welcome'),
  version,
  nonce,
  methods: z.array(methodSchema),
});

/** `abort` takes back the request of the same `id`, and has no reply. */
export const requestSchema = z.discriminatedUnion('method', [
  z.strictObject({ id, method: z.enum(['load', 'accept', 'extend', 'return', 'abort']) }),
  z.strictObject({ id, method: z.literal('save'), draft: draftSchema }),
  z.strictObject({ id, method: z.literal('submit'), submission: submissionSchema }),
]);
export type MessageRequest = z.output<typeof requestSchema>;

/** `done`: it happened. `refused`: a definitive "no". `unknown`: ask again. */
export const replySchema = z.discriminatedUnion('outcome', [
  z.strictObject({ id, outcome: z.literal('done'), value: z.optional(z.unknown()) }),
  z.strictObject({ id, outcome: z.literal('refused'), problem: problemSchema }),
  z.strictObject({ id, outcome: z.literal('unknown'), message: z.string(), retryAfterMs: z.optional(z.number()) }),
]);
export type MessageReply = z.output<typeof replySchema>;
