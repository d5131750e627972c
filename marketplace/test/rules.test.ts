import assert from 'node:assert/strict';
import test from 'node:test';
import { type HitFacts, hitStatus, openCounts } from 'hitkit-marketplace/rules.js';

const facts = (change: Partial<HitFacts>): HitFacts => ({
  expired: false,
  disposed: false,
  reviewing: false,
  free: 0,
  pending: 0,
  ...change,
});

test("MTurk's worked example: five assignments from creation to approval", () => {
  const steps: [HitFacts, string, number, number][] = [
    [facts({ free: 5 }), 'Assignable', 5, 0],
    [facts({ free: 2, pending: 3 }), 'Assignable', 2, 3],
    [facts({ free: 0, pending: 3 }), 'Unassignable', 0, 3],
    [facts({ free: 1, pending: 2 }), 'Assignable', 1, 2],
    [facts({}), 'Reviewable', 0, 0],
  ];
  for (const [given, status, available, pending] of steps) {
    assert.equal(hitStatus(given), status);
    assert.deepEqual(openCounts(given), { available, pending });
  }
});

test('expiry closes what is open, and waits for who has accepted', () => {
  assert.equal(hitStatus(facts({ expired: true, free: 2 })), 'Reviewable');
  assert.equal(hitStatus(facts({ expired: true, free: 2, pending: 1 })), 'Unassignable');
  assert.deepEqual(openCounts(facts({ expired: true, free: 2, pending: 1 })), { available: 0, pending: 0 });
});

test("Reviewing and Disposed are the requester's word", () => {
  assert.equal(hitStatus(facts({ reviewing: true })), 'Reviewing');
  assert.equal(hitStatus(facts({ reviewing: true, free: 1 })), 'Assignable');
  assert.equal(hitStatus(facts({ disposed: true, free: 1, pending: 1 })), 'Disposed');
});
