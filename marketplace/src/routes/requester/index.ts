import { newTokenSchema, requesterSchema, tokenSchema } from 'hitkit/core';
import { getBatch } from '../../batches.js';
import { getHit } from '../../hits.js';
import { json, type Route, route } from '../../http/route.js';
import { externalWorker } from '../../workers.js';
import { assignmentRoutes } from './assignments.js';
import { batchRoutes } from './batches.js';
import { hitRoutes } from './hits.js';

/** All that an access key opens. */
export const requesterRoutes: Route[] = [
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester',
    id: 'getRequester',
    summary: 'Whose access key this is.',
    answers: { 200: { description: 'The requester.', schema: requesterSchema } },
    handle: ({ who }) => Promise.resolve(json(200, who)),
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/worker-tokens',
    id: 'mintWorkerToken',
    summary: "Makes a short-lived token for one of the requester's own workers, for a page on another origin.",
    body: newTokenSchema,
    answers: { 201: { description: 'The token.', schema: tokenSchema } },
    problems: [404],
    async handle({ market: { db, tokens }, who: { requesterId }, body }) {
      if (body.hitId !== undefined) await getHit(db, requesterId, body.hitId);
      if (body.batchId !== undefined) await getBatch(db, requesterId, body.batchId);
      const workerId = await externalWorker(db, requesterId, body.workerId);
      return json(
        201,
        await tokens.mint({ workerId, requesterId, hitId: body.hitId, batchId: body.batchId }, body.expiresInSeconds),
      );
    },
  }),
  ...batchRoutes,
  ...hitRoutes,
  ...assignmentRoutes,
];
