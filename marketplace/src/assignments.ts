import type { Assignment, Draft } from 'hitkit/core';
import { type Selectable, sql, type Transaction } from 'kysely';
import { assertInScope, heldView, hitOf, mine, viewHit } from './assignment-view.js';
import { transact } from './database/open.js';
import type { AssignmentNowView, Db, DbTime, Schema } from './database/schema.js';
import { newId } from './ids.js';
import { conflict, forbidden, gone, notFound } from './problems.js';
import type { Scope } from './tokens.js';

/** Gives the slots of overdue assignments back. The caller holds the HIT's row. */
async function settle(tx: Transaction<Schema>, hitId: string): Promise<void> {
  const overdue = await tx
    .updateTable('assignment')
    .set({ status: 'Abandoned' })
    .where('hit_id', '=', hitId)
    .where('status', '=', 'Accepted')
    .where('deadline', '<=', sql<Date>`now()`)
    .returning('id')
    .execute();
  if (overdue.length > 0) await giveBack(tx, hitId, overdue.length);
}

const giveBack = (tx: Transaction<Schema>, hitId: string, slots: number) =>
  tx
    .updateTable('hit')
    .set((row) => ({ taken: row('taken', '-', slots) }))
    .where('id', '=', hitId)
    .execute();

const lockHit = (tx: Transaction<Schema>, hitId: string) =>
  tx.selectFrom('hit').select('id').where('id', '=', hitId).forUpdate().executeTakeFirst();

/**
 * Takes a slot for the worker, or finds the one that the worker holds.
 * @throws 404, 403; 409 when no slot is free; 410 when the HIT has expired
 */
export async function accept(db: Db, scope: Scope, hitId: string): Promise<Assignment> {
  return transact(db, async (tx) => {
    /* Everything about slots happens under the lock of the HIT's row: first the HIT, then its assignments. */
    if (!(await lockHit(tx, hitId))) throw notFound('HIT', hitId);
    const hit = (await hitOf(tx, hitId))!;
    assertInScope(scope, hit);
    const held = await mine(tx, hitId, scope.workerId);
    if (held) return heldView(scope, hit, held);
    if (hit.disposed) throw notFound('HIT', hitId);
    if (hit.expired)
      throw gone('hit-expired', 'Expired', `HIT ${hitId} has expired and takes nobody any more. Choose another one.`);
    if (hit.free <= 0) {
      throw conflict(
        'hit-full',
        'No slot is free',
        `All assignments of HIT ${hitId} are taken. Choose another one, or try again later: a slot comes back when somebody returns it.`,
      );
    }
    await settle(tx, hitId);
    await tx
      .updateTable('hit')
      .set((row) => ({ taken: row('taken', '+', 1) }))
      .where('id', '=', hitId)
      .execute();
    await tx
      .insertInto('assignment')
      .values({
        id: newId(),
        hit_id: hitId,
        worker_id: scope.workerId,
        extensions_left: hit.extensions,
        deadline: sql<DbTime>`now() + ${hit.duration} * interval '1 second'`,
      })
      .execute();
    return heldView(scope, hit, (await mine(tx, hitId, scope.workerId))!);
  });
}

export interface OwnAssignment extends Selectable<AssignmentNowView> {
  batch_id: string;
  requester_id: string;
  task: string;
  input: string;
  duration: number;
  auto_approval_delay: number;
}

/**
 * A worker's own assignment, its row locked until the transaction ends.
 * @throws 404; 403 when it is somebody else's or outside of the token's scope
 */
export async function lockOwn(tx: Transaction<Schema>, scope: Scope, assignmentId: string): Promise<OwnAssignment> {
  await tx.selectFrom('assignment').select('id').where('id', '=', assignmentId).forUpdate().execute();
  const own = await tx
    .selectFrom('assignment_now as own')
    .innerJoin('hit', 'hit.id', 'own.hit_id')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .selectAll('own')
    .select([
      'batch.id as batch_id',
      'batch.requester_id',
      'batch.task',
      'batch.duration',
      'batch.auto_approval_delay',
      'hit.input',
    ])
    .where('own.id', '=', assignmentId)
    .executeTakeFirst();
  if (!own) throw notFound('assignment', assignmentId);
  if (own.worker_id !== scope.workerId)
    throw forbidden(`Assignment ${assignmentId} is another worker's. Sign in as who accepted it.`);
  assertInScope(scope, own);
  return own;
}

