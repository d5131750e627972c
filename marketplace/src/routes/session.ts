import { limits, meSchema, signInSchema, tokenSchema } from 'hitkit/core';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { assertSameOrigin, sessionCookie } from '../http/mount.js';
import { done, json, type Market, type Route, route } from '../http/route.js';
import { closeSession, openSession, register, signIn } from '../workers.js';

async function startSession({ db, secureCookies }: Market, context: Context, workerId: string): Promise<void> {
  setCookie(context, sessionCookie, await openSession(db, workerId), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: secureCookies,
    path: '/api/session',
    maxAge: 30 * 86_400,
  });
}

/** The worker's session on the marketplace's own pages: the only routes that know a cookie, and they have no CORS. */
export const sessionRoutes: Route[] = [
  route({
    access: 'anybody',
    method: 'POST',
    url: '/session/register',
    id: 'register',
    summary: 'Registers a worker and signs in.',
    body: signInSchema,
    answers: { 201: { description: 'The new worker; the session is in a cookie.', schema: meSchema } },
    problems: [403, 409],
    async handle({ market, body, context }) {
      assertSameOrigin(context);
      const me = await register(market.db, body);
      await startSession(market, context, me.workerId);
      return json(201, me);
    },
  }),
  route({
    access: 'anybody',
    method: 'POST',
    url: '/session',
    id: 'signIn',
    summary: 'Signs a worker in.',
    body: signInSchema,
    answers: { 200: { description: 'The worker; the session is in a cookie.', schema: meSchema } },
    problems: [401, 403],
    async handle({ market, body, context }) {
      assertSameOrigin(context);
      const me = await signIn(market.db, body);
      await startSession(market, context, me.workerId);
      return json(200, me);
    },
  }),
  route({
    access: 'session',
    method: 'GET',
    url: '/session',
    id: 'getSession',
    summary: 'Who is signed in.',
    answers: { 200: { description: 'The worker.', schema: meSchema } },
    handle: ({ who }) => Promise.resolve(json(200, who)),
  }),
  route({
    access: 'anybody',
    method: 'DELETE',
    url: '/session',
    id: 'signOut',
    summary: 'Signs out; without a session, nothing changes.',
    answers: { 204: { description: 'Signed out.' } },
    problems: [403],
    async handle({ market, context }) {
      assertSameOrigin(context);
      const key = getCookie(context, sessionCookie);
      if (key !== undefined) await closeSession(market.db, key);
      deleteCookie(context, sessionCookie, { path: '/api/session' });
      return done;
    },
  }),
  route({
    access: 'session',
    method: 'POST',
    url: '/session/token',
    id: 'getToken',
    summary: 'Turns the session into a short-lived bearer token.',
    answers: { 200: { description: 'The token for every other route of workers.', schema: tokenSchema } },
    problems: [403],
    async handle({ market, who }) {
      return json(200, await market.tokens.mint({ workerId: who.workerId }, limits.token.default));
    },
  }),
];
