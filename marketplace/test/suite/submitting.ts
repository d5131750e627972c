import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Receipt } from 'hitkit/core';
import { submissionOf, task } from '../helpers/client.js';
import type { Market } from './index.js';

export function submitting(market: Market): void {
  const held = async (order: object = {}) => {
    const requester = await market().requester();
    const { batchId } = await requester.publish(order);
    const hits = (await requester.hits(batchId)).map(({ hitId }) => hitId);
    const worker = await requester.worker('w1');
    return { requester, batchId, hits, worker, assignment: await worker.accept(hits[0]!) };
  };

  test('the same bytes under the same key get the same receipt, at once and at any time', async () => {
    const { requester, batchId, worker, assignment } = await held();
    const submission = submissionOf(assignment);
    const replies = await Promise.all(Array.from({ length: 64 }, () => worker.submit(submission)));
    assert.equal(replies.filter(({ status }) => status === 201).length, 1);
    assert.equal(replies.filter(({ status }) => status === 200).length, 63);
    assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
    assert.equal(
      await market().count(`select count(*) from submission where assignment_id = '${assignment.assignmentId}'`),
      1,
    );

    const receipt = replies[0]!.json<Receipt>();
    assert.equal(receipt.submissionId, submission.submissionId);
    assert.equal(receipt.assignmentId, assignment.assignmentId);

    await requester.post(`/requester/assignments/${assignment.assignmentId}/rejection`, { reason: 'No.' });
    await market().pass(assignment.assignmentId!, 100 * 86_400);
    const later = await worker.submit(submission);
    assert.equal(later.status, 200);
    assert.equal(later.text, replies[0]!.text);
    assert.equal((await requester.results(batchId)).length, 1);
  });

  test('the same key with another body is refused, also for another assignment', async () => {
    const { worker, assignment, hits } = await held({ items: [{ sentence: 'a' }, { sentence: 'b' }] });
    const submission = submissionOf(assignment);
    assert.equal((await worker.submit(submission)).status, 201);
    const other = await worker.submit({ ...submission, answers: { sentiment: 'neg' } });
    assert.equal(other.status, 422);
    assert.equal(other.problem.type, 'urn:hitkit:key-reused');
    const spaced = await worker.send(
      assignment.assignmentId!,
      JSON.stringify(submission, null, 1),
      submission.submissionId,
    );
    assert.equal(spaced.status, 422, 'the same means the same bytes');

    const second = await worker.accept(hits[1]!);
    const reused = await worker.submit(submissionOf(second, { sentiment: 'neg' }, submission.submissionId));
    assert.equal(reused.status, 422);
    assert.equal(reused.problem.type, 'urn:hitkit:key-reused');
    assert.equal((await worker.submit(submissionOf(second))).status, 201, 'nothing was taken by the refused one');
  });

  test('a second submission is told of the first', async () => {
    const { worker, assignment } = await held();
    const first = submissionOf(assignment);
    await worker.submit(first);
    const second = await worker.submit(submissionOf(assignment));
    assert.equal(second.status, 409);
    assert.equal(second.problem.submissionId, first.submissionId);
  });

  test('of 16 different submissions at once, one is taken', async () => {
    const { requester, batchId, worker, assignment } = await held();
    const replies = await Promise.all(Array.from({ length: 16 }, () => worker.submit(submissionOf(assignment))));
    const [taken] = replies.filter(({ status }) => status === 201);
    const refused = replies.filter(({ status }) => status === 409);
    assert.equal(refused.length, 15);
    const [result, ...others] = await requester.results(batchId);
    assert.equal(others.length, 0);
    for (const reply of refused) assert.equal(reply.problem.submissionId, result!.submissionId);
    assert.equal(taken!.json<Receipt>().submissionId, result!.submissionId);
  });

  test('answers are checked with the contracts of the page; a refused one can be mended', async () => {
    const { worker, assignment } = await held();
    const refusal = async (answers: object) => {
      const reply = await worker.submit(submissionOf(assignment, answers as never));
      assert.equal(reply.status, 422, reply.text);
      return reply.problem.errors!.map(({ path, code }) => `${path} ${code}`);
    };
    assert.deepEqual(await refusal({}), ['$.answers.sentiment valueMissing']);
    assert.deepEqual(await refusal({ sentiment: null, why: 'x'.repeat(21) }), [
      '$.answers.sentiment valueMissing',
      '$.answers.why tooLong',
    ]);
    assert.deepEqual(await refusal({ sentiment: 'maybe', why: 7 }), [
      '$.answers.sentiment unknownOption',
      '$.answers.why badInput',
    ]);
    assert.deepEqual(await refusal({ sentiment: 'pos', extra: 1, 'odd name': 2 }), [
      '$.answers.extra unknownAnswer',
      '$.answers["odd name"] unknownAnswer',
    ]);
    assert.deepEqual(await refusal(JSON.parse('{"sentiment":"pos","__proto__":1,"constructor":2}') as object), [
      '$.answers.__proto__ unknownAnswer',
      '$.answers.constructor unknownAnswer',
    ]);
    assert.equal((await worker.submit(submissionOf(assignment))).status, 201);
  });

  test('a field named __proto__ is a field like any other', async () => {
    const pages = [
      {
        content: [
          { field: 'hit-text', name: '__proto__', label: 'A', required: true },
          { field: 'hit-text', name: 'constructor', label: 'B' },
        ],
      },
    ];
    const { requester, batchId, worker, assignment } = await held({ task: { ...task, pages } });
    const body = JSON.stringify(submissionOf(assignment, {}, 'proto')).replace(
      '"answers":{}',
      '"answers":{"__proto__":"p","constructor":"c"}',
    );
    assert.equal(
      (await worker.send(assignment.assignmentId!, body.replace('"__proto__":"p",', ''), 'proto')).status,
      422,
    );
    assert.equal((await worker.send(assignment.assignmentId!, body, 'proto')).status, 201);
    const exported = await requester.call('GET', `/requester/batches/${batchId}/export?format=jsonl`);
    assert.match(exported.text, /"answers":\{"__proto__":"p","constructor":"c"\}/);
    assert.match((await requester.call('GET', `/requester/batches/${batchId}/export`)).text, /"p","c"\r\n$/);
  });

  test('options that are filled from the item are checked as they were shown', async () => {
    const field = {
      field: 'hit-choice',
      name: 'which',
      label: 'Which?',
      required: true,
      options: [{ value: '{one}' }, { value: '{two}' }],
    };
    const order = { task: { ...task, pages: [{ content: [field] }] }, items: [{ one: 'red', two: 'blue' }] };
    const { worker, assignment } = await held(order);
    assert.equal((await worker.submit(submissionOf(assignment, { which: '{one}' }))).status, 422);
    assert.equal((await worker.submit(submissionOf(assignment, { which: 'blue' }))).status, 201);
  });

  test('the envelope: key, shape, place', async () => {
    const { worker, assignment } = await held();
    const submission = submissionOf(assignment);
    const path = `/assignments/${assignment.assignmentId}/submission`;
    assert.equal((await worker.call('POST', path, { body: submission })).status, 400);
    const wrong = await worker.call('POST', path, { body: submission, headers: { 'Idempotency-Key': 'another' } });
    assert.equal(wrong.status, 400);
    assert.equal(wrong.problem.type, 'urn:hitkit:idempotency-key');
    const elsewhere = await worker.submit({ ...submission, hitId: `3${'0'.repeat(29)}` });
    assert.equal(elsewhere.status, 422);
    assert.deepEqual(
      elsewhere.problem.errors!.map((error) => error.path),
      ['$.hitId'],
    );
    const shapeless = await worker.send(
      assignment.assignmentId!,
      JSON.stringify({ ...submission, version: 2, mood: 1 }),
      submission.submissionId,
    );
    assert.equal(shapeless.status, 422);
    assert.deepEqual(
      shapeless.problem.errors!.map((error) => error.path),
      ['$.version', '$.mood'],
    );
    assert.equal((await worker.submit(submission)).status, 201);
  });
}
