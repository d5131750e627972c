import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Endpoint, Refusal, Unavailable } from '../../src/core/endpoint.js';
import { backoff, type DeliveryFact, type LocalStore, Outbox, type OutboxRow } from '../../src/core/outbox.js';
import type { Submission } from '../../src/core/protocol/submission.js';

const submission = (submissionId: string): Submission => ({
  version: 1,
  submissionId,
  answers: { '2': 'b', '1': 'a', why: 'squashed' },
  startedAt: '2026-11-22T10:00:00.000Z',
  submittedAt: '2026-11-22T10:01:00.000Z',
  elapsedMs: 60_000,
  telemetry: {},
});

/** A device whose writes can fail, and which survives a page. */
class Device {
  readonly kept = new Map<string, string>();
  failing = false;
  readonly store: LocalStore = {
    durable: true,
    put: async (row) => {
      if (this.failing) throw new Error('no room');
      this.kept.set(row.submissionId, JSON.stringify(row));
    },
    row: async (id) => this.read(id),
    rows: async () => [...this.kept.keys()].map((id) => this.read(id)!),
    remove: async (id) => void this.kept.delete(id),
    saveDraft: async () => {},
    draft: async () => undefined,
    dropDraft: async () => {},
  };
  read(id: string): OutboxRow | undefined {
    const text = this.kept.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as OutboxRow);
  }
}

type Answer = 'lost request' | 'lost reply' | 'busy' | 'accept' | 'refuse';

/** A server that remembers keys, on a network that follows a script and then works. */
function serverWith(script: Answer[]) {
  const accepted = new Map<string, string>();
  const bodies: string[] = [];
  const endpoint: Endpoint = {
    key: 'test',
    load: async () => ({ status: 'working' }),
    submit: async (given) => {
      const body = JSON.stringify(given);
      const now = script.shift() ?? 'accept';
      if (now === 'lost request') throw new TypeError('network');
      if (now === 'busy') throw new Unavailable('busy', 2000);
      bodies.push(body);
      if (now === 'refuse' && !accepted.has(given.submissionId))
        throw new Refusal({ type: '', title: 'No', detail: 'No.' });
      accepted.set(given.submissionId, body);
      if (now === 'lost reply') throw new TypeError('network');
      return { submissionId: given.submissionId };
    },
  };
  return { endpoint, accepted, bodies };
}

const outboxOn = (device: Device, pauses: number[] = []) =>
  new Outbox({
    store: device.store,
    now: () => 1_000_000,
    random: () => 0.5,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    alone: (_name, run) => run(),
  });

const scripts = fc.array(fc.constantFrom<Answer>('lost request', 'lost reply', 'busy', 'accept', 'refuse'), {
  maxLength: 12,
});

describe('the outbox', () => {
  it('has a submission on the device before the first byte leaves', async () => {
    const device = new Device();
    const row = await outboxOn(device).seal(submission('s1'), 'test', 'scope');
    assert.equal(device.read('s1')?.status, 'waiting');
    assert.equal(row.body, JSON.stringify(submission('s1')));
    device.failing = true;
    await assert.rejects(outboxOn(device).seal(submission('s2'), 'test', 'scope'), /no room/);
  });

  it('ends every script of losses with one answer, the same bytes, and a device that agrees', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const device = new Device();
        const outbox = outboxOn(device);
        const { endpoint, accepted, bodies } = serverWith([...script]);
        const row = await outbox.seal(submission('s1'), 'test', 'scope');
        const facts: DeliveryFact[] = [];
        await outbox.deliver(row, endpoint, (fact) => facts.push(fact), new AbortController().signal);
        const last = facts.at(-1)!;
        assert.ok(new Set(bodies).size <= 1, 'the bytes changed');
        assert.equal(last.type === 'receipt', accepted.has('s1'));
        assert.equal(device.read('s1')!.status, last.type === 'receipt' ? 'accepted' : 'refused');
        if (last.type === 'refuse') assert.equal(device.read('s1')!.body, row.body, 'a refused answer must stay');
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing when the page dies between any two steps', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.nat(10), async (script, step) => {
        const device = new Device();
        const { endpoint, accepted } = serverWith(script.filter((answer) => answer !== 'refuse'));
        const row = await outboxOn(device).seal(submission('s1'), 'test', 'scope');
        const page = new AbortController();
        let steps = 0;
        const dying = () => void (steps++ === step && page.abort(new Error('killed')));
        await outboxOn(device)
          .deliver(row, endpoint, dying, page.signal)
          .catch(() => {});
        const found = await outboxOn(device).find('scope');
        assert.ok(found);
        await outboxOn(device).deliver(found, endpoint, () => {}, new AbortController().signal);
        assert.deepEqual([...accepted.keys()], ['s1']);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind a device that cannot note the answer: the next page repeats under the same key', async () => {
    const device = new Device();
    const { endpoint, accepted, bodies } = serverWith([]);
    const row = await outboxOn(device).seal(submission('s1'), 'test', 'scope');
    device.failing = true;
    await outboxOn(device).deliver(row, endpoint, () => {}, new AbortController().signal);
    device.failing = false;
    const found = await outboxOn(device).find('scope');
    assert.equal(found?.status, 'waiting');
    await outboxOn(device).deliver(found!, endpoint, () => {}, new AbortController().signal);
    assert.equal(accepted.size, 1);
    assert.equal(new Set(bodies).size, 1);
  });

  it('waits at least as long as it was asked to', async () => {
    const pauses: number[] = [];
    const device = new Device();
    const outbox = outboxOn(device, pauses);
    const { endpoint } = serverWith(['busy', 'lost request', 'busy']);
    const row = await outbox.seal(submission('s1'), 'test', 'scope');
    await outbox.deliver(row, endpoint, () => {}, new AbortController().signal);
    assert.deepEqual(pauses, [2500, 1000, 4000]);
  });

  it('spreads its tries: full jitter, between nothing and a minute', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const wait = backoff(attempt, () => random);
        assert.ok(wait >= 0 && wait <= 60_000);
        if (attempt < 5) assert.ok(wait <= 1000 * 2 ** attempt);
      }),
    );
  });

  it('finds what waits for other sessions of the same endpoint and worker, and for no one else', async () => {
    const device = new Device();
    const outbox = outboxOn(device);
    await outbox.seal({ ...submission('mine'), workerId: 'w1' }, 'test', 'other');
    await outbox.seal({ ...submission('hers'), workerId: 'w2' }, 'test', 'other');
    await outbox.seal({ ...submission('elsewhere'), workerId: 'w1' }, 'else', 'other');
    const found = await outbox.others('test', 'here', 'w1');
    assert.deepEqual(
      found.map((row) => row.submissionId),
      ['mine'],
    );
  });

  it('reads the bytes back as they were written, whatever the names', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '10', '2')), fc.jsonValue()),
        (answers) => {
          const body = JSON.stringify({ ...submission('s'), answers });
          assert.equal(JSON.stringify(JSON.parse(body)), body);
        },
      ),
    );
  });
});
