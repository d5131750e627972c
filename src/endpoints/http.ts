import { Refusal, Unavailable } from '../core/endpoint.js';
import type { Next, ProblemDetails, Receipt, Submission } from '../core/protocol/submission.js';

/* In every page with `endpoint="…"`, so without zod: an optional part of the wrong shape is left out, by hand. */

/** Gives the bearer token of a request. `refresh` asks for a new one, because the last was not taken. */
export type TokenSource = (refresh: boolean) => string | Promise<string>;

export interface RequestOptions {
  token?: TokenSource;
  /** The time for the whole exchange, a token's refresh included. */
  timeoutMs?: number;
}

interface Reply {
  ok: boolean;
  status: number;
  headers: Headers;
  /** The server sent us on, and a browser may have turned the POST into a GET on the way. */
  redirected: boolean;
  /** Parsed JSON, or the text where it is none; `undefined` where it is empty. */
  body: unknown;
}

/* Bodies of all `keepalive` requests together may have 64 KiB. */
const KEEPALIVE_BYTES = 32 * 1024;
const DAY_MS = 24 * 3600 * 1000;
/* Says "not now", where other statuses from 400 to 499 say "no": the same bytes may pass later. */
const NOT_NOW = [401, 408, 425, 429];

/** The absolute address of a reference, without its fragment. Throws words for the page's author where there is none. */
export function webAddress(reference: string, what: string): URL {
  const base = typeof document === 'undefined' ? undefined : document.baseURI;
  const url = URL.canParse(reference, base) ? new URL(reference, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`${what} should be a web address (https://…), not ${JSON.stringify(reference)}.`);
  }
  url.hash = '';
  return url;
}

/** What `fetch` wants for a JSON body. Small ones still leave when the page is being closed. */
export function json(method: 'POST' | 'PUT', value: unknown): RequestInit {
  const body = JSON.stringify(value);
  const keepalive = new TextEncoder().encode(body).length < KEEPALIVE_BYTES;
  return { method, body, keepalive, headers: { 'content-type': 'application/json' } };
}

/**
 * One request, with its answer's body parsed. Rejects with `Refusal` for a definitive "no", with `Unavailable` where the
 * outcome is not known, and with the signal's reason when the caller aborts.
 */
export async function request(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  options?: RequestOptions,
): Promise<unknown> {
  const reply = await exchange(url, init, signal, options);
  if (!reply.ok) throw failure(reply);
  return reply.body;
}

/**
 * Delivers a submission under its key. Accepted is a 2xx whose body names this submission or, where no `proof` is asked
 * for, names none; and a 409 that names it, for then it came in before. A 2xx after a redirect always needs the proof:
 * it may be the page that asks for a password.
 */
export async function deliver(
  url: string,
  submission: Submission,
  init: RequestInit,
  signal: AbortSignal,
  { proof = false, ...options }: RequestOptions & { proof?: boolean } = {},
): Promise<Receipt> {
  const { submissionId } = submission;
  const post = json('POST', submission);
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json');
  headers.set('idempotency-key', submissionId);
  const reply = await exchange(url, { ...init, ...post, headers }, signal, options);
  if (!reply.ok && reply.status !== 409) throw failure(reply);

  const { submissionId: named } = Object(reply.body) as Loose;
  const silent = !isText(named) && reply.ok && !proof && !reply.redirected;
  if (named === submissionId || silent) return receiptOf(reply.body, submissionId);
  if (reply.status === 409 && isText(named)) throw new Refusal(problemOf(reply));
  const why = reply.redirected ? ' It was redirected: give the address where it ended.' : '';
  throw new Unavailable(
    `${place(url)} answered ${reply.status}, but $.submissionId of the body is not "${submissionId}".${why}`,
    retryAfter(reply.headers),
  );
}

export async function exchange(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  { token, timeoutMs = 30_000 }: RequestOptions = {},
): Promise<Reply> {
  signal.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, limit]);

  const attempt = async (refresh: boolean): Promise<Reply> => {
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${await token(refresh)}`);
    const response = await fetch(url, { ...init, headers, signal: either });
    const { ok, status, redirected } = response;
    const reply = { ok, status, redirected, headers: response.headers, body: parse(await response.text()) };
    return status === 401 && token && !refresh ? attempt(true) : reply;
  };

  try {
    // A race, because a token source of the page's own need not know about our time limit.
    return await Promise.race([attempt(false), aborted(either)]);
  } catch (error) {
    signal.throwIfAborted();
    // Whatever went wrong before there was an answer, a refused token included, does not refuse what was to be sent.
    const late = limit.aborted
      ? `did not answer within ${timeoutMs / 1000} s`
      : `could not be reached: ${(error as Error).message}`;
    throw new Unavailable(`${place(url)} ${late}`);
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );

const place = (url: string) => new URL(url).host;

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function failure(reply: Reply): Refusal | Unavailable {
  const { status, headers } = reply;
  const problem = problemOf(reply);
  const definitive = status >= 400 && status < 500 && !NOT_NOW.includes(status);
  return definitive ? new Refusal(problem) : new Unavailable(problem.detail, retryAfter(headers));
}

type Loose = Partial<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const areTexts = (value: Loose, ...keys: string[]) => keys.every((key) => typeof value[key] === 'string');

function receiptOf(body: unknown, submissionId: string): Receipt {
  const { assignmentId, acceptedAt, next } = Object(body) as Loose;
  return {
    submissionId,
    ...(isText(assignmentId) && { assignmentId }),
    ...(isText(acceptedAt) && { acceptedAt }),
    ...(isNext(next) && { next }),
  };
}

function isNext(value: unknown): value is Next {
  const next = Object(value) as Loose;
  const isField = (field: unknown) =>
    Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string');
  return areTexts(next, 'url') || (areTexts(next, 'post') && Array.isArray(next.fields) && next.fields.every(isField));
}

/* Not every server speaks RFC 9457: what can be read of another body becomes the `detail`. */
export function problemOf({ status, body }: Pick<Reply, 'status' | 'body'>): ProblemDetails {
  const { type, title, detail, message, error, errors } = Object(body) as Loose;
  const plain = isText(body) && !/^\s*</.test(body) && body.trim().slice(0, 500);
  return {
    type: isText(type) ? type : 'about:blank',
    title: isText(title) ? title : '',
    status,
    detail: [detail, title, message, error, plain].find(isText) ?? `The server answered with status ${status}.`,
    ...(Array.isArray(errors) && {
      errors: errors.filter((one): one is NonNullable<ProblemDetails['errors']>[number] =>
        areTexts(Object(one) as Loose, 'path', 'code', 'message'),
      ),
    }),
  };
}

/** Milliseconds, from a number of seconds or a date. A date is measured by the server's clock where it tells its own. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), DAY_MS);
}
