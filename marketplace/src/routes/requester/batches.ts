import {
  approvalSchema,
  batchCheckSchema,
  batchesSchema,
  batchSchema,
  bulkApprovalSchema,
  extensionSchema,
  fieldsOf,
  hitsSchema,
  idSchema,
  newBatchSchema,
  resultsSchema,
  resultStatusSchema,
  type Task,
} from 'hitkit/core';
import * as z from 'zod/mini';
import { columnsOf, getBatch, listBatches, publish } from '../../batches.js';
import { toCsv, toJsonLines } from '../../export.js';
import { expire, extend, listHits } from '../../hits.js';
import { download } from '../../http/download.js';
import { json, type Route, route } from '../../http/route.js';
import { pageQuery } from '../../paging.js';
import { checkOf, readPublication } from '../../publishing.js';
import { allResults, listResults } from '../../results.js';
import { approveAll } from '../../reviews.js';

const batchId = { batchId: idSchema };
const status = z.optional(resultStatusSchema);

/** Batches, and what is done with all of a batch at once. */
export const batchRoutes: Route[] = [
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/batches',
    id: 'listBatches',
    summary: "The requester's batches, newest first.",
    query: pageQuery,
    answers: { 200: { description: 'A page of batches.', schema: batchesSchema } },
    handle: async ({ market, who, query }) => json(200, await listBatches(market.db, who.requesterId, query)),
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/batches',
    id: 'createBatch',
    summary: 'Publishes a task, one HIT for each item, all or none.',
    body: newBatchSchema,
    large: true,
    answers: { 201: { description: 'The batch.', schema: batchSchema } },
    async handle({ market, who, body }) {
      const made = await publish(market.db, who.requesterId, body, market.contractOf);
      return json(201, await getBatch(market.db, who.requesterId, made.batchId));
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/batches/check',
    id: 'checkBatch',
    summary: 'Says what publishing would do and all that is wrong; makes nothing.',
    body: newBatchSchema,
    large: true,
    answers: { 200: { description: 'What was found.', schema: batchCheckSchema } },
    handle: ({ market, body }) =>
      Promise.resolve(json(200, checkOf(readPublication(body.task, body.items, market.contractOf)))),
  }),
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/batches/{batchId}',
    id: 'getBatch',
    summary: 'One batch with its counts.',
    path: batchId,
    answers: { 200: { description: 'The batch.', schema: batchSchema } },
    problems: [404],
    handle: async ({ market, who, path }) => json(200, await getBatch(market.db, who.requesterId, path.batchId)),
  }),
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/batches/{batchId}/hits',
    id: 'listHits',
    summary: "A batch's HITs in the items' order.",
    path: batchId,
    query: pageQuery,
    answers: { 200: { description: 'A page of HITs.', schema: hitsSchema } },
    problems: [404],
    async handle({ market, who, path, query }) {
      await getBatch(market.db, who.requesterId, path.batchId);
      return json(200, await listHits(market.db, who.requesterId, path.batchId, query));
    },
  }),
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/batches/{batchId}/assignments',
    id: 'listResults',
    summary: 'Submitted work with its answers.',
    path: batchId,
    query: { ...pageQuery, status },
    answers: { 200: { description: "A page of results in the items' order.", schema: resultsSchema } },
    problems: [404],
    async handle({ market, who, path, query }) {
      await getBatch(market.db, who.requesterId, path.batchId);
      return json(200, await listResults(market.db, who.requesterId, path.batchId, query));
    },
  }),
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/batches/{batchId}/export',
    id: 'exportResults',
    summary: 'All results in one file: CSV for spreadsheets, JSONL without loss.',
    path: batchId,
    query: { format: z._default(z.enum(['csv', 'jsonl']), 'csv'), status },
    answers: { 200: { description: 'The file.', types: ['text/csv', 'application/x-ndjson'] } },
    problems: [404],
    async handle({ market, who, path, query }) {
      const batch = await getBatch(market.db, who.requesterId, path.batchId);
      const results = allResults(market.db, who.requesterId, path.batchId, query.status);
      if (query.format === 'jsonl')
        return download(toJsonLines(results), 'application/x-ndjson', `batch-${path.batchId}.jsonl`);
      const task = batch.task as Task;
      const inputs = new Set([...Object.keys(task.input), ...(await columnsOf(market.db, path.batchId))]);
      return download(
        toCsv(
          results,
          [...inputs],
          fieldsOf(task).map(({ name }) => name),
        ),
        'text/csv; charset=utf-8',
        `batch-${path.batchId}.csv`,
      );
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/batches/{batchId}/extension',
    id: 'extendBatch',
    summary: 'Gives every HIT of a batch more time, more assignments or both.',
    path: batchId,
    body: extensionSchema,
    answers: { 200: { description: 'The batch.', schema: batchSchema } },
    problems: [404],
    async handle({ market, who, path, body }) {
      await extend(market.db, who.requesterId, path, body);
      return json(200, await getBatch(market.db, who.requesterId, path.batchId));
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/batches/{batchId}/expiration',
    id: 'expireBatch',
    summary: 'Stops every HIT of a batch from taking workers; who has accepted may finish.',
    path: batchId,
    answers: { 200: { description: 'The batch.', schema: batchSchema } },
    problems: [404],
    async handle({ market, who, path }) {
      await expire(market.db, who.requesterId, path);
      return json(200, await getBatch(market.db, who.requesterId, path.batchId));
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/batches/{batchId}/approval',
    id: 'approveBatch',
    summary: 'Approves all that waits for review.',
    path: batchId,
    body: approvalSchema,
    bodyOptional: true,
    answers: { 200: { description: 'How many were approved.', schema: bulkApprovalSchema } },
    problems: [404],
    handle: async ({ market, who, path, body }) =>
      json(200, { approved: await approveAll(market.db, who.requesterId, path.batchId, body) }),
  }),
];
