import type { Assignment, Batch, NewBatch, ProblemDetails, Receipt, Result, Submission, Token } from 'hitkit/core';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; the test says what it should be. */
  json<Body>(): Body;
  problem: ProblemDetails & { submissionId?: string };
}

export interface Sent {
  body?: unknown;
  /** Instead of `body`: the bytes themselves. */
  raw?: string;
  headers?: Record<string, string>;
}

/** What a program knows of a marketplace: its URL, and a token or a key. */
export class Client {
  constructor(
    readonly url: string,
    readonly bearer?: string,
  ) {}

  async call(method: string, path: string, { body, raw, headers }: Sent = {}): Promise<Reply> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(this.bearer === undefined ? {} : { Authorization: `Bearer ${this.bearer}` }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: <Body>() => JSON.parse(text) as Body,
      get problem() {
        return JSON.parse(text) as Reply['problem'];
      },
    };
  }

  /** The body of an answer that has to be a success. */
  async want<Body>(method: string, path: string, sent?: Sent): Promise<Body> {
    const reply = await this.call(method, path, sent);
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
    return (reply.text === '' ? undefined : reply.json<Body>()) as Body;
  }

  get = <Body>(path: string) => this.want<Body>('GET', path);
  post = <Body>(path: string, body?: unknown) => this.want<Body>('POST', path, body === undefined ? {} : { body });
}

export class Requester extends Client {
  publish = (order: Partial<NewBatch> = {}) =>
    this.post<Batch>('/requester/batches', { task, items: [{ sentence: 'It rained.' }], ...order });
  results = async (batchId: string) =>
    (await this.get<{ items: Result[] }>(`/requester/batches/${batchId}/assignments`)).items;
  hits = async (batchId: string) =>
    (await this.get<{ items: { hitId: string }[] }>(`/requester/batches/${batchId}/hits`)).items;

  /** A worker whom this requester names, without the price of a password. */
  async worker(name: string, bound: { hitId?: string; batchId?: string } = {}): Promise<Worker> {
    const { token, workerId } = await this.post<Token>('/requester/worker-tokens', { workerId: name, ...bound });
    return new Worker(this.url, token, workerId);
  }
}

export class Worker extends Client {
  constructor(
    url: string,
    token: string,
    readonly workerId: string,
  ) {
    super(url, token);
  }

  accept = (hitId: string) => this.post<Assignment>(`/hits/${hitId}/accept`);
  submit = (submission: Submission) =>
    this.send(submission.assignmentId!, JSON.stringify(submission), submission.submissionId);
  send = (assignmentId: string, raw: string, key: string) =>
    this.call('POST', `/assignments/${assignmentId}/submission`, { raw, headers: { 'Idempotency-Key': key } });

  /** Accepts and submits. */
  async do(hitId: string, answers: Submission['answers'] = { sentiment: 'pos' }): Promise<Receipt> {
    const reply = await this.submit(submissionOf(await this.accept(hitId), answers));
    if (reply.status !== 201) throw new Error(`The submission was answered with ${reply.status}: ${reply.text}`);
    return reply.json<Receipt>();
  }
}

export const submissionOf = (
  assignment: Assignment,
  answers: Submission['answers'] = { sentiment: 'pos' },
  submissionId: string = crypto.randomUUID(),
): Submission => ({
  version: 1,
  submissionId,
  hitId: assignment.hitId!,
  assignmentId: assignment.assignmentId!,
  answers,
  startedAt: '2026-11-22T10:00:00.000Z',
  submittedAt: '2026-11-22T10:00:41.120Z',
  elapsedMs: 41_120,
  telemetry: {},
});

/** A task whose every part the tests know. */
export const task = {
  title: 'Say how a sentence feels',
  reward: '0.05',
  assignmentDurationInSeconds: 600,
  extensions: 1,
  pages: [
    {
      content: [
        { static: 'text', text: '{sentence}' },
        {
          field: 'hit-choice',
          name: 'sentiment',
          label: 'How does it feel?',
          required: true,
          options: [
            { value: 'pos', label: 'Positive' },
            { value: 'neg', label: 'Negative' },
          ],
        },
        { field: 'hit-text', name: 'why', label: 'Why?', maxLength: 20 },
      ],
    },
  ],
};
