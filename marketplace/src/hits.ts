import type { Extension, Hit, Review } from 'hitkit/core';
import { limits } from 'hitkit/core';
import { type Selectable, sql, type Transaction } from 'kysely';
import { transact } from './database/open.js';
import type { BatchTable, Db, DbTime, HitNowView, Schema } from './database/schema.js';
import type { Item } from './items.js';
import { pageOf, type PageQuery } from './paging.js';
import { conflict, invalid, notFound } from './problems.js';
import { hitStatus, openCounts } from './rules.js';

type HitRow = Selectable<HitNowView> &
  Pick<Selectable<BatchTable>, 'title' | 'reward'> & { submitted: number; completed: number };

/** A requester's HITs, with their counters. */
const hitsOf = (db: Db, requesterId: string) =>
  db
    .selectFrom('hit_now as hit')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .where('batch.requester_id', '=', requesterId)
    .selectAll('hit')
    .select(['batch.title', 'batch.reward'])
    .select([counted('submitted', ['Submitted']), counted('completed', ['Approved', 'Rejected'])]);

const counted = <Name extends string>(name: Name, statuses: string[]) =>
  sql<number>`(select count(*)::integer from assignment_now as made where made.hit_id = hit.id and made.status in (${sql.join(statuses)}))`.as(
    name,
  );

const toHit = (row: HitRow): Hit => ({
  hitId: row.id,
  batchId: row.batch_id,
  title: row.title,
  status: hitStatus(row),
  input: JSON.parse(row.input) as Item,
  reward: row.reward,
  maxAssignments: row.max_assignments,
  ...openCounts(row),
  completed: row.completed,
  submitted: row.submitted,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

/** @throws 404 */
export async function getHit(db: Db, requesterId: string, hitId: string): Promise<Hit> {
  const row = await hitsOf(db, requesterId)
    .where('hit.id', '=', hitId)
    .where('hit.disposed', '=', false)
    .executeTakeFirst();
  if (!row) throw notFound('HIT', hitId);
  return toHit(row);
}

export async function listHits(db: Db, requesterId: string, batchId: string, { cursor, limit }: PageQuery) {
  let query = hitsOf(db, requesterId).where('hit.batch_id', '=', batchId).where('hit.disposed', '=', false);
  if (cursor !== undefined) {
    query = query.where('hit.position', '>', (at) => at.selectFrom('hit').select('position').where('id', '=', cursor));
  }
  return pageOf(
    await query
      .orderBy('hit.position')
      .limit(limit + 1)
      .execute(),
    limit,
    toHit,
  );
}

/** Which HITs a change is for. */
export type HitsOf = { hitId: string } | { batchId: string };

/** Gives HITs more time, more assignments or both. What was Reviewing is open again. */
export async function extend(
  db: Db,
  requesterId: string,
  which: HitsOf,
  { additionalLifetimeInSeconds, additionalAssignments = 0 }: Extension,
): Promise<void> {
  await transact(db, async (tx) => {
    const hits = await lockHits(tx, requesterId, which);
    const most = Math.max(...hits.map((hit) => hit.max_assignments));
    if (most + additionalAssignments > limits.maxAssignments) {
      throw invalid('The extension', [
        {
          path: '$.additionalAssignments',
          code: 'tooBig',
          message: `A HIT has ${most} assignments already, and may have ${limits.maxAssignments} at most. Add fewer.`,
        },
      ]);
    }
    await tx
      .updateTable('hit')
      .set((row) => ({ max_assignments: row('max_assignments', '+', additionalAssignments), reviewing: false }))
      .$if(additionalLifetimeInSeconds !== undefined, (update) =>
        update.set({
          expires_at: sql<DbTime>`greatest(expires_at, now()) + ${additionalLifetimeInSeconds} * interval '1 second'`,
        }),
      )
      .where('id', 'in', idsOf(hits))
      .execute();
  });
}

/** Stops HITs from taking workers. Who has accepted keeps the time that was promised. */
export async function expire(db: Db, requesterId: string, which: HitsOf): Promise<void> {
  await transact(db, async (tx) => {
    const hits = await lockHits(tx, requesterId, which);
    await tx
      .updateTable('hit')
      .set({ expires_at: sql<DbTime>`least(expires_at, now())` })
      .where('id', 'in', idsOf(hits))
      .execute();
  });
}

/** Moves a HIT between Reviewable and Reviewing. @throws 409 in any other state */
export async function setReviewing(db: Db, requesterId: string, hitId: string, { status }: Review): Promise<void> {
  await inReview(db, requesterId, hitId, 'Its review can begin', (tx) =>
    tx
      .updateTable('hit')
      .set({ reviewing: status === 'Reviewing' })
      .where('id', '=', hitId)
      .execute(),
  );
}

/** Takes a HIT out of every list. Its answers stay in the batch's results. @throws 409 unless Reviewable or Reviewing */
export async function dispose(db: Db, requesterId: string, hitId: string): Promise<void> {
  await inReview(db, requesterId, hitId, 'It can be deleted', (tx) =>
    tx
      .updateTable('hit')
      .set({ disposed_at: sql<DbTime>`now()` })
      .where('id', '=', hitId)
      .execute(),
  );
}

async function inReview(
  db: Db,
  requesterId: string,
  hitId: string,
  what: string,
  change: (tx: Transaction<Schema>) => Promise<unknown>,
): Promise<void> {
  await transact(db, async (tx) => {
    await lockHits(tx, requesterId, { hitId });
    const { status } = await getHit(tx, requesterId, hitId);
    if (status !== 'Reviewable' && status !== 'Reviewing') {
      throw conflict(
        'hit-state',
        'Wrong state',
        `HIT ${hitId} is ${status}. ${what} when it is Reviewable or Reviewing: expire it, and wait for those who work on it.`,
      );
    }
    await change(tx);
  });
}

/** Rows locked in one order, so that two of these never wait for each other. @throws 404 */
async function lockHits(tx: Transaction<Schema>, requesterId: string, which: HitsOf) {
  const hits = await tx
    .selectFrom('hit')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .select(['hit.id', 'hit.max_assignments'])
    .where('batch.requester_id', '=', requesterId)
    .where('hit.disposed_at', 'is', null)
    .where('hitId' in which ? 'hit.id' : 'hit.batch_id', '=', 'hitId' in which ? which.hitId : which.batchId)
    .orderBy('hit.id')
    .forUpdate('hit')
    .execute();
  if (hits.length === 0)
    throw 'hitId' in which ? notFound('HIT', which.hitId) : notFound('batch with HITs', which.batchId);
  return hits;
}

const idsOf = (hits: { id: string }[]) => sql<string>`(select unnest(${hits.map(({ id }) => id)}::text[]))`;