/** Says why an assignment can no longer be worked on. */
export function notWorking({ id, status }: { id: string; status: string }) {
  switch (status) {
    case 'Abandoned':
      return gone(
        'deadline-passed',
        'Time is up',
        `The time for assignment ${id} has run out. Accept the HIT again, if it is still there.`,
      );
    case 'Returned':
      return gone('returned', 'Returned', `Assignment ${id} was returned. Accept the HIT again, if it is still there.`);
    default:
      return conflict('submitted', 'Submitted', `Assignment ${id} has been submitted and does not change any more.`);
  }
}

/** Keeps answers on the way; the last one stands. @throws 404, 403, 409, 410 */
export async function saveDraft(db: Db, scope: Scope, assignmentId: string, draft: Draft): Promise<void> {
  await transact(db, async (tx) => {
    const own = await lockOwn(tx, scope, assignmentId);
    if (own.status !== 'Accepted') throw notWorking(own);
    await tx
      .updateTable('assignment')
      .set({ draft: JSON.stringify(draft) })
      .where('id', '=', assignmentId)
      .execute();
  });
}

/** Gives the slot back. Once it is back, by this or by the clock, returning again changes nothing. @throws 404, 403, 409 */
export async function returnAssignment(db: Db, scope: Scope, assignmentId: string): Promise<void> {
  await transact(db, async (tx) => {
    const found = await tx.selectFrom('assignment').select('hit_id').where('id', '=', assignmentId).executeTakeFirst();
    if (!found) throw notFound('assignment', assignmentId);
    await lockHit(tx, found.hit_id);
    const own = await lockOwn(tx, scope, assignmentId);
    if (own.status === 'Returned' || own.status === 'Abandoned') return;
    if (own.status !== 'Accepted') throw notWorking(own);
    await tx.updateTable('assignment').set({ status: 'Returned' }).where('id', '=', assignmentId).execute();
    await giveBack(tx, own.hit_id, 1);
  });
}

/** Adds the first allowance once more, as often as the task allows. @throws 404, 403, 409, 410 */
export async function extendTime(db: Db, scope: Scope, assignmentId: string): Promise<Assignment> {
  return transact(db, async (tx) => {
    const own = await lockOwn(tx, scope, assignmentId);
    if (own.status !== 'Accepted') throw notWorking(own);
    if (own.extensions_left === 0)
      throw conflict(
        'no-extension',
        'No more time',
        `The time of assignment ${assignmentId} cannot be extended any more. Submit before ${own.deadline.toISOString()}.`,
      );
    await tx
      .updateTable('assignment')
      .set((row) => ({
        extensions_left: row('extensions_left', '-', 1),
        deadline: sql<DbTime>`deadline + ${own.duration} * interval '1 second'`,
      }))
      .where('id', '=', assignmentId)
      .execute();
    return viewHit(tx, scope, own.hit_id);
  });
}

/**
 * Writes down what the clocks have already decided, so that later reads have less to derive. Correctness does not hang
 * on it. @returns how many HITs were looked at
 */
export async function sweep(db: Db): Promise<number> {
  await transact(db, (tx) =>
    tx
      .updateTable('assignment')
      .set({ status: 'Approved', reviewed_at: sql<DbTime>`auto_approval_at` })
      .where('status', '=', 'Submitted')
      .where('auto_approval_at', '<=', sql<Date>`now()`)
      .execute(),
  );
  await db
    .deleteFrom('session')
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute();
  const due = await db
    .selectFrom('assignment')
    .select('hit_id')
    .distinct()
    .where('status', '=', 'Accepted')
    .where('deadline', '<=', sql<Date>`now()`)
    .limit(500)
    .execute();
  for (const { hit_id } of due) {
    await transact(db, async (tx) => {
      await lockHit(tx, hit_id);
      await settle(tx, hit_id);
    });
  }
  return due.length;
}
