import { approvalSchema, idSchema, rejectionSchema, resultSchema } from 'hitkit/core';
import { json, type Route, route } from '../../http/route.js';
import { getResult } from '../../results.js';
import { approve, reject } from '../../reviews.js';

const assignmentId = { assignmentId: idSchema };

/** Single answers and their review. */
export const assignmentRoutes: Route[] = [
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/assignments/{assignmentId}',
    id: 'getResult',
    summary: 'One submitted assignment with its answers.',
    path: assignmentId,
    answers: { 200: { description: 'The result.', schema: resultSchema } },
    problems: [404],
    handle: async ({ market, who, path }) => json(200, await getResult(market.db, who.requesterId, path.assignmentId)),
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/assignments/{assignmentId}/approval',
    id: 'approve',
    summary: 'Approves one assignment, for good.',
    path: assignmentId,
    body: approvalSchema,
    bodyOptional: true,
    answers: { 200: { description: 'The result.', schema: resultSchema } },
    problems: [404, 409],
    handle: async ({ market, who, path, body }) =>
      json(200, await approve(market.db, who.requesterId, path.assignmentId, body)),
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/assignments/{assignmentId}/rejection',
    id: 'reject',
    summary: 'Rejects one assignment; the worker reads the reason.',
    path: assignmentId,
    body: rejectionSchema,
    answers: { 200: { description: 'The result.', schema: resultSchema } },
    problems: [404, 409],
    handle: async ({ market, who, path, body }) =>
      json(200, await reject(market.db, who.requesterId, path.assignmentId, body)),
  }),
];
