import { randomUUID } from 'node:crypto';
import { type NextHit, nextHitSchema, type Token, tokenSchema } from 'hitkit/core';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { listen, type Listening } from './listen.js';
import { pagePolicy } from './http/security.js';
import { sendPage } from './routes/pages.js';

export interface EmbedOptions {
  /** The marketplace's URL, as browsers and this server reach it. */
  market: string;
  /** The requester's key. It stays on this server. */
  accessKey: string;
  batchId: string;
  host: string;
  port: number;
}

/**
 * Somebody else's web site: a page of theirs with one script and one element of the marketplace's, and the two things a
 * site needs for that, a token for its visitor and the next HIT.
 */
export function startEmbedServer({ host, port, ...site }: EmbedOptions): Promise<Listening> {
  const app = new Hono();
  app.get('/', async (context) => {
    const { token } = await mint(site, visitorOf(context));
    const { hitId } = await next(site, token, context.req.query('after'));
    return sendPage(
      context,
      hitId === null ? 'embed-done.html' : 'embed.html',
      (nonce) => pagePolicy(nonce, new URL(site.market).origin),
      {
        market: site.market,
        hitId: hitId ?? '',
      },
    );
  });
  /* POST, so that no cache and no link can hand a token out; a page on another origin cannot read the answer. */
  app.post('/token', async (context) => {
    const visitor = getCookie(context, 'visitor');
    if (visitor === undefined) return context.json({ detail: 'Open the page first: it makes you a visitor.' }, 401);
    return context.json(await mint(site, visitor), 200, { 'Cache-Control': 'no-store' });
  });
  app.onError((error, context) => {
    console.error(error);
    return context.text('The marketplace cannot be reached just now. Please come back in a moment.', 502);
  });
  return listen(app, host, port, 'EMBED_PORT');
}

/** The visitor is known to this site alone, by a cookie of its own. */
function visitorOf(context: Context): string {
  const known = getCookie(context, 'visitor');
  if (known !== undefined && /^[\w-]{1,64}$/.test(known)) return known;
  const visitor = randomUUID();
  setCookie(context, 'visitor', visitor, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 31_536_000 });
  return visitor;
}

type Site = Pick<EmbedOptions, 'market' | 'accessKey' | 'batchId'>;

async function mint({ market, accessKey, batchId }: Site, visitor: string): Promise<Token> {
  const response = await fetch(`${market}/api/requester/worker-tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ workerId: visitor, batchId }),
  });
  return tokenSchema.parse(await answerOf(response));
}

async function next({ market, batchId }: Site, token: string, after?: string): Promise<NextHit> {
  const url = new URL(`${market}/api/batches/${batchId}/next`);
  if (after !== undefined && /^3[0-9A-Z]{29}$/.test(after)) url.searchParams.set('after', after);
  return nextHitSchema.parse(await answerOf(await fetch(url, { headers: { Authorization: `Bearer ${token}` } })));
}

async function answerOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
