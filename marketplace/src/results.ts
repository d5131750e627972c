import type { Result, ResultStatus, Submission, Task } from 'hitkit/core';
import { sql } from 'kysely';
import type { Db } from './database/schema.js';
import type { Item } from './items.js';
import { pageOf, type PageQuery } from './paging.js';
import { notFound } from './problems.js';
import { itemOf } from './publishing.js';

export interface ResultFilter extends PageQuery {
  status?: ResultStatus | undefined;
}

const resultsOf = (db: Db, requesterId: string) =>
  db
    .selectFrom('assignment_now as made')
    .innerJoin('submission', 'submission.assignment_id', 'made.id')
    .innerJoin('hit', 'hit.id', 'made.hit_id')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .innerJoin('worker', 'worker.id', 'made.worker_id')
    .where('batch.requester_id', '=', requesterId)
    .selectAll('made')
    .select([
      'submission.submission_id',
      'submission.body',
      'hit.batch_id',
      'hit.input',
      'batch.task',
      'batch.reward',
      'worker.external_id',
    ]);
type ResultRow = Awaited<ReturnType<ReturnType<typeof resultsOf>['execute']>>[number];

/** A result beside the submission as the worker sent it. */
export interface FullResult extends Result {
  submission: Submission;
}

function toFullResult(row: ResultRow): FullResult {
  const submission = JSON.parse(row.body) as Submission;
  return {
    assignmentId: row.id,
    hitId: row.hit_id,
    batchId: row.batch_id,
    workerId: row.worker_id,
    ...(row.external_id === null ? {} : { externalWorkerId: row.external_id }),
    status: row.status as ResultStatus,
    reward: row.reward,
    acceptedAt: row.accepted_at.toISOString(),
    submittedAt: row.submitted_at!.toISOString(),
    autoApprovalAt: row.auto_approval_at!.toISOString(),
    ...(row.reviewed_at === null ? {} : { reviewedAt: row.reviewed_at.toISOString() }),
    ...(row.feedback === null ? {} : { feedback: row.feedback }),
    submissionId: row.submission_id,
    elapsedMs: submission.elapsedMs,
    input: itemOf(JSON.parse(row.task) as Task, JSON.parse(row.input) as Item),
    answers: submission.answers,
    submission,
  };
}

const toResult = (row: ResultRow): Result => {
  const { submission: _, ...result } = toFullResult(row);
  return result;
};

/** @throws 404 */
export async function getResult(db: Db, requesterId: string, assignmentId: string): Promise<Result> {
  const row = await resultsOf(db, requesterId).where('made.id', '=', assignmentId).executeTakeFirst();
  if (!row) throw notFound('submitted assignment', assignmentId);
  return toResult(row);
}

/* In the items' order; the answers to one item by assignment. */
const pageOfResults = (db: Db, requesterId: string, batchId: string, { status, cursor, limit }: ResultFilter) =>
  resultsOf(db, requesterId)
    .where('hit.batch_id', '=', batchId)
    .$if(status !== undefined, (query) => query.where('made.status', '=', status!))
    .$if(cursor !== undefined, (query) =>
      query.where(
        sql<boolean>`(hit.position, made.id) > (
          select last.position, ${cursor}::text from assignment join hit as last on last.id = hit_id where assignment.id = ${cursor})`,
      ),
    )
    .orderBy('hit.position')
    .orderBy('made.id')
    .limit(limit + 1)
    .execute();

export async function listResults(db: Db, requesterId: string, batchId: string, filter: ResultFilter) {
  return pageOf(await pageOfResults(db, requesterId, batchId, filter), filter.limit, toResult);
}

/** Every result of a batch, read page by page: an export of any size stays small in memory. */
export async function* allResults(
  db: Db,
  requesterId: string,
  batchId: string,
  status?: ResultStatus,
): AsyncGenerator<FullResult> {
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = pageOf(
      await pageOfResults(db, requesterId, batchId, { status, cursor, limit: 500 }),
      500,
      toFullResult,
    );
    yield* items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
