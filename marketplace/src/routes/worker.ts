import {
  assignmentSchema,
  assignmentStatusSchema,
  conflictSchema,
  draftSchema,
  groupHitsSchema,
  groupSchema,
  groupsSchema,
  idSchema,
  meSchema,
  myAssignmentsSchema,
  nextHitSchema,
  receiptSchema,
  submissionSchema,
} from 'hitkit/core';
import * as z from 'zod/mini';
import { viewHit } from '../assignment-view.js';
import { accept, extendTime, returnAssignment, saveDraft } from '../assignments.js';
import { getGroup, listGroupHits, listGroups, listMine, nextHit } from '../groups.js';
import { done, json, type Route, route } from '../http/route.js';
import { pageQuery } from '../paging.js';
import { HttpProblem, notFound } from '../problems.js';
import { submit } from '../submissions.js';
import { workerById } from '../workers.js';

const hitId = { hitId: idSchema };
const batchId = { batchId: idSchema };
const assignmentId = { assignmentId: idSchema };

export const workerRoutes: Route[] = [
  route({
    access: 'worker',
    method: 'GET',
    url: '/me',
    id: 'getMe',
    summary: 'Whose token this is.',
    answers: { 200: { description: 'The worker.', schema: meSchema } },
    async handle({ market, who }) {
      const me = await workerById(market.db, who.workerId);
      if (!me) throw notFound('worker', who.workerId);
      return json(200, me);
    },
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/me/assignments',
    id: 'listMyAssignments',
    summary: "The worker's queue, history and earnings, newest first.",
    query: { ...pageQuery, status: z.optional(assignmentStatusSchema) },
    answers: { 200: { description: 'A page of assignments, and sums over all of them.', schema: myAssignmentsSchema } },
    handle: async ({ market, who, query }) => json(200, await listMine(market.db, who, query)),
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/batches',
    id: 'listGroups',
    summary: 'Batches in which the worker can take something or holds something, newest first.',
    query: pageQuery,
    answers: { 200: { description: 'A page of batches with counts for this worker.', schema: groupsSchema } },
    handle: async ({ market, who, query }) => json(200, await listGroups(market.db, who, query)),
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/batches/{batchId}',
    id: 'getGroup',
    summary: 'One batch with counts for this worker.',
    path: batchId,
    answers: { 200: { description: 'The batch.', schema: groupSchema } },
    problems: [403, 404],
    handle: async ({ market, who, path }) => json(200, await getGroup(market.db, who, path.batchId)),
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/batches/{batchId}/hits',
    id: 'listGroupHits',
    summary: "A batch's HITs, and what this worker can do with each.",
    path: batchId,
    query: pageQuery,
    answers: { 200: { description: "A page of HITs in the batch's order.", schema: groupHitsSchema } },
    problems: [403],
    handle: async ({ market, who, path, query }) => json(200, await listGroupHits(market.db, who, path.batchId, query)),
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/batches/{batchId}/next',
    id: 'getNextHit',
    summary:
      'The HIT to show next: what the worker holds, else the first that can be taken; with `after`, the one behind that.',
    path: batchId,
    query: { after: z.optional(idSchema) },
    answers: { 200: { description: 'The HIT, or null when nothing is left.', schema: nextHitSchema } },
    problems: [403],
    handle: async ({ market, who, path, query }) => json(200, await nextHit(market.db, who, path.batchId, query.after)),
  }),
  route({
    access: 'worker',
    method: 'GET',
    url: '/hits/{hitId}',
    id: 'getAssignmentOfHit',
    summary: "The worker's view of a HIT: a preview, or the assignment that the worker holds.",
    path: hitId,
    answers: { 200: { description: 'The view.', schema: assignmentSchema } },
    problems: [403, 404],
    handle: async ({ market, who, path }) => json(200, await viewHit(market.db, who, path.hitId)),
  }),
  route({
    access: 'worker',
    method: 'POST',
    url: '/hits/{hitId}/accept',
    id: 'accept',
    summary: 'Takes a slot; for who holds one, the same view again.',
    path: hitId,
    answers: { 200: { description: 'The assignment.', schema: assignmentSchema } },
    problems: [403, 404, 409, 410],
    handle: async ({ market, who, path }) => json(200, await accept(market.db, who, path.hitId)),
  }),
  route({
    access: 'worker',
    method: 'PUT',
    url: '/assignments/{assignmentId}/draft',
    id: 'saveDraft',
    summary: 'Keeps answers on the way; the last one stands.',
    path: assignmentId,
    body: draftSchema,
    answers: { 204: { description: 'Kept.' } },
    problems: [403, 404, 409, 410],
    async handle({ market, who, path, body }) {
      await saveDraft(market.db, who, path.assignmentId, body);
      return done;
    },
  }),
  route({
    access: 'worker',
    method: 'POST',
    url: '/assignments/{assignmentId}/submission',
    id: 'submit',
    summary: 'Hands the answers in, once and only once.',
    path: assignmentId,
    headers: { 'Idempotency-Key': 'The same as submissionId in the body.' },
    body: submissionSchema,
    answers: {
      201: { description: 'Accepted.', schema: receiptSchema },
      200: { description: 'Was accepted before: the same receipt, byte for byte.', schema: receiptSchema },
      409: {
        description: 'Another submission is in; submissionId names it.',
        schema: conflictSchema,
        types: ['application/problem+json'],
      },
    },
    problems: [400, 403, 404, 410],
    async handle({ market, who, path, body, text, context }) {
      const key = context.req.header('idempotency-key');
      if (key !== body.submissionId) {
        throw new HttpProblem(
          400,
          'idempotency-key',
          'Key missing',
          `The header Idempotency-Key has to repeat the submissionId, ${JSON.stringify(body.submissionId)}; it is ${key === undefined ? 'missing' : JSON.stringify(key)}.`,
        );
      }
      const { receipt, created } = await submit(market.db, who, path.assignmentId, text, body, market.contractOf);
      return context.body(receipt, created ? 201 : 200, { 'Content-Type': 'application/json' });
    },
  }),
  route({
    access: 'worker',
    method: 'POST',
    url: '/assignments/{assignmentId}/return',
    id: 'returnAssignment',
    summary: 'Gives the slot back.',
    path: assignmentId,
    answers: { 204: { description: 'It is back.' } },
    problems: [403, 404, 409],
    async handle({ market, who, path }) {
      await returnAssignment(market.db, who, path.assignmentId);
      return done;
    },
  }),
  route({
    access: 'worker',
    method: 'POST',
    url: '/assignments/{assignmentId}/extension',
    id: 'extendTime',
    summary: 'Adds the first allowance of time once more, as often as the task allows.',
    path: assignmentId,
    answers: { 200: { description: 'The assignment with its new clock.', schema: assignmentSchema } },
    problems: [403, 404, 409, 410],
    handle: async ({ market, who, path }) => json(200, await extendTime(market.db, who, path.assignmentId)),
  }),
];
