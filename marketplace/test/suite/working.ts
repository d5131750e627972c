import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assignment, Batch, Group, GroupHit, Hit, MyAssignments, NextHit } from 'hitkit/core';
import { submissionOf, task } from '../helpers/client.js';
import type { Market } from './index.js';

export function working(market: Market): void {
  const open = async (order: Parameters<Awaited<ReturnType<ReturnType<Market>['requester']>>['publish']>[0] = {}) => {
    const requester = await market().requester();
    const batch = await requester.publish(order);
    const hits = (await requester.hits(batch.batchId)).map(({ hitId }) => hitId);
    return {
      requester,
      batch,
      hits,
      hitId: hits[0]!,
      worker: await requester.worker('w1'),
      rival: await requester.worker('w2'),
    };
  };

  test('preview, accept, draft, reload, submit: one view all the way', async () => {
    const { worker, hitId } = await open();
    const preview = await worker.get<Assignment>(`/hits/${hitId}`);
    assert.equal(preview.status, 'preview');
    assert.equal(preview.unavailable, undefined);
    assert.equal(preview.assignmentId, undefined);

    const accepted = await worker.accept(hitId);
    assert.equal(accepted.status, 'working');
    assert.ok(accepted.clock!.remainingMs > 598_000 && accepted.clock!.remainingMs <= 600_000);
    assert.equal(accepted.clock!.extensions, 1);
    assert.equal((await worker.accept(hitId)).assignmentId, accepted.assignmentId, 'accepting again finds the same');

    const draft = { answers: { why: 'squa' }, savedAt: '2026-11-22T10:00:00.000Z' };
    await worker.want('PUT', `/assignments/${accepted.assignmentId}/draft`, { body: draft });
    assert.deepEqual((await worker.get<Assignment>(`/hits/${hitId}`)).draft, draft);

    const receipt = (await worker.submit(submissionOf(accepted))).json();
    const submitted = await worker.get<Assignment>(`/hits/${hitId}`);
    assert.equal(submitted.status, 'submitted');
    assert.deepEqual(submitted.receipt, receipt);
    assert.equal(submitted.draft, undefined);
    assert.equal((await worker.accept(hitId)).status, 'submitted', 'one slot per worker and HIT');
  });

  test('a full HIT can be looked at and not accepted; a returned slot is free again', async () => {
    const { worker, rival, hitId } = await open();
    const { assignmentId } = await worker.accept(hitId);
    assert.equal((await rival.get<Assignment>(`/hits/${hitId}`)).unavailable, 'All assignments of this HIT are taken.');
    const full = await rival.call('POST', `/hits/${hitId}/accept`);
    assert.equal(full.status, 409);
    assert.equal(full.problem.type, 'urn:hitkit:hit-full');

    assert.equal((await worker.call('POST', `/assignments/${assignmentId}/return`)).status, 204);
    assert.equal(
      (await worker.call('POST', `/assignments/${assignmentId}/return`)).status,
      204,
      'returning twice gives one slot back',
    );
    assert.equal((await worker.get<Assignment>(`/hits/${hitId}`)).status, 'preview');
    const again = await worker.accept(hitId);
    assert.notEqual(again.assignmentId, assignmentId);
    assert.equal((await rival.call('POST', `/hits/${hitId}/accept`)).status, 409);
  });

  test('a passed deadline abandons, by itself, and gives the slot back', async () => {
    const { requester, worker, rival, hitId } = await open();
    const held = await worker.accept(hitId);
    await market().pass(held.assignmentId!, 601);
    assert.equal((await worker.get<Assignment>(`/hits/${hitId}`)).status, 'preview');
    const { available, pending } = await requester.get<Hit>(`/requester/hits/${hitId}`);
    assert.deepEqual({ available, pending }, { available: 1, pending: 0 });

    const late = await worker.submit(submissionOf(held));
    assert.equal(late.status, 410);
    assert.equal(late.problem.type, 'urn:hitkit:deadline-passed');
    assert.equal(
      (
        await worker.call('PUT', `/assignments/${held.assignmentId}/draft`, {
          body: { answers: {}, savedAt: '2026-11-22T10:00:00Z' },
        })
      ).status,
      410,
    );
    assert.equal((await worker.call('POST', `/assignments/${held.assignmentId}/extension`)).status, 410);

    assert.equal((await rival.accept(hitId)).status, 'working');
    assert.equal((await worker.call('POST', `/hits/${hitId}/accept`)).status, 409);
    const { items } = await worker.get<MyAssignments>('/me/assignments');
    assert.deepEqual(
      items.map(({ status }) => status),
      ['Abandoned'],
    );
  });

  test('who accepted before the HIT expired may submit until the deadline', async () => {
    const { requester, worker, rival, hitId } = await open({ maxAssignments: 2 });
    const held = await worker.accept(hitId);
    const expired = await requester.post<Hit>(`/requester/hits/${hitId}/expiration`);
    assert.deepEqual([expired.status, expired.available, expired.pending], ['Unassignable', 0, 0]);
    assert.equal((await rival.get<Assignment>(`/hits/${hitId}`)).unavailable, 'This HIT has expired.');
    assert.equal((await rival.call('POST', `/hits/${hitId}/accept`)).status, 410);
    assert.equal((await worker.submit(submissionOf(held))).status, 201);
    assert.equal((await requester.get<Hit>(`/requester/hits/${hitId}`)).status, 'Reviewable');

    const extended = await requester.post<Hit>(`/requester/hits/${hitId}/extension`, {
      additionalLifetimeInSeconds: 3600,
      additionalAssignments: 1,
    });
    assert.deepEqual([extended.status, extended.available, extended.maxAssignments], ['Assignable', 2, 3]);
    assert.equal((await rival.accept(hitId)).status, 'working');
  });

  test('time can be extended as often as the task says', async () => {
    const { worker, hitId } = await open();
    const { assignmentId } = await worker.accept(hitId);
    const extended = await worker.post<Assignment>(`/assignments/${assignmentId}/extension`);
    assert.ok(extended.clock!.remainingMs > 1_198_000);
    assert.equal(extended.clock!.extensions, 0);
    const no = await worker.call('POST', `/assignments/${assignmentId}/extension`);
    assert.equal(no.status, 409);
    assert.equal(no.problem.type, 'urn:hitkit:no-extension');
  });

  test("MTurk's states and counters, step by step", async () => {
    const { requester, hitId } = await open({ maxAssignments: 5 });
    const workers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => requester.worker(`s${n}`)));
    const expectState = async (...expected: unknown[]) => {
      const { status, available, pending, submitted, completed } = await requester.get<Hit>(`/requester/hits/${hitId}`);
      assert.deepEqual([status, available, pending, submitted, completed], expected);
    };
    await expectState('Assignable', 5, 0, 0, 0);
    const held = [];
    for (const worker of workers.slice(0, 3)) held.push(await worker.accept(hitId));
    await expectState('Assignable', 2, 3, 0, 0);
    for (const worker of workers.slice(3, 5)) held.push(await worker.accept(hitId));
    for (const index of [0, 1]) await workers[index]!.submit(submissionOf(held[index]!));
    await expectState('Unassignable', 0, 3, 2, 0);
    await workers[2]!.call('POST', `/assignments/${held[2]!.assignmentId}/return`);
    await expectState('Assignable', 1, 2, 2, 0);
    for (const index of [3, 4]) await workers[index]!.submit(submissionOf(held[index]!));
    await workers[5]!.do(hitId);
    await expectState('Reviewable', 0, 0, 5, 0);
    const batchId = (await requester.get<Hit>(`/requester/hits/${hitId}`)).batchId;
    assert.deepEqual(await requester.post(`/requester/batches/${batchId}/approval`), { approved: 5 });
    await expectState('Reviewable', 0, 0, 0, 5);

    await requester.post(`/requester/hits/${hitId}/review`, { status: 'Reviewing' });
    await expectState('Reviewing', 0, 0, 0, 5);
    await requester.post(`/requester/hits/${hitId}/extension`, { additionalAssignments: 1 });
    await expectState('Assignable', 1, 0, 0, 5);
    assert.equal((await requester.call('DELETE', `/requester/hits/${hitId}`)).status, 409);
    await requester.post(`/requester/hits/${hitId}/expiration`);
    assert.equal((await requester.call('DELETE', `/requester/hits/${hitId}`)).status, 204);
    assert.equal((await requester.call('GET', `/requester/hits/${hitId}`)).status, 404);
    assert.equal((await requester.get<Batch>(`/requester/batches/${batchId}`)).hitCounts.Disposed, 1);
    assert.equal((await requester.results(batchId)).length, 5, 'answers outlive their HIT');
  });

  test('lists and the next HIT are for this worker', async () => {
    const sentences = ['a', 'b', 'c'].map((sentence) => ({ sentence }));
    const { requester, batch, hits, worker, rival } = await open({ items: sentences });
    const next = async (query = '') => (await worker.get<NextHit>(`/batches/${batch.batchId}/next${query}`)).hitId;
    const group = async () => {
      const [{ available, working: held, done }] = (await worker.get<{ items: [Group] }>('/batches')).items;
      return [available, held, done];
    };
    assert.deepEqual(await group(), [3, 0, 0]);
    assert.equal(await next(), hits[0]);
    assert.equal(await next(`?after=${hits[0]}`), hits[1]);
    assert.equal(await next(`?after=${hits[2]}`), hits[0], 'round to the beginning');

    await rival.accept(hits[0]!);
    assert.equal(await next(), hits[1]);
    await worker.accept(hits[2]!);
    assert.equal(await next(), hits[2], 'what is in hand comes first');
    await worker.do(hits[1]!);
    assert.deepEqual(await group(), [0, 1, 1]);
    const { items } = await worker.get<{ items: GroupHit[] }>(`/batches/${batch.batchId}/hits`);
    assert.deepEqual(
      items.map(({ status }) => status),
      ['unavailable', 'submitted', 'working'],
    );
    await worker.do(hits[2]!);
    assert.equal(await next(), null);
    assert.deepEqual(
      (await worker.get<{ items: Group[] }>('/batches')).items,
      [],
      'nothing to do, nothing in the list',
    );
    assert.equal((await worker.get<Group>(`/batches/${batch.batchId}`)).done, 2);

    const mine = await worker.get<MyAssignments>('/me/assignments?limit=1');
    assert.equal(mine.items.length, 1);
    assert.equal(mine.items[0]!.hitId, hits[1]);
    assert.deepEqual(mine.totals, {
      counts: { Accepted: 0, Submitted: 2, Approved: 0, Rejected: 0, Returned: 0, Abandoned: 0 },
      earned: '0.00',
      pending: '0.10',
    });
    const [first] = await requester.results(batch.batchId);
    await requester.post(`/requester/assignments/${first!.assignmentId}/approval`);
    assert.equal((await worker.get<MyAssignments>('/me/assignments?status=Approved')).totals.earned, '0.05');
    assert.equal((await worker.get<MyAssignments>('/me/assignments?status=Approved')).items.length, 1);
  });

  test("another worker's assignment is closed, whoever asks", async () => {
    const { worker, rival, hitId } = await open();
    const held = await worker.accept(hitId);
    const id = held.assignmentId!;
    assert.equal((await rival.submit(submissionOf(held))).status, 403);
    assert.equal((await rival.call('POST', `/assignments/${id}/return`)).status, 403);
    assert.equal((await rival.call('POST', `/assignments/${id}/extension`)).status, 403);
    assert.equal(
      (await rival.call('PUT', `/assignments/${id}/draft`, { body: { answers: {}, savedAt: '2026-11-22T10:00:00Z' } }))
        .status,
      403,
    );
    assert.ok(!(await rival.call('GET', `/hits/${hitId}`)).text.includes(id));
    assert.equal((await rival.call('POST', `/assignments/3${'0'.repeat(29)}/return`)).status, 404);
  });

  test('the money of many small rewards is exact', async () => {
    const items = Array.from({ length: 3 }, () => ({ sentence: 'x' }));
    const { hits, worker } = await open({ task: { ...task, reward: '0.1' }, items, autoApprovalDelayInSeconds: 0 });
    for (const hit of hits) await worker.do(hit);
    assert.equal((await worker.get<MyAssignments>('/me/assignments')).totals.earned, '0.30');
  });
}
