import type * as z from 'zod/mini';
import { Refusal } from '../core/endpoint.js';
import type { Market, RequesterDesk } from '../core/market.js';
import {
  batchCheckSchema,
  batchesSchema,
  batchSchema,
  bulkApprovalSchema,
  groupHitsSchema,
  groupSchema,
  groupsSchema,
  hitSchema,
  hitsSchema,
  meSchema,
  myAssignmentsSchema,
  nextHitSchema,
  requesterSchema,
  resultSchema,
  resultsSchema,
  tokenSchema,
} from '../core/protocol/market.js';
import { exchange, failure, json, problemOf, webAddress } from './http.js';
import { read } from './read.js';
import { rest } from './rest.js';

/** Gives the bearer token; `refresh` asks for a new one. Rejects with `Refusal` when there is nobody to give it to. */
type Bearer = (refresh: boolean) => string | Promise<string>;
type Query = Record<string, string | number | undefined>;

const open = new AbortController().signal;
const id = encodeURIComponent;

/** A path with its query; parameters that are undefined are left out. */
function at(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** The requests of one party to an API: who asks, where, and what the answer must look like. */
function caller(api: string, bearer?: Bearer) {
  async function reply(path: string, init: RequestInit, signal = open) {
    const attempt = (token?: string) => {
      const headers = new Headers(init.headers);
      if (token) headers.set('authorization', `Bearer ${token}`);
      return exchange(api + path, { credentials: 'same-origin', cache: 'no-store', ...init, headers }, signal);
    };
    const token = await bearer?.(false);
    let answer = await attempt(token);
    if (answer.status === 401 && token) {
      const fresh = await bearer!(true);
      if (fresh !== token) answer = await attempt(fresh); // an access key is what it is
    }
    // Here a 401 is final: unlike a sealed submission, a list need not wait until the worker has signed in again.
    if (answer.status === 401) throw new Refusal(problemOf(answer));
    if (!answer.ok) throw failure(answer);
    return answer.body;
  }
  const ask = async <Schema extends z.ZodMiniType>(
    schema: Schema,
    path: string,
    init: RequestInit,
    signal?: AbortSignal,
  ) => read(schema, await reply(path, init, signal), `${init.method ?? 'GET'} ${api}${path}`);

  return {
    get: <Schema extends z.ZodMiniType>(schema: Schema, path: string, signal?: AbortSignal) =>
      ask(schema, path, {}, signal),
    post: <Schema extends z.ZodMiniType>(schema: Schema, path: string, body: unknown, signal?: AbortSignal) =>
      ask(schema, path, body === undefined ? { method: 'POST' } : json('POST', body), signal),
    /** For its effect alone. */
    act: async (method: 'POST' | 'DELETE', path: string, signal?: AbortSignal) =>
      void (await reply(path, { method }, signal)),
  };
}

/**
 * The client of a marketplace's API (`core/protocol/market`). Workers are known by the cookie of the page's own origin;
 * it is changed for a bearer token once, and again when that is no longer taken.
 *
 * ```ts
 * const { items } = await market('/api').groups({});
 * ```
 * @param url the root of the API, relative to the page
 */
export function market(url: string): Market {
  const api = webAddress(url, 'src').href.replace(/\/$/, '');
  const session = caller(api);

  let kept: Promise<string> | undefined;
  let asking = false;
  const token: Bearer = (refresh) => {
    if (kept && !(refresh && !asking)) return kept;
    asking = true;
    const asked = session.post(tokenSchema, '/session/token', undefined).then((made) => made.token);
    kept = asked;
    const settle = (failed: boolean) => {
      asking = false;
      if (failed && kept === asked) kept = undefined;
    };
    asked.then(
      () => settle(false),
      () => settle(true),
    );
    return asked;
  };
  /* Another worker may sign in: a token is never carried over. */
  const forget = <Result>(result: Result): Result => {
    kept = undefined;
    return result;
  };

  const { get, act } = caller(api, token);
  return {
    session: (signal) =>
      session.get(meSchema, '/session', signal).catch((error: unknown) => {
        if (error instanceof Refusal && error.problem.status === 401) return null;
        throw error;
      }),
    register: async (signIn, signal) => forget(await session.post(meSchema, '/session/register', signIn, signal)),
    signIn: async (signIn, signal) => forget(await session.post(meSchema, '/session', signIn, signal)),
    signOut: async (signal) => forget(await session.act('DELETE', '/session', signal)),

    groups: (query, signal) => get(groupsSchema, at('/batches', { ...query }), signal),
    group: (batchId, signal) => get(groupSchema, `/batches/${id(batchId)}`, signal),
    groupHits: (batchId, query, signal) =>
      get(groupHitsSchema, at(`/batches/${id(batchId)}/hits`, { ...query }), signal),
    next: async (batchId, after, signal) =>
      (await get(nextHitSchema, at(`/batches/${id(batchId)}/next`, { after }), signal)).hitId,
    assignments: (query, signal) => get(myAssignmentsSchema, at('/me/assignments', { ...query }), signal),
    giveBack: (assignmentId, signal) => act('POST', `/assignments/${id(assignmentId)}/return`, signal),
    hit: (hitId) => rest({ url: api, hitId, token }),

    requester: (key) => desk(api, key),
  };
}

function desk(api: string, key: string): RequesterDesk {
  const root = `${api}/requester`;
  const { get, post, act } = caller(root, () => key);
  return {
    who: (signal) => get(requesterSchema, '', signal),
    batches: (query, signal) => get(batchesSchema, at('/batches', { ...query }), signal),
    batch: (batchId, signal) => get(batchSchema, `/batches/${id(batchId)}`, signal),
    check: (order, signal) => post(batchCheckSchema, '/batches/check', order, signal),
    publish: (order, signal) => post(batchSchema, '/batches', order, signal),
    extend: (batchId, extension, signal) => post(batchSchema, `/batches/${id(batchId)}/extension`, extension, signal),
    expire: (batchId, signal) => post(batchSchema, `/batches/${id(batchId)}/expiration`, undefined, signal),
    approveAll: async (batchId, feedback, signal) =>
      (await post(bulkApprovalSchema, `/batches/${id(batchId)}/approval`, { feedback }, signal)).approved,
    results: (batchId, query, signal) =>
      get(resultsSchema, at(`/batches/${id(batchId)}/assignments`, { ...query }), signal),
    async export(batchId, format, status, signal = open) {
      // A file, not an answer to read: it goes to the disk as it comes.
      const headers = { authorization: `Bearer ${key}` };
      const response = await fetch(root + at(`/batches/${id(batchId)}/export`, { format, status }), {
        headers,
        signal,
      });
      if (response.ok) return response.arrayBuffer();
      const body: unknown = await response.json().catch(() => undefined);
      throw new Refusal(problemOf({ status: response.status, body }));
    },

    result: (assignmentId, signal) => get(resultSchema, `/assignments/${id(assignmentId)}`, signal),
    approve: (assignmentId, approval = {}, signal) =>
      post(resultSchema, `/assignments/${id(assignmentId)}/approval`, approval, signal),
    reject: (assignmentId, reason, signal) =>
      post(resultSchema, `/assignments/${id(assignmentId)}/rejection`, { reason }, signal),

    hits: (batchId, query, signal) => get(hitsSchema, at(`/batches/${id(batchId)}/hits`, { ...query }), signal),
    publishHit: (order, signal) => post(hitSchema, '/hits', order, signal),
    hit: (hitId, signal) => get(hitSchema, `/hits/${id(hitId)}`, signal),
    extendHit: (hitId, extension, signal) => post(hitSchema, `/hits/${id(hitId)}/extension`, extension, signal),
    expireHit: (hitId, signal) => post(hitSchema, `/hits/${id(hitId)}/expiration`, undefined, signal),
    reviewHit: (hitId, review, signal) => post(hitSchema, `/hits/${id(hitId)}/review`, review, signal),
    disposeHit: (hitId, signal) => act('DELETE', `/hits/${id(hitId)}`, signal),
    workerToken: (order, signal) => post(tokenSchema, '/worker-tokens', order, signal),
  };
}
