import { type Approval, limits, type Rejection, type Result } from 'hitkit/core';
import { sql, type Transaction } from 'kysely';
import { transact } from './database/open.js';
import type { Db, DbTime, Schema } from './database/schema.js';
import { conflict, notFound } from './problems.js';
import { getResult } from './results.js';

/** A submitted assignment as it is reviewed, its row locked. @throws 404 */
async function lockReviewed(tx: Transaction<Schema>, requesterId: string, assignmentId: string) {
  await tx.selectFrom('assignment').select('id').where('id', '=', assignmentId).forUpdate().execute();
  const found = await tx
    .selectFrom('assignment_now as made')
    .innerJoin('hit', 'hit.id', 'made.hit_id')
    .innerJoin('batch', 'batch.id', 'hit.batch_id')
    .select(['made.status', 'made.feedback', 'hit.disposed_at'])
    .select(sql<boolean>`made.submitted_at + ${limits.overrideDays} * interval '1 day' > now()`.as('in_time'))
    .where('made.id', '=', assignmentId)
    .where('made.submitted_at', 'is not', null)
    .where('batch.requester_id', '=', requesterId)
    .executeTakeFirst();
  if (!found) throw notFound('submitted assignment', assignmentId);
  return found;
}

/**
 * Approves one assignment. Approved is final, so approving again changes nothing.
 * @throws 404; 409 for a rejected one without `overrideRejection`, 30 days after its submission, or in a deleted HIT
 */
export async function approve(
  db: Db,
  requesterId: string,
  assignmentId: string,
  { feedback, overrideRejection }: Approval,
): Promise<Result> {
  return transact(db, async (tx) => {
    const { status, in_time, disposed_at } = await lockReviewed(tx, requesterId, assignmentId);
    if (status === 'Rejected') {
      if (!overrideRejection)
        throw conflict(
          'rejected',
          'Rejected',
          `Assignment ${assignmentId} was rejected. Send "overrideRejection": true to approve it all the same.`,
        );
      if (!in_time || disposed_at) {
        throw conflict(
          'rejection-final',
          'Too late',
          `The rejection of assignment ${assignmentId} stands: it can be overridden within ${limits.overrideDays} days of its submission, while the HIT is not deleted.`,
        );
      }
    }
    if (status !== 'Approved') {
      await tx
        .updateTable('assignment')
        .set({ status: 'Approved', reviewed_at: sql<DbTime>`now()`, feedback: feedback ?? null })
        .where('id', '=', assignmentId)
        .execute();
    }
    return getResult(tx, requesterId, assignmentId);
  });
}

/**
 * Rejects one assignment, with a reason that its worker reads.
 * @throws 404; 409 when it is approved, also by its delay, or was rejected for another reason
 */
export async function reject(
  db: Db,
  requesterId: string,
  assignmentId: string,
  { reason }: Rejection,
): Promise<Result> {
  return transact(db, async (tx) => {
    const { status, feedback } = await lockReviewed(tx, requesterId, assignmentId);
    if (status === 'Approved' || (status === 'Rejected' && feedback !== reason)) {
      throw conflict(
        'reviewed',
        'Reviewed before',
        `Assignment ${assignmentId} is ${status}. Only a Submitted one can be rejected.`,
      );
    }
    if (status === 'Submitted') {
      await tx
        .updateTable('assignment')
        .set({ status: 'Rejected', reviewed_at: sql<DbTime>`now()`, feedback: reason })
        .where('id', '=', assignmentId)
        .execute();
    }
    return getResult(tx, requesterId, assignmentId);
  });
}

/** Approves what waits for review in a batch; what was rejected stays so. @returns how many were approved @throws 404 */
export async function approveAll(
  db: Db,
  requesterId: string,
  batchId: string,
  { feedback }: Approval,
): Promise<number> {
  return transact(db, async (tx) => {
    /* The batch's row keeps two of these apart, which could otherwise lock the same assignments in different orders. */
    const batch = await tx
      .selectFrom('batch')
      .select('id')
      .where('id', '=', batchId)
      .where('requester_id', '=', requesterId)
      .forUpdate()
      .executeTakeFirst();
    if (!batch) throw notFound('batch', batchId);
    const approved = await tx
      .updateTable('assignment')
      .set({ status: 'Approved', reviewed_at: sql<DbTime>`now()`, feedback: feedback ?? null })
      .where('status', '=', 'Submitted')
      .where('auto_approval_at', '>', sql<Date>`now()`)
      .where('hit_id', 'in', (hits) => hits.selectFrom('hit').select('id').where('batch_id', '=', batchId))
      .returning('id')
      .execute();
    return approved.length;
  });
}
