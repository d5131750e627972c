/* Two server processes on one PostgreSQL, and 64 clients who all want the same thing at the same moment. */
import assert from 'node:assert/strict';
import { openDatabase } from 'hitkit-marketplace/database/open.js';
import { accessKeyFor } from 'hitkit-marketplace/requesters.js';
import { Requester, submissionOf, Worker } from './helpers/client.js';
import { freePort, startPostgres } from './helpers/postgres.js';
import { spawnServer } from './helpers/process.js';

const rounds = Number(process.env['ROUNDS'] ?? 200);
const clients = 64;

const postgres = await startPostgres();
const url = await postgres.createDatabase();
/* Both start on an empty database at once: the migrations' lock is raced as well. */
const servers = [
  spawnServer(await freePort(), { DATABASE_URL: url }),
  spawnServer(await freePort(), { DATABASE_URL: url }),
];
const { db, close } = await openDatabase({ url, folder: '', connections: 2 });
try {
  await Promise.all(servers.map(({ ready }) => ready));
  const { accessKey } = await accessKeyFor(db, 'Races');
  const requester = new Requester(servers[0]!.url, accessKey);
  const named = await Promise.all(Array.from({ length: clients }, (_, index) => requester.worker(`w${index}`)));
  /* Every second client speaks to the other server. */
  const workers = named.map((worker, index) => new Worker(servers[index % 2]!.url, worker.bearer!, worker.workerId));
  const countOf = async (hitId: string) =>
    (
      await db
        .selectFrom('assignment')
        .select((of) => of.fn.countAll<string>().as('n'))
        .where('hit_id', '=', hitId)
        .executeTakeFirstOrThrow()
    ).n;
  const publish = async (maxAssignments: number) =>
    (await requester.hits((await requester.publish({ maxAssignments })).batchId))[0]!.hitId;

  let started = performance.now();
  let accepted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slots = 1 + (round % 16);
    const hitId = await publish(slots);
    const replies = await Promise.all(workers.map((worker) => worker.call('POST', `/hits/${hitId}/accept`)));
    const yes = replies.filter(({ status }) => status === 200).length;
    assert.equal(yes, slots, `round ${round}: ${yes} accepted a HIT with ${slots} slots`);
    assert.equal(replies.filter(({ status }) => status === 409).length, clients - slots);
    assert.equal(Number(await countOf(hitId)), slots);
    accepted += yes;
  }
  console.log(
    `accept: ${rounds} rounds, ${clients} clients at once, 1 to 16 slots: ${accepted} accepted, never one more and never one fewer (${seconds(started)} s)`,
  );

  started = performance.now();
  let equal = 0;
  for (let round = 0; round < rounds; round += 1) {
    const worker = named[round % clients]!;
    const submission = submissionOf(await worker.accept(await publish(1)));
    const senders = servers.map((server) => new Worker(server.url, worker.bearer!, worker.workerId));
    const replies = await Promise.all(
      Array.from({ length: clients }, (_, index) => senders[index % 2]!.submit(submission)),
    );
    assert.equal(replies.filter(({ status }) => status === 201).length, 1);
    assert.equal(replies.filter(({ status }) => status === 200).length, clients - 1);
    assert.equal(new Set(replies.map(({ text }) => text)).size, 1);
    const { n } = await db
      .selectFrom('submission')
      .select((of) => of.fn.countAll<string>().as('n'))
      .where('assignment_id', '=', submission.assignmentId!)
      .executeTakeFirstOrThrow();
    assert.equal(Number(n), 1);
    equal += replies.length;
  }
  console.log(
    `submit: ${rounds} rounds, the same submission ${clients} times at once: ${rounds} rows, ${equal} receipts equal in their round (${seconds(started)} s)`,
  );
} finally {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await close();
  await postgres.stop();
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
