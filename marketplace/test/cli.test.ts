import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Assignment, Batch } from 'hitkit/core';
import { Requester, submissionOf, Worker } from './helpers/client.js';
import { freePort } from './helpers/postgres.js';
import { spawnServer } from './helpers/process.js';

test('start --seed: three batches, three pages; stopped and started, all of it is there', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'hitkit-cli-'));
  const [port, embedPort] = [await freePort(), await freePort()];
  const start = () => spawnServer(port, { HITKIT_DATA: folder, EMBED_PORT: String(embedPort) }, '--seed');
  let server = start();
  t.after(async () => {
    await server.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  await server.ready;
  const key = /hk_[\w-]{43}/.exec(server.said())?.[0] ?? '';
  for (const url of [
    `http://localhost:${port}/`,
    `http://localhost:${port}/requester`,
    `http://localhost:${embedPort}/`,
  ])
    assert.ok(server.said().includes(url), server.said());
  const requester = new Requester(server.url, key);
  const batches = (await requester.get<{ items: Batch[] }>('/requester/batches')).items;
  assert.equal(batches.length, 3);
  for (const { title, hits } of batches) assert.ok(hits >= 100, `${title} has ${hits} HITs`);

  /* Somebody visits the page on the other port, and answers the HIT that it embeds. */
  const page = await fetch(`http://127.0.0.1:${embedPort}/`);
  const html = await page.text();
  const [, src] = /<hit-task src="([^"]+)" token-url="\/token">/.exec(html) ?? [];
  assert.match(src ?? '', new RegExp(`^http://localhost:${port}/api/hits/3[0-9A-Z]{29}$`));
  assert.ok(html.includes(`src="http://localhost:${port}/dist/cdn/loader.js"`) && !html.includes('hk_'));
  assert.equal((await fetch(`http://127.0.0.1:${embedPort}/token`, { method: 'POST' })).status, 401);
  const Cookie = page.headers.getSetCookie()[0]!.split(';')[0]!;
  const { token, workerId } = (await (
    await fetch(`http://127.0.0.1:${embedPort}/token`, { method: 'POST', headers: { Cookie } })
  ).json()) as { token: string; workerId: string };
  const visitor = new Worker(server.url, token, workerId);
  const hitId = src!.split('/').at(-1)!;
  const receipt = await visitor.do(hitId, { sentiment: 'positive' });
  const next = /api\/hits\/(3[0-9A-Z]{29})/.exec(
    await (await fetch(`http://127.0.0.1:${embedPort}/`, { headers: { Cookie } })).text(),
  )?.[1];
  assert.ok(next && next !== hitId, 'the next visit brings the next HIT');

  const second = spawnServer(await freePort(), { HITKIT_DATA: folder });
  await assert.rejects(second.ready, /Another hitkit-marketplace is using the data folder/);

  const gone = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  assert.deepEqual(await gone, [0, null]);

  server = start();
  await server.ready;
  assert.ok(server.said().includes(key), 'the same key is printed again');
  const after = (await requester.get<{ items: Batch[] }>('/requester/batches')).items;
  assert.deepEqual(
    after.map(({ batchId }) => batchId),
    batches.map(({ batchId }) => batchId),
  );
  const view = await visitor.get<Assignment>(`/hits/${hitId}`);
  assert.deepEqual(view.receipt, receipt);
  assert.equal(
    (await visitor.submit(submissionOf({ status: 'working', hitId, assignmentId: receipt.assignmentId }))).status,
    409,
    'the token is good after a restart',
  );
});

test('a port that is taken is said so', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'hitkit-cli-'));
  t.after(async () => {
    other.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { port } = other.address() as { port: number };
  await assert.rejects(
    spawnServer(port, { HITKIT_DATA: folder }).ready,
    new RegExp(`\\(1\\).*Port ${port} on 127.0.0.1 is taken`),
  );
});

test('a wrong environment is said so', async () => {
  await assert.rejects(spawnServer(0, { HITKIT_BODY_LIMIT: 'much' }).ready, /HITKIT_BODY_LIMIT is "much"/);
});
