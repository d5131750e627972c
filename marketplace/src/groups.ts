import type { AssignmentStatus, Group, GroupHit, MyAssignment, MyAssignments, Task } from 'hitkit/core';
import { sql } from 'kysely';
import type { Db } from './database/schema.js';
import { pageOf, type PageQuery } from './paging.js';
import { forbidden, notFound } from './problems.js';
import type { Scope } from './tokens.js';

/* A worker's HITs: every HIT that the token may see, beside the assignment that the worker holds in it, if any. */
const hitsFor = (db: Db, { workerId, requesterId, batchId, hitId }: Scope) =>
  db
    .selectFrom('hit_now as hit')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .leftJoin('assignment_now as mine', (join) =>
      join
        .onRef('mine.hit_id', '=', 'hit.id')
        .on('mine.worker_id', '=', workerId)
        .on('mine.status', 'in', ['Accepted', 'Submitted', 'Approved', 'Rejected']),
    )
    .where('hit.disposed', '=', false)
    .$if(requesterId !== undefined, (query) => query.where('batch.requester_id', '=', requesterId!))
    .$if(batchId !== undefined, (query) => query.where('batch.id', '=', batchId!))
    .$if(hitId !== undefined, (query) => query.where('hit.id', '=', hitId!));

const isFree = sql<boolean>`(mine.id is null and not hit.expired and hit.free > 0)`;
const isWorking = sql<boolean>`(mine.status is not distinct from 'Accepted')`;

const groupsFor = (db: Db, scope: Scope) =>
  hitsFor(db, scope)
    .innerJoin('requester', 'requester.id', 'batch.requester_id')
    .groupBy(['batch.id', 'requester.name'])
    .select(['batch.id', 'batch.task', 'batch.reward', 'batch.created_at', 'requester.name as requester'])
    .select([
      sql<number>`(count(*) filter (where ${isFree}))::integer`.as('available'),
      sql<number>`(count(*) filter (where ${isWorking}))::integer`.as('working'),
      sql<number>`(count(*) filter (where mine.status <> 'Accepted'))::integer`.as('done'),
      sql<Date>`max(hit.expires_at)`.as('expires_at'),
    ]);
type GroupRow = Awaited<ReturnType<ReturnType<typeof groupsFor>['execute']>>[number];

function toGroup(row: GroupRow): Group {
  const { title, description, keywords, assignmentDurationInSeconds } = JSON.parse(row.task) as Task;
  const { available, working, done, requester, reward } = row;
  return {
    batchId: row.id,
    title,
    description,
    keywords,
    reward,
    requester,
    assignmentDurationInSeconds,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    available,
    working,
    done,
  };
}

/** Batches in which the worker can take something or holds something, newest first. */
export async function listGroups(db: Db, scope: Scope, { cursor, limit }: PageQuery) {
  const rows = await groupsFor(db, scope)
    .having(sql<boolean>`bool_or(${isFree} or ${isWorking})`)
    .$if(cursor !== undefined, (query) =>
      query.where(sql<boolean>`(batch.created_at, batch.id) < (select created_at, id from batch where id = ${cursor})`),
    )
    .orderBy('batch.created_at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, toGroup);
}

/** @throws 404, 403 */
export async function getGroup(db: Db, scope: Scope, batchId: string): Promise<Group> {
  assertBatch(scope, batchId);
  const row = await groupsFor(db, scope).where('batch.id', '=', batchId).executeTakeFirst();
  if (!row) throw notFound('batch', batchId);
  return toGroup(row);
}

export async function listGroupHits(db: Db, scope: Scope, batchId: string, { cursor, limit }: PageQuery) {
  assertBatch(scope, batchId);
  const rows = await hitsFor(db, scope)
    .select(['hit.id', 'hit.expires_at', 'mine.id as assignment_id', 'mine.status', isFree.as('free')])
    .where('batch.id', '=', batchId)
    .$if(cursor !== undefined, (query) =>
      query.where('hit.position', '>', (at) => at.selectFrom('hit').select('position').where('id', '=', cursor!)),
    )
    .orderBy('hit.position')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row): GroupHit => ({
    hitId: row.id,
    status:
      row.status === 'Accepted'
        ? 'working'
        : row.status !== null
          ? 'submitted'
          : row.free
            ? 'available'
            : 'unavailable',
    ...(row.assignment_id === null ? {} : { assignmentId: row.assignment_id }),
    expiresAt: row.expires_at.toISOString(),
  }));
}

