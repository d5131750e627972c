import type { Batch, ContractOf, NewBatch, Task } from 'hitkit/core';
import { sql } from 'kysely';
import { transact } from './database/open.js';
import type { Db, DbTime } from './database/schema.js';
import { newId } from './ids.js';
import { pageOf, type PageQuery } from './paging.js';
import { invalid, notFound } from './problems.js';
import { readPublication } from './publishing.js';
import { type HitFacts, hitStatus, openCounts } from './rules.js';

/* Values of one insert; PostgreSQL takes 65,535 parameters. */
const chunk = 5000;

/**
 * Publishes a task, one HIT for each item, all or none.
 * @throws 422 with every problem of task and items
 */
export async function publish(
  db: Db,
  requesterId: string,
  request: NewBatch,
  contractOf: ContractOf,
): Promise<{ batchId: string; hitIds: string[] }> {
  const { task, items, columns, problems } = readPublication(request.task, request.items, contractOf);
  if (problems.length > 0) throw invalid('The batch', problems);

  const batchId = newId();
  const hits = items.map((item, position) => ({ id: newId(), position, input: JSON.stringify(item) }));
  await transact(db, async (tx) => {
    await tx
      .insertInto('batch')
      .values({
        id: batchId,
        requester_id: requesterId,
        task: JSON.stringify(task),
        columns: JSON.stringify(columns),
        title: task.title,
        reward: task.reward,
        duration: task.assignmentDurationInSeconds,
        extensions: task.extensions,
        auto_approval_delay: request.autoApprovalDelayInSeconds,
        annotation: request.annotation ?? null,
      })
      .execute();
    for (let from = 0; from < hits.length; from += chunk) {
      await tx
        .insertInto('hit')
        .values(
          hits.slice(from, from + chunk).map((hit) => ({
            ...hit,
            batch_id: batchId,
            max_assignments: request.maxAssignments,
            expires_at: sql<DbTime>`now() + ${request.lifetimeInSeconds} * interval '1 second'`,
          })),
        )
        .execute();
    }
  });
  return { batchId, hitIds: hits.map(({ id }) => id) };
}

/* One row per batch: its HITs' facts and its assignments' counts, gathered by the database. */
const batchesOf = (db: Db, requesterId: string) =>
  db
    .selectFrom('batch')
    .where('batch.requester_id', '=', requesterId)
    .selectAll('batch')
    .select([
      sql<Date>`(select max(expires_at) from hit where batch_id = batch.id)`.as('expires_at'),
      sql<(HitFacts & { hits: number })[]>`(
        select coalesce(json_agg(facts), '[]') from (
          select expired, disposed, reviewing, free, pending, count(*) as hits
          from hit_now where batch_id = batch.id group by 1, 2, 3, 4, 5
        ) as facts)`.as('facts'),
      sql<Partial<Record<string, number>>>`(
        select coalesce(json_object_agg(status, n), '{}') from (
          select made.status, count(*) as n
          from hit join assignment_now as made on made.hit_id = hit.id where hit.batch_id = batch.id group by 1
        ) as counts)`.as('made'),
    ]);

type BatchRow = Awaited<ReturnType<ReturnType<typeof batchesOf>['execute']>>[number];

function toBatch(row: BatchRow): Batch {
  const hitCounts = { Assignable: 0, Unassignable: 0, Reviewable: 0, Reviewing: 0, Disposed: 0 };
  let hits = 0;
  let available = 0;
  for (const facts of row.facts) {
    hits += facts.hits;
    available += facts.hits * openCounts(facts).available;
    hitCounts[hitStatus(facts)] += facts.hits;
  }
  const task = JSON.parse(row.task) as Task;
  const { Accepted: accepted = 0, Submitted: submitted = 0, Approved: approved = 0, Rejected: rejected = 0 } = row.made;
  return {
    batchId: row.id,
    title: row.title,
    description: task.description,
    reward: row.reward,
    ...(row.annotation === null ? {} : { annotation: row.annotation }),
    task,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    autoApprovalDelayInSeconds: row.auto_approval_delay,
    hits,
    hitCounts,
    counts: { available, accepted, submitted, approved, rejected },
  };
}

/** @throws 404 */
export async function getBatch(db: Db, requesterId: string, batchId: string): Promise<Batch> {
  const row = await batchesOf(db, requesterId).where('batch.id', '=', batchId).executeTakeFirst();
  if (!row) throw notFound('batch', batchId);
  return toBatch(row);
}

/** Newest first. */
export async function listBatches(db: Db, requesterId: string, { cursor, limit }: PageQuery) {
  let query = batchesOf(db, requesterId);
  if (cursor !== undefined)
    query = query.where(sql<boolean>`(created_at, id) < (select created_at, id from batch where id = ${cursor})`);
  return pageOf(
    await query
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
    limit,
    toBatch,
  );
}

/** Names of the items' columns, in order. */
export async function columnsOf(db: Db, batchId: string): Promise<string[]> {
  const { columns } = await db
    .selectFrom('batch')
    .select('columns')
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow();
  return JSON.parse(columns) as string[];
}
