import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Session, type SessionEvent, transition } from '../../src/core/session.js';

const receipt = { submissionId: 's1' };
const problem = { type: 'about:blank', title: 'No', detail: 'No.' };

const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.constantFrom<SessionEvent>(
    { type: 'load' },
    { type: 'send' },
    { type: 'reopen' },
    { type: 'return' },
    { type: 'expire' },
    { type: 'fail', reason: 'gone' },
    { type: 'deny', problem },
    { type: 'refuse', problem },
    { type: 'receipt', receipt },
    { type: 'wait', until: 1, reason: 'offline' },
    { type: 'seal', submissionId: 's1' },
    { type: 'resume', submissionId: 's0' },
  ),
  fc
    .constantFrom('preview', 'working', 'submitted', 'refused', 'returned', 'expired')
    .map((status): SessionEvent => ({ type: 'loaded', assignment: { status } as never })),
);
const run = (events: SessionEvent[], from: Session = { status: 'loading' }) => events.reduce(transition, from);
const seen = (events: SessionEvent[]) => {
  const states: Session[] = [{ status: 'loading' }];
  for (const one of events) states.push(transition(states.at(-1)!, one));
  return states;
};

describe('a session', () => {
  it('goes from preview to submitted', () => {
    const states = seen([
      { type: 'loaded', assignment: { status: 'preview' } },
      { type: 'loaded', assignment: { status: 'working' } },
      { type: 'seal', submissionId: 's1' },
      { type: 'send' },
      { type: 'wait', until: 5, reason: 'offline' },
      { type: 'send' },
      { type: 'receipt', receipt },
    ]);
    assert.deepEqual(
      states.map(({ status }) => status),
      ['loading', 'preview', 'working', 'sealed', 'sending', 'sealed', 'sending', 'submitted'],
    );
  });

  it('leaves a state alone, the same object, when an event does not fit', () => {
    const submitted = run([
      { type: 'loaded', assignment: { status: 'working' } },
      { type: 'seal', submissionId: 's1' },
      { type: 'receipt', receipt },
    ]);
    for (const late of ['expire', 'return', 'send', 'reopen'] as const) {
      assert.equal(transition(submitted, { type: late }), submitted);
    }
  });

  it('never sends what was not sealed, and never expires or returns what was', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const states = seen(events);
        for (const [index, { status }] of states.entries()) {
          const before = states[index - 1]?.status;
          if (status === before) continue;
          if (status === 'sending') assert.equal(before, 'sealed');
          if (status === 'submitted')
            assert.ok(before === 'sealed' || before === 'sending' || before === 'loading' || before === 'preview');
          if (before === 'sealed' || before === 'sending') {
            assert.ok(['sealed', 'sending', 'submitted', 'refused'].includes(status), `${before} → ${status}`);
          }
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps the key of a sealed submission until there is an answer', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const states = seen(events);
        for (const [index, state] of states.entries()) {
          const before = states[index - 1];
          if (before && 'submissionId' in before && (state.status === 'sealed' || state.status === 'sending')) {
            if (before.status === 'sealed' || before.status === 'sending')
              assert.equal(state.submissionId, before.submissionId);
          }
        }
      }),
      { numRuns: 5000 },
    );
  });
});
