import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Hit, MyAssignments } from 'hitkit/core';
import { type Requester, submissionOf, type Worker } from './helpers/client.js';
import { startMarket, type TestMarket } from './helpers/market.js';

/* One HIT and a few workers, as simply as it can be said. Time is what the test lets pass. */
class Model {
  max: number;
  expired = false;
  /** Each worker's assignments, the last one live or not. */
  assignments: { worker: number; status: string }[] = [];

  constructor(max: number) {
    this.max = max;
  }
  holds = (worker: number) =>
    this.assignments.find((one) => one.worker === worker && !['Returned', 'Abandoned'].includes(one.status));
  count = (...statuses: string[]) => this.assignments.filter(({ status }) => statuses.includes(status)).length;
  get free() {
    return this.max - this.count('Accepted', 'Submitted', 'Approved', 'Rejected');
  }
  get status() {
    if (this.free > 0 && !this.expired) return 'Assignable';
    return this.count('Accepted') > 0 ? 'Unassignable' : 'Reviewable';
  }
}

interface Real {
  market: TestMarket;
  requester: Requester;
  workers: Worker[];
  hitId: string;
}

const idOf = async ({ workers, hitId }: Real, worker: number) =>
  (await workers[worker]!.get<MyAssignments>('/me/assignments')).items.find((one) => one.hitId === hitId)?.assignmentId;

/* Checks after each step that the server and the model agree about everything that can be seen. */
async function agree(model: Model, real: Real): Promise<void> {
  const hit = await real.requester.get<Hit>(`/requester/hits/${real.hitId}`);
  const open = !model.expired;
  assert.deepEqual(
    [hit.status, hit.available, hit.pending, hit.submitted, hit.completed],
    [
      model.status,
      open ? model.free : 0,
      open ? model.count('Accepted') : 0,
      model.count('Submitted'),
      model.count('Approved', 'Rejected'),
    ],
  );
  for (const [worker, client] of real.workers.entries()) {
    const { items } = await client.get<MyAssignments>('/me/assignments');
    assert.deepEqual(
      items
        .filter((one) => one.hitId === real.hitId)
        .map(({ status }) => status)
        .reverse(),
      model.assignments.filter((one) => one.worker === worker).map(({ status }) => status),
    );
  }
}

type Step = (model: Model, real: Real, worker: number) => Promise<void>;

const steps: Record<string, Step> = {
  async accept(model, real, worker) {
    const reply = await real.workers[worker]!.call('POST', `/hits/${real.hitId}/accept`);
    const expected = model.holds(worker) ? 200 : model.expired ? 410 : model.free <= 0 ? 409 : 200;
    assert.equal(reply.status, expected, reply.text);
    if (expected === 200 && !model.holds(worker)) model.assignments.push({ worker, status: 'Accepted' });
  },
  async submit(model, real, worker) {
    const assignmentId = await idOf(real, worker);
    if (assignmentId === undefined) return;
    const last = model.assignments.filter((one) => one.worker === worker).at(-1)!;
    const reply = await real.workers[worker]!.submit(
      submissionOf({ status: 'working', hitId: real.hitId, assignmentId }),
    );
    assert.equal(
      reply.status,
      last.status === 'Accepted' ? 201 : ['Returned', 'Abandoned'].includes(last.status) ? 410 : 409,
      reply.text,
    );
    if (last.status === 'Accepted') last.status = 'Submitted';
  },
  async return(model, real, worker) {
    const assignmentId = await idOf(real, worker);
    if (assignmentId === undefined) return;
    const last = model.assignments.filter((one) => one.worker === worker).at(-1)!;
    const reply = await real.workers[worker]!.call('POST', `/assignments/${assignmentId}/return`);
    assert.equal(reply.status, ['Submitted', 'Approved', 'Rejected'].includes(last.status) ? 409 : 204, reply.text);
    if (last.status === 'Accepted') last.status = 'Returned';
  },
  async runOut(model, real, worker) {
    const held = model.holds(worker);
    if (held?.status !== 'Accepted') return;
    await real.market.pass((await idOf(real, worker))!, 601);
    held.status = 'Abandoned';
  },
  async approveItself(model, real, worker) {
    const held = model.holds(worker);
    if (held?.status !== 'Submitted') return;
    await real.market.pass((await idOf(real, worker))!, 3601);
    held.status = 'Approved';
  },
  async approve(model, real, worker) {
    const held = model.holds(worker);
    if (!held || held.status === 'Accepted') return;
    const reply = await real.requester.call('POST', `/requester/assignments/${await idOf(real, worker)}/approval`);
    assert.equal(reply.status, held.status === 'Rejected' ? 409 : 200, reply.text);
    if (held.status === 'Submitted') held.status = 'Approved';
  },
  async reject(model, real, worker) {
    const held = model.holds(worker);
    if (!held || held.status === 'Accepted') return;
    const reply = await real.requester.call('POST', `/requester/assignments/${await idOf(real, worker)}/rejection`, {
      body: { reason: 'No.' },
    });
    assert.equal(reply.status, held.status === 'Approved' ? 409 : 200, reply.text);
    if (held.status === 'Submitted') held.status = 'Rejected';
  },
  async expire(model, real) {
    await real.requester.post(`/requester/hits/${real.hitId}/expiration`);
    model.expired = true;
  },
  async extend(model, real) {
    await real.requester.post(`/requester/hits/${real.hitId}/extension`, {
      additionalAssignments: 1,
      additionalLifetimeInSeconds: 3600,
    });
    model.max += 1;
    model.expired = false;
  },
};

/* Scripts that once failed: the first, because time passed for a worker's second assignment and not for the first. */
const failedOnce: [number, [string, number][]][] = [
  [
    1,
    [
      ['accept', 2],
      ['return', 2],
      ['accept', 2],
      ['submit', 2],
      ['approveItself', 2],
      ['accept', 1],
    ],
  ],
];

let market: TestMarket;
before(async () => (market = await startMarket()));
after(() => market.close());

test('whatever happens to a HIT, in whatever order, the server and a simple model agree', async (t) => {
  const requester = await market.requester();
  const workers = await Promise.all([0, 1, 2].map((n) => requester.worker(`w${n}`)));
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`seed ${seed}`);
  /* Taking and finishing work is what mostly happens; the rest comes in between. */
  const step = fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('accept', 'submit') },
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(steps)) },
    ),
    fc.nat(2),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (max, script) => {
        const { batchId } = await requester.publish({ maxAssignments: max, autoApprovalDelayInSeconds: 3600 });
        const [hit] = await requester.hits(batchId);
        const real = { market, requester, workers, hitId: hit!.hitId };
        const model = new Model(max);
        for (const [name, worker] of script) {
          await steps[name]!(model, real, worker);
          await agree(model, real);
        }
      },
    ),
    { numRuns: 15 + failedOnce.length, seed, endOnFailure: true, examples: failedOnce },
  );
});
