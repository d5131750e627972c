import type { Endpoint } from '../core/endpoint.js';
import { type Assignment, assignmentSchema } from '../core/protocol/assignment.js';
import { deliver, json, request, type TokenSource, webAddress } from './http.js';
import { read } from './read.js';

/** Where the HIT is: its own URL (`…/hits/{hitId}`), or the API's URL and the HIT's id. */
export type RestOptions = ({ src: string } | { url: string; hitId: string }) & {
  /** Gives the worker's bearer token; asked again, with `true`, when the last one was not taken. */
  token?: TokenSource;
  /** Instead of `token`: a URL of the page's own origin that answers a POST with `{ "token": "…" }`. */
  tokenUrl?: string;
};

/**
 * A marketplace's own interface, `core/protocol/market`: loads the HIT as data, accepts it, saves drafts, submits,
 * returns it, asks for more time.
 *
 * ```ts
 * task.endpoint = rest({ url: '/api', hitId: '3XQ4', token: () => session.token });
 * ```
 */
export function rest(options: RestOptions): Endpoint {
  const hit = 'src' in options ? webAddress(options.src, 'src') : webAddress(options.url, 'url');
  if ('url' in options) hit.pathname = `${hit.pathname.replace(/\/$/, '')}/hits/${encodeURIComponent(options.hitId)}`;
  const path = /^(.*)\/hits\/[^/]+$/.exec(hit.pathname);
  if (!path)
    throw new TypeError(
      `src should be the address of a HIT, like https://…/hits/3XQ4, not ${JSON.stringify(hit.href)}.`,
    );
  const api = hit.origin + path[1]!;
  const token = options.token ?? (options.tokenUrl ? tokenFrom(options.tokenUrl) : undefined);
  let assignmentId: string | undefined;

  const call = (url: string, init: RequestInit, signal: AbortSignal) =>
    request(url, { cache: 'no-store', ...init }, signal, { token });
  const ask = async (method: 'GET' | 'POST', url: string, signal: AbortSignal): Promise<Assignment> => {
    const assignment = read(assignmentSchema, await call(url, { method }, signal), `${method} ${url}`);
    assignmentId = assignment.assignmentId ?? assignmentId;
    return assignment;
  };
  const assignmentUrl = (part: string, id = assignmentId) => {
    if (id === undefined) throw new Error('There is no assignment yet: load the HIT and accept it first.');
    return `${api}/assignments/${encodeURIComponent(id)}/${part}`;
  };

  return {
    key: `rest:${api}`,
    load: (signal) => ask('GET', hit.href, signal),
    accept: (signal) => ask('POST', `${hit.origin}${hit.pathname}/accept${hit.search}`, signal),
    extend: async (signal) => ask('POST', assignmentUrl('extension'), signal),
    async save(draft, signal) {
      await call(assignmentUrl('draft'), json('PUT', draft), signal);
    },
    // By the submission's own assignment: what an earlier page sealed is delivered from here too.
    submit: async (submission, signal) =>
      deliver(assignmentUrl('submission', submission.assignmentId), submission, {}, signal, { token, proof: true }),
    async return(signal) {
      await call(assignmentUrl('return'), { method: 'POST' }, signal);
    },
  };
}

/** Tokens from the page's own server, which knows the worker by a cookie. One is kept until it is no longer taken. */
function tokenFrom(reference: string): TokenSource {
  const { href } = webAddress(reference, 'token-url');
  let kept: Promise<string> | undefined;
  let asking = false;

  const ask = async () => {
    asking = true;
    try {
      const init: RequestInit = { method: 'POST', credentials: 'same-origin', cache: 'no-store' };
      const { token } = Object(await request(href, init, AbortSignal.timeout(30_000))) as { token?: unknown };
      if (typeof token === 'string' && token !== '') return token;
      throw new Error(`The answer of POST ${href} has no token: it should be { "token": "…" }.`);
    } catch (error) {
      kept = undefined;
      throw error;
    } finally {
      asking = false;
    }
  };

  return (refresh) => {
    if (!kept || (refresh && !asking)) kept = ask();
    return kept;
  };
}
