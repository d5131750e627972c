import { Refusal } from '../../src/core/endpoint.js';
import type { Market, PageOf, RequesterDesk } from '../../src/core/market.js';
import type { Assignment } from '../../src/core/protocol/assignment.js';
import type { Batch, Group, MyAssignment, Result } from '../../src/core/protocol/market.js';

/* A marketplace in the page, for states that a server is slow or hard to bring into. It has what the pages ask it for, and no more. */

export const refusal = (status: number, detail: string, errors?: { path: string; code: string; message: string }[]) =>
  new Refusal({ type: 'about:blank', title: '', status, detail, errors });

export const idOf = (number: number): string => `3${String(number).padStart(29, '0')}`;
const now = Date.now();
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
export const pageOf = <Item>(items: Item[], nextCursor: string | null = null): PageOf<Item> => ({ items, nextCursor });

export const task = {
  title: 'Say how a sentence feels',
  description: 'Read one sentence. Say whether the writer is pleased.',
  reward: '0.05',
  pages: [
    {
      content: [
        { static: 'text', text: '“{sentence}”' },
        { field: 'hit-text', name: 'why', label: 'Which words told you?' },
      ],
    },
  ],
};

export const group = (number: number, part: Partial<Group> = {}): Group => ({
  batchId: idOf(number),
  title: `Task ${number}`,
  description: 'Read one sentence from a review. Say whether the writer is pleased.',
  keywords: ['sentiment'],
  reward: '0.05',
  requester: 'Demo',
  assignmentDurationInSeconds: 600,
  createdAt: at(-number),
  expiresAt: at(60 * 24 * number),
  available: 10 * number,
  working: 0,
  done: 0,
  ...part,
});

export const assignment = (number: number, part: Partial<MyAssignment> = {}): MyAssignment => ({
  assignmentId: idOf(number),
  hitId: idOf(100 + number),
  batchId: idOf(1),
  title: 'Say how a sentence feels',
  requester: 'Demo',
  reward: '0.05',
  status: 'Accepted',
  acceptedAt: at(-10),
  deadline: at(5 * number),
  ...part,
});

export const batch = (part: Partial<Batch> = {}): Batch => ({
  batchId: idOf(1),
  title: task.title,
  description: task.description,
  reward: '0.05',
  task,
  createdAt: at(-60),
  expiresAt: at(60 * 24 * 7),
  autoApprovalDelayInSeconds: 2_592_000,
  hits: 40,
  hitCounts: { Assignable: 30, Unassignable: 0, Reviewable: 10, Reviewing: 0, Disposed: 0 },
  counts: { available: 22, accepted: 3, submitted: 2, approved: 12, rejected: 1 },
  ...part,
});

export const result = (number: number, part: Partial<Result> = {}): Result => ({
  assignmentId: idOf(number),
  hitId: idOf(100 + number),
  batchId: idOf(1),
  workerId: `AWORKER${number}`,
  status: 'Submitted',
  reward: '0.05',
  acceptedAt: at(-9),
  submittedAt: at(-8),
  autoApprovalAt: at(60 * 24 * 30),
  submissionId: `s${number}`,
  elapsedMs: 41_000,
  input: { sentence: 'The strawberries arrived squashed.' },
  answers: { why: 'squashed' },
  ...part,
});

export const fakeMarket = (part: Partial<Market> = {}): Market =>
  ({
    session: () => Promise.resolve({ workerId: 'AANN', name: 'ann' }),
    signOut: () => Promise.resolve(),
    groups: () => Promise.resolve(pageOf([group(1), group(2, { reward: '0.20', working: 1 }), group(3, { done: 4 })])),
    group: (batchId) => Promise.resolve(group(1, { batchId })),
    assignments: ({ status }) => {
      const all = [assignment(1), assignment(2, { status: 'Submitted', submittedAt: at(-3) })];
      const rejected = assignment(3, { status: 'Rejected', submittedAt: at(-70), feedback: 'The total is missing.' });
      const items = [...all, rejected].filter((one) => !status || one.status === status);
      const counts = { Accepted: 1, Submitted: 1, Approved: 9, Rejected: 1, Returned: 0, Abandoned: 0 };
      return Promise.resolve({ ...pageOf(items), totals: { counts, earned: '0.45', pending: '0.05' } });
    },
    ...part,
  }) as Partial<Market> as Market;

export const fakeDesk = (part: Partial<RequesterDesk> = {}): RequesterDesk =>
  ({
    who: () => Promise.resolve({ requesterId: 'R1', name: 'Demo' }),
    batches: () =>
      Promise.resolve(
        pageOf([
          batch(),
          batch({ batchId: idOf(2), title: 'Type in what a receipt says', annotation: 'Second round' }),
        ]),
      ),
    batch: () => Promise.resolve(batch()),
    results: () =>
      Promise.resolve(
        pageOf([
          result(1),
          result(2),
          result(3, { status: 'Rejected', feedback: 'Nothing was answered.' }),
          result(4, { status: 'Approved' }),
        ]),
      ),
    approve: (assignmentId) => Promise.resolve(result(1, { assignmentId, status: 'Approved' })),
    reject: (assignmentId, reason) =>
      Promise.resolve(result(1, { assignmentId, status: 'Rejected', feedback: reason })),
    check: () =>
      Promise.resolve({ problems: [], hits: 2, columns: ['sentence'], sample: [{ sentence: 'Lovely staff.' }] }),
    ...part,
  }) as Partial<RequesterDesk> as RequesterDesk;

/** HITs that can be accepted and submitted; `log` tells what was done to them. */
export function fakeHits(ids: string[], log: string[] = []): Pick<Market, 'hit' | 'next'> {
  const taken = new Set<string>();
  const key = `fake:${crypto.randomUUID()}`; // what another one's outbox keeps is not for this one
  const open = (hitId: string, status: Assignment['status']): Assignment => ({
    status,
    hitId,
    assignmentId: `4${hitId.slice(1)}`,
    workerId: 'AANN',
    task: { ...task, input: { sentence: `Sentence ${hitId.slice(-2)}.` } },
  });
  return {
    next: (_batchId, after) => {
      const from = after === undefined ? 0 : ids.indexOf(after) + 1;
      return Promise.resolve(
        [...ids.slice(from), ...ids.slice(0, from)].find((id) => !taken.has(id) && id !== after) ?? null,
      );
    },
    hit: (hitId) => ({
      key,
      load: () => Promise.resolve(open(hitId, 'preview')),
      accept() {
        log.push(`accept ${hitId.slice(-2)}`);
        taken.add(hitId);
        return Promise.resolve(open(hitId, 'working'));
      },
      submit({ submissionId }) {
        log.push(`submit ${hitId.slice(-2)}`);
        return Promise.resolve({ submissionId });
      },
      return: () => Promise.resolve(),
    }),
  };
}
