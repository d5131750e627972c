import type { Assignment, Draft, Receipt, Task } from 'hitkit/core';
import type { Selectable } from 'kysely';
import type { AssignmentNowView, Db } from './database/schema.js';
import type { Item } from './items.js';
import { forbidden, notFound } from './problems.js';
import { itemOf } from './publishing.js';
import type { Scope } from './tokens.js';

/** The statuses that hold a worker's one slot in a HIT. */
const holding = ['Accepted', 'Submitted', 'Approved', 'Rejected'] as const;

/** Refuses what lies outside of a worker's token. `hit` may be any row that names its HIT, batch and requester. */
export function assertInScope(scope: Scope, hit: { hit_id: string; batch_id: string; requester_id: string }): void {
  if (scope.hitId !== undefined && scope.hitId !== hit.hit_id)
    throw forbidden(`This token is for HIT ${scope.hitId} only. Ask for another token.`);
  if (scope.batchId !== undefined && scope.batchId !== hit.batch_id)
    throw forbidden(`This token is for batch ${scope.batchId} only. Ask for another token.`);
  if (scope.requesterId !== undefined && scope.requesterId !== hit.requester_id) {
    throw forbidden('This token is for the HITs of the requester who made it. Ask for a token of the marketplace.');
  }
}

/** A HIT's row, with all that its view needs. */
export const hitOf = (db: Db, hitId: string) =>
  db
    .selectFrom('hit_now as hit')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .select(['hit.id as hit_id', 'hit.batch_id', 'hit.input', 'hit.free', 'hit.expired', 'hit.disposed'])
    .select(['batch.requester_id', 'batch.task', 'batch.duration', 'batch.extensions'])
    .where('hit.id', '=', hitId)
    .executeTakeFirst();
type HitRow = NonNullable<Awaited<ReturnType<typeof hitOf>>>;

/** The assignment that holds the worker's slot in a HIT, if any. */
export const mine = (db: Db, hitId: string, workerId: string) =>
  db
    .selectFrom('assignment_now as mine')
    .leftJoin('submission', 'submission.assignment_id', 'mine.id')
    .selectAll('mine')
    .select('submission.receipt')
    .where('hit_id', '=', hitId)
    .where('worker_id', '=', workerId)
    .where('status', 'in', holding)
    .executeTakeFirst();
type MineRow = NonNullable<Awaited<ReturnType<typeof mine>>>;

/**
 * One worker's view of one HIT.
 * @throws 404, and 403 outside of the token's scope
 */
export async function viewHit(db: Db, scope: Scope, hitId: string): Promise<Assignment> {
  const hit = await hitOf(db, hitId);
  if (!hit) throw notFound('HIT', hitId);
  assertInScope(scope, hit);
  const held = await mine(db, hitId, scope.workerId);
  if (hit.disposed && !held) throw notFound('HIT', hitId);
  return held ? heldView(scope, hit, held) : preview(scope, hit);
}

/** A HIT's task with its item. */
export const taskOf = (hit: { task: string; input: string }): Task => {
  const task = JSON.parse(hit.task) as Task;
  return { ...task, input: itemOf(task, JSON.parse(hit.input) as Item) };
};

const preview = (scope: Scope, hit: HitRow): Assignment => {
  const unavailable = hit.expired
    ? 'This HIT has expired.'
    : hit.free <= 0
      ? 'All assignments of this HIT are taken.'
      : undefined;
  return {
    status: 'preview',
    hitId: hit.hit_id,
    workerId: scope.workerId,
    task: taskOf(hit),
    ...(unavailable === undefined ? {} : { unavailable }),
  };
};

/** The view of a HIT that the worker holds. */
export const heldView = (scope: Scope, hit: HitRow, held: MineRow): Assignment => ({
  status: held.status === 'Accepted' ? 'working' : 'submitted',
  hitId: hit.hit_id,
  assignmentId: held.id,
  workerId: scope.workerId,
  task: taskOf(hit),
  startedAt: held.accepted_at.toISOString(),
  ...(held.status === 'Accepted' ? { clock: clockOf(held) } : {}),
  ...(held.status === 'Accepted' && held.draft !== null ? { draft: JSON.parse(held.draft) as Draft } : {}),
  ...(held.receipt === null ? {} : { receipt: JSON.parse(held.receipt) as Receipt }),
});

const clockOf = ({
  deadline,
  remaining_ms,
  extensions_left,
}: Pick<Selectable<AssignmentNowView>, 'deadline' | 'remaining_ms' | 'extensions_left'>) => ({
  deadline: deadline.toISOString(),
  remainingMs: Math.max(0, Math.round(remaining_ms)),
  extensions: extensions_left,
});
