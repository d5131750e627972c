import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { codeOf } from './database/open.js';
import { mount } from './http/mount.js';
import type { Market, Route } from './http/route.js';
import { secured } from './http/security.js';
import { HttpProblem } from './problems.js';
import { requesterRoutes } from './routes/requester/index.js';
import { serviceRoutes } from './routes/service.js';
import { sessionRoutes } from './routes/session.js';
import { workerRoutes } from './routes/worker.js';

export const routes: readonly Route[] = [
  ...serviceRoutes(() => routes),
  ...sessionRoutes,
  ...workerRoutes,
  ...requesterRoutes,
];

export interface AppOptions {
  market: Market;
  /** Origins whose pages may use the API with a bearer token; `*` is any. */
  corsOrigins: string[];
  /** The pages beside the API, if this server has some. */
  pages?: Hono;
}

/** The whole server as a function from request to response; nothing listens yet. */
export function createApp({ market, corsOrigins, pages }: AppOptions): Hono {
  const api = new Hono();
  const openToOthers = cors({
    origin: corsOrigins.includes('*') ? '*' : corsOrigins,
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
    exposeHeaders: ['Content-Disposition', 'Retry-After'],
    maxAge: 3600,
  });
  api.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    /* The session's cookie is for the marketplace's own pages: no other origin gets as much as a preflight. */
    return context.req.path.startsWith('/api/session') ? next() : openToOthers(context, next);
  });
  for (const route of routes) mount(api, market, route);

  const app = new Hono();
  app.use(secured);
  app.onError((error) => problemResponse(asProblem(error)));
  app.notFound(({ req }) =>
    problemResponse(
      new HttpProblem(
        404,
        'not-found',
        'Not found',
        `There is no ${req.method} ${req.path} here. GET /api/openapi.json lists what the API has.`,
      ),
    ),
  );
  app.route('/api', api);
  if (pages) app.route('/', pages);
  return app;
}

const problemResponse = (problem: HttpProblem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...problem.more.headers },
  });

/* Connection lost or refused, too many connections, shutting down: it passes. */
const passing = /^(08|53|57P)|^ECONN|^EPIPE$|^ETIMEDOUT$/;

function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  console.error(error);
  return passing.test(codeOf(error))
    ? new HttpProblem(
        503,
        'unavailable',
        'Not available',
        'The database does not answer. Try again in a moment; nothing is lost.',
        { headers: { 'Retry-After': '2' } },
      )
    : new HttpProblem(
        500,
        'internal',
        'Server error',
        'Something went wrong on the server. Try again; if it stays, tell who runs this marketplace.',
      );
}
