import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Batch, MyAssignments, Result } from 'hitkit/core';
import type { Market } from './index.js';

export function reviewing(market: Market): void {
  const done = async (order: object = {}, workers = 1) => {
    const requester = await market().requester();
    const { batchId } = await requester.publish({ maxAssignments: workers, ...order });
    const hits = (await requester.hits(batchId)).map(({ hitId }) => hitId);
    const names = await Promise.all(Array.from({ length: workers }, (_, index) => requester.worker(`w${index}`)));
    for (const worker of names) for (const hit of hits) await worker.do(hit, { sentiment: 'neg', why: '=cmd' });
    return { requester, batchId, hits, worker: names[0]!, results: await requester.results(batchId) };
  };

  test('approve, for good', async () => {
    const {
      requester,
      batchId,
      results: [result],
    } = await done();
    assert.equal(result!.status, 'Submitted');
    assert.equal(result!.externalWorkerId, 'w0');
    assert.deepEqual(result!.answers, { sentiment: 'neg', why: '=cmd' });
    assert.deepEqual(result!.input, { sentence: 'It rained.' });
    const path = `/requester/assignments/${result!.assignmentId}`;
    const approved = await requester.post<Result>(`${path}/approval`, { feedback: 'Thank you.' });
    assert.deepEqual([approved.status, approved.feedback], ['Approved', 'Thank you.']);
    assert.deepEqual(await requester.post<Result>(`${path}/approval`), approved, 'again changes nothing');
    assert.equal((await requester.call('POST', `${path}/rejection`, { body: { reason: 'No.' } })).status, 409);
    assert.deepEqual(await requester.get<Result>(path), approved);
    assert.equal((await requester.get<Batch>(`/requester/batches/${batchId}`)).counts.approved, 1);
  });

  test('reject with a reason, override within 30 days', async () => {
    const { requester, worker, results } = await done({ items: [{ sentence: 'a' }, { sentence: 'b' }] });
    const [first, second] = results.map(({ assignmentId }) => `/requester/assignments/${assignmentId}`);
    assert.equal((await requester.call('POST', `${first}/rejection`, { body: {} })).status, 422);
    assert.equal((await requester.call('POST', `${first}/rejection`, { body: { reason: '' } })).status, 422);
    const rejected = await requester.post<Result>(`${first}/rejection`, { reason: 'Not read.' });
    assert.deepEqual([rejected.status, rejected.feedback], ['Rejected', 'Not read.']);
    assert.deepEqual(await requester.post<Result>(`${first}/rejection`, { reason: 'Not read.' }), rejected);
    const { items } = await worker.get<MyAssignments>('/me/assignments?status=Rejected');
    assert.equal(items[0]!.feedback, 'Not read.');

    assert.equal((await requester.call('POST', `${first}/approval`)).status, 409);
    assert.equal((await requester.post<Result>(`${first}/approval`, { overrideRejection: true })).status, 'Approved');

    await requester.post(`${second}/rejection`, { reason: 'Late.' });
    await market().pass(results[1]!.assignmentId, 31 * 86_400);
    const late = await requester.call('POST', `${second}/approval`, { body: { overrideRejection: true } });
    assert.equal(late.problem.type, 'urn:hitkit:rejection-final');
  });

  test('work that nobody reviews approves itself', async () => {
    const {
      requester,
      batchId,
      worker,
      results: [result],
    } = await done({ autoApprovalDelayInSeconds: 3600 });
    await market().pass(result!.assignmentId, 3601);
    const approved = await requester.get<Result>(`/requester/assignments/${result!.assignmentId}`);
    assert.deepEqual([approved.status, approved.reviewedAt], ['Approved', approved.autoApprovalAt]);
    assert.equal((await worker.get<MyAssignments>('/me/assignments')).totals.earned, '0.05');
    assert.equal(
      (
        await requester.call('POST', `/requester/assignments/${result!.assignmentId}/rejection`, {
          body: { reason: 'No.' },
        })
      ).status,
      409,
    );
    assert.deepEqual(await requester.post(`/requester/batches/${batchId}/approval`), { approved: 0 });

    const atOnce = await done({ autoApprovalDelayInSeconds: 0 });
    assert.equal(atOnce.results[0]!.status, 'Approved');
  });

  test('approving a batch leaves what was rejected', async () => {
    const { requester, batchId, results } = await done({
      items: [{ sentence: 'a' }, { sentence: 'b' }, { sentence: 'c' }],
    });
    await requester.post(`/requester/assignments/${results[1]!.assignmentId}/rejection`, { reason: 'No.' });
    assert.deepEqual(await requester.post(`/requester/batches/${batchId}/approval`, { feedback: 'Fine.' }), {
      approved: 2,
    });
    const after = await requester.results(batchId);
    assert.deepEqual(
      after.map(({ status, feedback }) => `${status} ${feedback}`),
      ['Approved Fine.', 'Rejected No.', 'Approved Fine.'],
    );
    const filtered = await requester.get<{ items: Result[] }>(
      `/requester/batches/${batchId}/assignments?status=Rejected`,
    );
    assert.deepEqual(
      filtered.items.map(({ assignmentId }) => assignmentId),
      [results[1]!.assignmentId],
    );
    assert.equal(
      (await requester.call('GET', `/requester/batches/${batchId}/assignments?status=Accepted`)).status,
      422,
    );
  });

  test('results come in pages, and exports hold every answer once', async () => {
    const items = Array.from({ length: 7 }, (_, index) => ({ sentence: `=${index}`, 'a b': index }));
    const { requester, batchId } = await done({ items }, 3);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Result[]; nextCursor: string | null } = await requester.get(
        `/requester/batches/${batchId}/assignments?limit=4${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ assignmentId }) => assignmentId));
      cursor = page.nextCursor;
    }
    assert.equal(new Set(seen).size, 21);
    assert.equal(seen.length, 21);

    const csv = await requester.call('GET', `/requester/batches/${batchId}/export`);
    assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(csv.headers.get('content-disposition'), `attachment; filename="batch-${batchId}.csv"`);
    const rows = parse(csv.text, { columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map((row) => row['AssignmentId']),
      seen,
    );
    assert.deepEqual(Object.keys(rows[0]!).slice(-4), [
      'Input.sentence',
      'Input.a b',
      'Answer.sentiment',
      'Answer.why',
    ]);
    assert.deepEqual(Object.values(rows[3]!).slice(-4), ["'=1", '1', 'neg', "'=cmd"]);

    const jsonl = await requester.call('GET', `/requester/batches/${batchId}/export?format=jsonl`);
    const lines = jsonl.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Result & { submission: object });
    assert.deepEqual(
      lines.map(({ assignmentId }) => assignmentId),
      seen,
    );
    assert.deepEqual((lines[0]!.submission as Result).answers, { sentiment: 'neg', why: '=cmd' });
  });
}
