import { sql } from 'kysely';
import * as z from 'zod/mini';
import { openApi } from '../http/openapi.js';
import { json, type Route, route } from '../http/route.js';

/** What a server says about itself. `all` is asked for late, since these routes are among them. */
export const serviceRoutes = (all: () => readonly Route[]): Route[] => [
  route({
    access: 'anybody',
    method: 'GET',
    url: '/health',
    id: 'getHealth',
    summary: 'Answers while server and database work.',
    answers: { 200: { description: 'Both work.', schema: z.object({ status: z.literal('ok') }) } },
    async handle({ market }) {
      await sql`select 1`.execute(market.db);
      return json(200, { status: 'ok' });
    },
  }),
  route({
    access: 'anybody',
    method: 'GET',
    url: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This document.',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    handle: ({ context }) => Promise.resolve(json(200, openApi(all(), new URL('/api', context.req.url).pathname))),
  }),
];
