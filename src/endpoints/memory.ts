import type { Json } from '../core/answer.js';
import { type Endpoint, Refusal } from '../core/endpoint.js';
import type { Assignment } from '../core/protocol/assignment.js';
import type { Method } from '../core/protocol/message.js';
import type { Draft, Receipt, Submission } from '../core/protocol/submission.js';

export interface MemoryOptions {
  /** The task as data; none where the page's author wrote it as HTML. */
  task?: unknown;
  /** Where the worker stands at first. */
  status?: 'preview' | 'working';
  /** Why the HIT cannot be accepted. */
  unavailable?: string;
  /** Seconds from accepting to submitting; without it there is no clock. */
  durationInSeconds?: number;
  /** How often the worker may ask for the same time again. */
  extensions?: number;
  /** Milliseconds before each answer. */
  latencyMs?: number;
  /**
   * Makes calls fail: what it returns is thrown. It is asked twice for each call: before anything is done (`request`),
   * and when it is done and the answer could still get lost (`reply`). `count` is 1 for the first call of a method.
   */
  fail?(method: Method, when: 'request' | 'reply', count: number): Error | undefined;
}

/** An endpoint that is here and nowhere else, with everything that it holds in plain sight. */
export interface MemoryEndpoint extends Required<Endpoint> {
  status: Assignment['status'];
  draft?: Draft;
  /** What was accepted: at most one. */
  submission?: Submission;
  receipt?: Receipt;
  /** Milliseconds since 1970. */
  deadline?: number;
  extensions: number;
  /** Every call, in order, the failed ones included. */
  readonly calls: readonly Method[];
}

/**
 * For stories, demos and tests: one assignment under the rules of the marketplace. A submission is accepted once; sent
 * again, the same bytes get the same receipt, other bytes under its id are refused, and so is a second submission.
 *
 * ```ts
 * const endpoint = memory({ status: 'working', latencyMs: 200 });
 * const shaky = memory({ fail: (method, when, count) => (count < 3 ? new Unavailable('No network.') : undefined) });
 * ```
 */
export function memory(options: MemoryOptions = {}): MemoryEndpoint {
  const { task, durationInSeconds, latencyMs = 0, unavailable } = options;
  const ids = { hitId: 'HIT', assignmentId: 'ASSIGNMENT', workerId: 'WORKER' };
  const calls: Method[] = [];
  let startedAt: string | undefined;

  async function call<Result>(method: Method, signal: AbortSignal, perform: () => Result): Promise<Result> {
    signal.throwIfAborted();
    calls.push(method);
    const count = calls.filter((one) => one === method).length;
    const fail = (when: 'request' | 'reply') => {
      const error = options.fail?.(method, when, count);
      if (error) throw error;
    };
    await pause(latencyMs, signal);
    fail('request');
    if (self.status === 'working' && Date.now() >= (self.deadline ?? Infinity)) self.status = 'expired';
    const result = perform();
    fail('reply');
    return copy(result);
  }

  function start(): void {
    self.status = 'working';
    startedAt = new Date().toISOString();
    if (durationInSeconds !== undefined) self.deadline = Date.now() + durationInSeconds * 1000;
  }

  function assignment(): Assignment {
    const { status, draft, receipt, deadline, extensions } = self;
    const clock = deadline !== undefined && {
      deadline: new Date(deadline).toISOString(),
      remainingMs: deadline - Date.now(),
      extensions,
    };
    return {
      status,
      ...(status === 'preview' ? { hitId: ids.hitId, unavailable } : { ...ids, startedAt, draft, receipt }),
      ...(task !== undefined && { task }),
      ...(clock && { clock }),
    };
  }

  const need = (...allowed: Assignment['status'][]) => {
    if (!allowed.includes(self.status)) throw refusal(409, `The assignment is ${self.status}.`);
  };

  const self: MemoryEndpoint = {
    // Its own: what waits in the outbox for another page's memory must not come here.
    key: `memory:${crypto.randomUUID()}`,
    status: 'preview',
    extensions: options.extensions ?? 0,
    calls,
    load: (signal) => call('load', signal, assignment),
    accept: (signal) =>
      call('accept', signal, () => {
        if (unavailable) throw refusal(409, unavailable);
        need('preview', 'working');
        if (self.status === 'preview') start();
        return assignment();
      }),
    save: (draft, signal) =>
      call('save', signal, () => {
        need('working');
        self.draft = copy(draft);
      }),
    extend: (signal) =>
      call('extend', signal, () => {
        need('working');
        if (self.deadline === undefined || self.extensions < 1) throw refusal(409, 'There is no more time to give.');
        self.extensions -= 1;
        self.deadline += durationInSeconds! * 1000;
        return assignment();
      }),
    submit: (submission, signal) =>
      call('submit', signal, () => {
        if (self.receipt && self.receipt.submissionId === submission.submissionId) {
          if (canonical(self.submission) === canonical(submission)) return self.receipt;
          throw refusal(422, 'This submission came in before, with other answers.');
        }
        need('working');
        self.submission = copy(submission);
        self.status = 'submitted';
        self.receipt = {
          submissionId: submission.submissionId,
          assignmentId: ids.assignmentId,
          acceptedAt: new Date().toISOString(),
        };
        return self.receipt;
      }),
    return: (signal) =>
      call('return', signal, () => {
        need('preview', 'working');
        self.status = 'returned';
      }),
  };
  if (options.status === 'working') start();
  return self;
}

const refusal = (status: number, detail: string) => new Refusal({ type: 'about:blank', title: '', status, detail });

const copy = <Value>(value: Value): Value =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);

/* The same value gives the same text, whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: Json) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))
      : part,
  );

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
