import { problemsOf } from 'hitkit/core';
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { parseJson } from '../json.js';
import { HttpProblem, invalid } from '../problems.js';
import { requesterOfKey } from '../requesters.js';
import { workerOfSession } from '../workers.js';
import type { Access, Callers, Market, Route } from './route.js';

export const sessionCookie = 'hitkit_session';

/** Puts a route on the server: who calls, what they sent, then the handler. */
export function mount(app: Hono, market: Market, route: Route): void {
  app.on(route.method, route.url.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
    const who = await callers[route.access](market, context);
    const path = pathOf(route, context);
    const query = queryOf(route, context);
    const { text, body } = route.body
      ? await bodyOf(route, context, route.body, market)
      : { text: '', body: undefined };
    const reply = await route.handle({ market, who, path, query, body, text, context });
    if (reply instanceof Response) return reply;
    return reply.status === 204 ? context.body(null, 204) : context.json(reply.json, reply.status);
  });
}

const callers: { [Kind in Access]: (market: Market, context: Context) => Promise<Callers[Kind]> } = {
  anybody: () => Promise.resolve(undefined),

  async session({ db }, context) {
    assertSameOrigin(context);
    const key = getCookie(context, sessionCookie);
    const worker = key === undefined ? undefined : await workerOfSession(db, key);
    if (!worker)
      throw unauthorized('Nobody is signed in here. Sign in with name and password at POST /api/session.', false);
    return worker;
  },

  async worker({ tokens }, context) {
    const token = bearerOf(context);
    if (token.startsWith('hk_'))
      throw unauthorized("This is a requester's access key, and here a worker's token is needed.");
    const scope = await tokens.read(token);
    if (!scope)
      throw unauthorized(
        'The token has run out or was not made here. Get a new one, from POST /api/session/token or from the page that you came from.',
      );
    return scope;
  },

  async requester({ db }, context) {
    const key = bearerOf(context);
    const requester = key.startsWith('hk_') ? await requesterOfKey(db, key) : undefined;
    if (!requester) throw unauthorized('No requester has this access key. A key begins with hk_; copy all of it.');
    return requester;
  },
};

function bearerOf(context: Context): string {
  const [, token] = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (token === undefined)
    throw unauthorized(
      'The header "Authorization: Bearer …" is missing: give a worker\'s token or a requester\'s access key.',
    );
  return token;
}

const unauthorized = (detail: string, bearer = true) =>
  new HttpProblem(
    401,
    'unauthorized',
    'Not signed in',
    detail,
    bearer ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {},
  );

/** Refuses a cookie's request that another origin's page has sent. SameSite=Lax is not enough: another port is the same site. */
export function assertSameOrigin({ req }: Context): void {
  const origin = req.header('origin');
  const own = req.header('host');
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== own);
  if (foreign || (origin === undefined && !['same-origin', 'none', undefined].includes(req.header('sec-fetch-site')))) {
    throw new HttpProblem(
      403,
      'cross-origin',
      'Not allowed',
      "The session's cookie works on the marketplace's own pages only. Elsewhere use a bearer token.",
    );
  }
}

function pathOf(route: Route, { req }: Context): Record<string, unknown> {
  const given = req.param() as Record<string, string>;
  const parsed = z.object(route.path ?? {}).safeParse(given);
  if (!parsed.success) {
    throw new HttpProblem(
      404,
      'not-found',
      'Not found',
      `There is nothing at ${req.path}: ${Object.values(given).join(', ')} is no id of this marketplace.`,
    );
  }
  return parsed.data;
}

function queryOf(route: Route, { req }: Context): Record<string, unknown> {
  const schema = z.strictObject(route.query ?? {});
  const given = req.query();
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalid('The query', problemsOf(parsed.error, 'query', given, schema));
  return parsed.data;
}

async function bodyOf(
  route: Route,
  { req }: Context,
  schema: z.ZodMiniType,
  { limits }: Market,
): Promise<{ text: string; body: unknown }> {
  const text = await readText(req.raw, route.large ? limits.batch : limits.body);
  if (text === '' && route.bodyOptional) return { text, body: parseBody(schema, {}) };
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(req.header('content-type') ?? '')) {
    throw new HttpProblem(
      415,
      'not-json',
      'Not JSON',
      'The body has to be JSON, sent with the header "Content-Type: application/json".',
    );
  }
  const parsed = parseJson(text);
  if (parsed.fault) {
    const { line, column, message } = parsed.fault;
    throw new HttpProblem(
      400,
      'bad-json',
      'Not JSON',
      `The body is not JSON: at line ${line}, column ${column}, ${message}.`,
      {
        errors: [{ path: `line ${line}, column ${column}`, code: 'badJson', message }],
      },
    );
  }
  return { text, body: parseBody(schema, parsed.value) };
}

function parseBody(schema: z.ZodMiniType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid('The body', problemsOf(parsed.error, '$', value, schema));
  return parsed.data;
}

/* Counts while it reads, so that a body without a Content-Length cannot grow past the limit either. */
async function readText(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const tooLarge = () =>
    new HttpProblem(413, 'too-large', 'Too large', `The body has more than ${limit} bytes. Send less at once.`, {
      headers: { Connection: 'close' },
    });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpProblem(400, 'bad-utf8', 'Not UTF-8', 'The body is not UTF-8 text. Encode JSON in UTF-8.');
  }
}