/**
 * The HIT to show next. Without `after`, what the worker holds comes first, then the batch in its own order; with it, the
 * one after that HIT, round to the beginning, so that a worker can skip.
 */
export async function nextHit(
  db: Db,
  scope: Scope,
  batchId: string,
  after?: string,
): Promise<{ hitId: string | null }> {
  assertBatch(scope, batchId);
  const place = sql`(select position from hit where id = ${after ?? null})`;
  const found = await hitsFor(db, scope)
    .select('hit.id')
    .where('batch.id', '=', batchId)
    .where(sql<boolean>`(${isFree} or ${isWorking})`)
    .$if(after !== undefined, (query) => query.where('hit.id', '<>', after!).orderBy(sql`hit.position <= ${place}`))
    .$if(after === undefined, (query) => query.orderBy(sql`not ${isWorking}`))
    .orderBy('hit.position')
    .limit(1)
    .executeTakeFirst();
  return { hitId: found?.id ?? null };
}

function assertBatch(scope: Scope, batchId: string): void {
  if (scope.batchId !== undefined && scope.batchId !== batchId)
    throw forbidden(`This token is for batch ${scope.batchId} only. Ask for another token.`);
}

/** What a worker has done and has in hand, newest first, with what it earns. */
export async function listMine(
  db: Db,
  scope: Scope,
  { status, cursor, limit }: PageQuery & { status?: AssignmentStatus | undefined },
): Promise<MyAssignments> {
  const mine = db
    .selectFrom('assignment_now as mine')
    .innerJoin('hit', 'hit.id', 'mine.hit_id')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .innerJoin('requester', 'requester.id', 'batch.requester_id')
    .where('mine.worker_id', '=', scope.workerId)
    .$if(scope.batchId !== undefined, (query) => query.where('batch.id', '=', scope.batchId!))
    .$if(scope.hitId !== undefined, (query) => query.where('hit.id', '=', scope.hitId!));
  const rows = await mine
    .selectAll('mine')
    .select(['batch.id as batch_id', 'batch.title', 'batch.reward', 'requester.name as requester'])
    .$if(status !== undefined, (query) => query.where('mine.status', '=', status!))
    .$if(cursor !== undefined, (query) =>
      query.where(
        sql<boolean>`(mine.accepted_at, mine.id) < (select accepted_at, id from assignment where id = ${cursor})`,
      ),
    )
    .orderBy('mine.accepted_at', 'desc')
    .orderBy('mine.id', 'desc')
    .limit(limit + 1)
    .execute();
  const sums = await mine
    .select(['mine.status', sql<number>`count(*)::integer`.as('n'), sql<string>`sum(batch.reward)::text`.as('sum')])
    .groupBy('mine.status')
    .execute();
  const counts = { Accepted: 0, Submitted: 0, Approved: 0, Rejected: 0, Returned: 0, Abandoned: 0 };
  for (const { status: of, n } of sums) counts[of] = n;
  const sumOf = (of: AssignmentStatus) => sums.find((row) => row.status === of)?.sum ?? '0.00';
  return { ...pageOf(rows, limit, toMine), totals: { counts, earned: sumOf('Approved'), pending: sumOf('Submitted') } };

  function toMine(row: (typeof rows)[number]): MyAssignment {
    return {
      assignmentId: row.id,
      hitId: row.hit_id,
      batchId: row.batch_id,
      title: row.title,
      requester: row.requester,
      reward: row.reward,
      status: row.status,
      acceptedAt: row.accepted_at.toISOString(),
      deadline: row.deadline.toISOString(),
      ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at.toISOString() }),
      ...(row.reviewed_at === null ? {} : { reviewedAt: row.reviewed_at.toISOString() }),
      ...(row.feedback === null ? {} : { feedback: row.feedback }),
    };
  }
}
