import type { Json } from './answer.js';
import { type Endpoint, Refusal, Unavailable } from './endpoint.js';
import type { Draft, ProblemDetails, Receipt, Submission } from './protocol/submission.js';

/** A submission that was sealed on this device. Its key and its bytes never change again. */
export interface OutboxRow {
  submissionId: string;
  /** The endpoint that it is for (`Endpoint.key`). */
  endpoint: string;
  /** The session that it belongs to, so that a reloaded page finds its own. */
  scope: string;
  workerId?: string;
  /** The submission as JSON text; gone once it was accepted. */
  body?: string;
  /** ISO 8601. */
  sealedAt: string;
  status: 'waiting' | 'accepted' | 'refused';
  receipt?: Receipt;
  problem?: ProblemDetails;
}

/** Answers on the way, kept on this device. */
export interface LocalDraft extends Draft {
  scope: string;
  /** When the worker began, ISO 8601. */
  startedAt: string;
  /** Milliseconds worked before this page was loaded. */
  elapsedMs: number;
}

/** Where rows and drafts are kept. */
export interface LocalStore {
  /** False where this browser keeps nothing beyond the page, so that the worker can be told. */
  readonly durable: boolean;
  /** Resolves when the row is on disk, as far as the browser can promise, and never before. */
  put(row: OutboxRow): Promise<void>;
  row(submissionId: string): Promise<OutboxRow | undefined>;
  rows(): Promise<OutboxRow[]>;
  remove(submissionId: string): Promise<void>;
  saveDraft(draft: LocalDraft): Promise<void>;
  draft(scope: string): Promise<LocalDraft | undefined>;
  dropDraft(scope: string): Promise<void>;
}

/** What the outbox needs from where it runs. */
export interface OutboxPorts {
  store: LocalStore;
  /** Milliseconds since 1970; only for telling people and for tidying up, never for deciding. */
  now(): number;
  random(): number;
  /** Resolves after so many milliseconds, or sooner if there is reason to try again. Rejects when aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Runs alone among all pages of this origin, where the browser can arrange it. */
  alone<Result>(name: string, run: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** How a delivery goes on; also the events of a session of the same name. */
export type DeliveryFact =
  | { type: 'send' }
  | { type: 'wait'; until: number; reason: string }
  | { type: 'receipt'; receipt: Receipt }
  | { type: 'refuse'; problem: ProblemDetails };

const KEEP_SETTLED_MS = 30 * 24 * 3600 * 1000;

/** Milliseconds before the next try: full jitter under a doubling ceiling of 1 s up to 60 s. */
export const backoff = (attempt: number, random: () => number): number =>
  random() * Math.min(60_000, 1000 * 2 ** Math.min(attempt, 10));

/**
 * Gets sealed submissions to their endpoints. A row leaves the state `waiting` only on a definitive answer; a lost
 * reply, a timeout and a server in trouble are none. Two pages may both try: the key makes the second a repetition.
 */
export class Outbox {
  constructor(private readonly ports: OutboxPorts) {}

  /** Commits a submission to this device. Nothing has been sent before this resolves. */
  async seal(submission: Submission, endpoint: string, scope: string): Promise<OutboxRow> {
    const row: OutboxRow = {
      submissionId: submission.submissionId,
      endpoint,
      scope,
      body: JSON.stringify(submission satisfies { answers: Record<string, Json> }),
      sealedAt: new Date(this.ports.now()).toISOString(),
      status: 'waiting',
      ...(submission.workerId === undefined ? {} : { workerId: submission.workerId }),
    };
    await this.ports.store.put(row);
    return row;
  }

  /** The last submission of a session, whatever became of it. */
  async find(scope: string): Promise<OutboxRow | undefined> {
    const rows = (await this.ports.store.rows()).filter((row) => row.scope === scope);
    return rows.sort((a, b) => a.sealedAt.localeCompare(b.sealedAt)).at(-1);
  }

  /** Submissions of other sessions that wait for the same endpoint and the same worker. */
  async others(endpoint: string, scope: string, workerId?: string): Promise<OutboxRow[]> {
    const rows = await this.ports.store.rows();
    return rows.filter(
      (row) =>
        row.status === 'waiting' && row.endpoint === endpoint && row.scope !== scope && row.workerId === workerId,
    );
  }

  /** Tries until there is a definitive answer, and reports each step. Rejects only when aborted. */
  async deliver(
    row: OutboxRow,
    endpoint: Endpoint,
    report: (fact: DeliveryFact) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, alone } = this.ports;
    await alone(
      row.submissionId,
      async () => {
        // Another page may have brought it in while this one waited for its turn.
        const latest = (await store.row(row.submissionId).catch(() => undefined)) ?? row;
        const settled = latest.status === 'waiting' ? await this.attempt(row, endpoint, report, signal) : latest;
        if (settled.receipt) report({ type: 'receipt', receipt: settled.receipt });
        else if (settled.problem) report({ type: 'refuse', problem: settled.problem });
      },
      signal,
    );
  }

  /** Forgets what was settled a month ago. */
  async tidy(): Promise<void> {
    for (const row of await this.ports.store.rows()) {
      const age = this.ports.now() - Date.parse(row.sealedAt);
      if (row.status === 'accepted' && age > KEEP_SETTLED_MS) await this.ports.store.remove(row.submissionId);
    }
  }

  private async attempt(
    row: OutboxRow,
    endpoint: Endpoint,
    report: (fact: DeliveryFact) => void,
    signal: AbortSignal,
  ): Promise<OutboxRow> {
    const { now, pause, random } = this.ports;
    const submission = JSON.parse(row.body!) as Submission;
    for (let attempt = 0; ; attempt += 1) {
      signal.throwIfAborted();
      report({ type: 'send' });
      try {
        const receipt = await endpoint.submit(submission, signal);
        const { body: _sent, ...rest } = row;
        return await this.settle({ ...rest, status: 'accepted', receipt });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Refusal) return this.settle({ ...row, status: 'refused', problem: error.problem });
        const asked = error instanceof Unavailable ? (error.retryAfterMs ?? 0) : 0;
        const delay = asked + backoff(attempt, random);
        report({ type: 'wait', until: now() + delay, reason: error instanceof Error ? error.message : String(error) });
        await pause(delay, signal);
      }
    }
  }

  private async settle(row: OutboxRow): Promise<OutboxRow> {
    // Should the device fail to note it, the row stays waiting and is sent again under the same key: harmless.
    await this.ports.store.put(row).catch(() => {});
    return row;
  }
}
