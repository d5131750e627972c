import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assignment, Batch, BatchCheck, Hit } from 'hitkit/core';
import { task } from '../helpers/client.js';
import type { Market } from './index.js';

export function publishing(market: Market): void {
  const items = { csv: '\uFEFFid,sentence\n1,It rained.\n2,"It rained, again."\n' };

  test('a batch makes one HIT of each item, in order', async () => {
    const requester = await market().requester();
    const batch = await requester.publish({ items, maxAssignments: 3, annotation: 'first' });
    assert.equal(batch.hits, 2);
    assert.equal(batch.reward, '0.05');
    assert.equal(batch.annotation, 'first');
    assert.deepEqual(batch.hitCounts, { Assignable: 2, Unassignable: 0, Reviewable: 0, Reviewing: 0, Disposed: 0 });
    assert.deepEqual(batch.counts, { available: 6, accepted: 0, submitted: 0, approved: 0, rejected: 0 });
    assert.equal(Date.parse(batch.expiresAt) - Date.parse(batch.createdAt), 604_800_000);

    const { items: hits } = await requester.get<{ items: Hit[] }>(`/requester/batches/${batch.batchId}/hits`);
    assert.deepEqual(
      hits.map(({ input }) => input),
      [
        { id: '1', sentence: 'It rained.' },
        { id: '2', sentence: 'It rained, again.' },
      ],
    );
    assert.match(hits[0]!.hitId, /^3[0-9A-Z]{29}$/);
    assert.deepEqual(await requester.get<Batch>(`/requester/batches/${batch.batchId}`), batch);
  });

  test('a single HIT is a batch of one', async () => {
    const requester = await market().requester();
    const hit = await requester.post<Hit>('/requester/hits', {
      task: { ...task, input: { sentence: 'Alone.' } },
      maxAssignments: 2,
    });
    assert.equal(hit.status, 'Assignable');
    assert.equal(hit.available, 2);
    const worker = await requester.worker('w1');
    const view = await worker.get<Assignment & { task: { input: object } }>(`/hits/${hit.hitId}`);
    assert.deepEqual(view.task.input, { sentence: 'Alone.' });
  });

  test('all problems of task and items at once, and nothing is made', async () => {
    const requester = await market().requester();
    const order = {
      task: {
        ...task,
        title: 7,
        colour: 'red',
        pages: [
          {
            content: [
              { static: 'text', text: '{sentence} {photo}' },
              { field: 'hit-nothing', name: 'x' },
              { field: 'hit-text', label: 'no name' },
            ],
          },
        ],
      },
      items: { csv: 'sentence,sentence,__proto__\n1,2\n' },
    };
    const refused = await requester.call('POST', '/requester/batches', { body: order });
    assert.equal(refused.status, 422);
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
    const places = refused.problem.errors!.map(({ path, code }) => `${path} ${code}`);
    assert.deepEqual(places, [
      '$.task.title invalidType',
      '$.task.colour unknownKey',
      '$.task.pages[0].content[1].field unknownField',
      '$.task.pages[0].content[2].name missingKey',
      'items line 1, column 2 duplicateHeader',
      'items line 1, column 3 reservedName',
      'items line 2 raggedRow',
      '$.task.pages[0].content[0].text missingColumn',
    ]);
    assert.deepEqual((await requester.get<{ items: Batch[] }>('/requester/batches')).items, []);

    const check = await requester.post<BatchCheck>('/requester/batches/check', order);
    assert.deepEqual(check.problems, refused.problem.errors);
  });

  test('a check says what would be made', async () => {
    const requester = await market().requester();
    const check = await requester.post<BatchCheck>('/requester/batches/check', {
      task: { ...task, input: { id: '0', mood: 'calm' } },
      items,
    });
    assert.deepEqual(check, {
      problems: [],
      hits: 2,
      columns: ['id', 'sentence'],
      sample: [
        { id: '1', mood: 'calm', sentence: 'It rained.' },
        { id: '2', mood: 'calm', sentence: 'It rained, again.' },
      ],
    });
    assert.deepEqual((await requester.get<{ items: Batch[] }>('/requester/batches')).items, []);
  });

  test('an item without what the task asks for is named by its line', async () => {
    const requester = await market().requester();
    const check = await requester.post<BatchCheck>('/requester/batches/check', {
      task,
      items: { jsonl: '{"sentence":"a"}\n{"id":2}\n' },
    });
    assert.deepEqual(
      check.problems.map(({ path, code }) => [path, code]),
      [['items line 2', 'missingInput']],
    );
    assert.match(check.problems[0]!.message, /"sentence"/);
  });

  test("MTurk's limits hold", async () => {
    const requester = await market().requester();
    const codes = async (change: object) =>
      (
        (await requester.call('POST', '/requester/batches', { body: { task, items, ...change } })).problem.errors ?? []
      ).map(({ path, code }) => `${path} ${code}`);
    assert.deepEqual(await codes({ maxAssignments: 0 }), ['$.maxAssignments tooSmall']);
    assert.deepEqual(await codes({ maxAssignments: 1_000_000_001 }), ['$.maxAssignments tooBig']);
    assert.deepEqual(await codes({ lifetimeInSeconds: 29, autoApprovalDelayInSeconds: 2_592_001 }), [
      '$.lifetimeInSeconds tooSmall',
      '$.autoApprovalDelayInSeconds tooBig',
    ]);
    assert.deepEqual(await codes({ annotation: 'a\u0000b' }), ['$.annotation invalidFormat']);
    assert.deepEqual(await codes({ task: { ...task, keywords: ['k'.repeat(1001)] } }), ['$.task.keywords tooBig']);
    assert.equal(
      (await requester.publish({ maxAssignments: 1_000_000_000, lifetimeInSeconds: 30 })).counts.available,
      1_000_000_000,
    );
  });

  test('lists come in pages that neither repeat nor leave out', async () => {
    const requester = await market().requester();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await requester.publish()).batchId);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Batch[]; nextCursor: string | null } = await requester.get(
        `/requester/batches?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ batchId }) => batchId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen, made);
    assert.equal((await requester.call('GET', '/requester/batches?limit=101')).status, 422);
    assert.equal((await requester.call('GET', '/requester/batches?cursor=x')).status, 422);
    assert.equal((await requester.call('GET', '/requester/batches?colour=red')).status, 422);
  });

  test("another requester's batch does not exist", async () => {
    const [one, two] = [await market().requester(), await market().requester()];
    const { batchId } = await one.publish();
    const [hit] = await one.hits(batchId);
    for (const path of [
      `/batches/${batchId}`,
      `/batches/${batchId}/hits`,
      `/batches/${batchId}/assignments`,
      `/batches/${batchId}/export`,
      `/hits/${hit!.hitId}`,
    ]) {
      assert.equal((await two.call('GET', `/requester${path}`)).status, 404, path);
    }
    for (const path of [
      `/batches/${batchId}/expiration`,
      `/batches/${batchId}/approval`,
      `/hits/${hit!.hitId}/expiration`,
    ]) {
      assert.equal((await two.call('POST', `/requester${path}`)).status, 404, path);
    }
    assert.equal((await two.call('GET', '/requester/batches/no%00id')).status, 404);
  });
}
