/* A server on the embedded database is killed under load, again and again; what it has acknowledged has to be there. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Assignment, Draft } from 'hitkit/core';
import { openDatabase } from 'hitkit-marketplace/database/open.js';
import { accessKeyFor } from 'hitkit-marketplace/requesters.js';
import { Requester, submissionOf, type Worker } from './helpers/client.js';
import { freePort } from './helpers/postgres.js';
import { type ServerProcess, spawnServer } from './helpers/process.js';

const kills = Number(process.env['KILLS'] ?? 50);
const workersAtOnce = 6;

const folder = await mkdtemp(join(tmpdir(), 'hitkit-kills-'));
const env = { HITKIT_DATA: folder };
const port = await freePort();
const { db, close } = await openDatabase({ url: undefined, folder, connections: 1 });
const { accessKey } = await accessKeyFor(db, 'Kills');
await close();

/** What the server has said yes to, and how it has to look for ever after. */
interface Acknowledged {
  worker: Worker;
  hitId: string;
  assignmentId: string;
  draft?: Draft;
  /** The receipt's text. */
  receipt?: string;
  /** A request was on its way when the server died: it may or may not have happened. */
  open?: 'draft' | 'submit';
}
const acknowledged: Acknowledged[] = [];
let server: ServerProcess = spawnServer(port, env);
let running = true;
/** How often the server has said yes. */
let yes = 0;
let round = 0;

/* One worker: accepts, saves a draft, submits, goes on, until the server is gone. */
async function work(worker: Worker, hits: string[]): Promise<void> {
  for (const hitId of hits) {
    if (!running) return;
    const { assignmentId } = await worker.accept(hitId);
    const entry: Acknowledged = { worker, hitId, assignmentId: assignmentId! };
    acknowledged.push(entry);
    yes += 1;
    const draft: Draft = { answers: { why: `in ${round}` }, savedAt: new Date().toISOString() };
    entry.open = 'draft';
    await worker.want('PUT', `/assignments/${assignmentId}/draft`, { body: draft });
    entry.draft = draft;
    yes += 1;
    entry.open = 'submit';
    const reply = await worker.submit(submissionOf({ status: 'working', hitId, assignmentId }));
    assert.equal(reply.status, 201, reply.text);
    entry.receipt = reply.text;
    delete entry.open;
    yes += 1;
  }
}

async function verify({ worker, hitId, assignmentId, draft, receipt, open }: Acknowledged): Promise<void> {
  const view = await worker.get<Assignment>(`/hits/${hitId}`);
  assert.equal(view.assignmentId, assignmentId, 'an accepted assignment is gone');
  if (receipt !== undefined) assert.equal(JSON.stringify(view.receipt), receipt, 'an acknowledged receipt has changed');
  else if (view.status === 'working' && draft) assert.deepEqual(view.draft, draft, 'an acknowledged draft has changed');
  else assert.ok(view.status === 'working' || open === 'submit', 'something happened that nobody asked for');
}

const started = performance.now();
let duringStart = 0;
let checked = 0;
try {
  await server.ready;
  while (round < kills) {
    round += 1;
    const requester = new Requester(server.url, accessKey);
    const { batchId } = await requester.publish({
      items: Array.from({ length: 100 }, (_, n) => ({ sentence: `${n}` })),
      maxAssignments: workersAtOnce,
    });
    const hits = (await requester.hits(batchId)).map(({ hitId }) => hitId);
    const workers = await Promise.all(
      Array.from({ length: workersAtOnce }, (_, index) => requester.worker(`w${index}`)),
    );
    const before = acknowledged.length;
    running = true;
    const load = Promise.allSettled(workers.map((worker) => work(worker, hits)));
    /* After so many answers, not after so much time: a busy machine must not make the test an easy one. */
    const enough = yes + 1 + Math.floor(Math.random() * 60);
    for (let waited = 0; yes < enough && waited < 10_000; waited += 1) await sleep(1);
    await server.end('SIGKILL');
    running = false;
    for (const { status, reason } of (await load) as PromiseRejectedResult[]) {
      if (status === 'rejected' && !(reason instanceof TypeError)) throw reason;
    }

    /* Now and then it dies again while it recovers. */
    server = spawnServer(port, env);
    if (Math.random() < 0.25) {
      await sleep(Math.random() * 1500);
      await server.end('SIGKILL');
      duringStart += 1;
      server = spawnServer(port, env);
    }
    await server.ready;
    for (const entry of acknowledged.slice(before)) await verify(entry);
    checked += acknowledged.length - before;
  }
  /* The oldest may have been lost later. */
  for (const entry of acknowledged) await verify(entry);
  const receipts = acknowledged.filter(({ receipt }) => receipt !== undefined).length;
  console.log(
    `${kills} kills under load and ${duringStart} during the recovery: ${checked} acknowledged assignments and ${receipts} submissions, 0 lost (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
} finally {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
