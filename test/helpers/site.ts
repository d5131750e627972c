import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { root } from '../../scripts/project.js';

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** A page of the site: its HTML, or HTML with headers of its own. */
export type Page = string | { html: string; headers: Record<string, string> };
type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

export interface Site {
  origin: string;
  /** Pages by path; the built library is under `/dist/`. */
  pages: Map<string, Page>;
  /** What a POST to a path gets; pages of every origin may send one. */
  posts: Map<string, Answer>;
  close(): Promise<void>;
}

/** An ordinary web site on a real socket, which embeds the built library and takes answers. */
export async function startSite(port = 0): Promise<Site> {
  const pages = new Map<string, Page>();
  const posts = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://site');
    if (posts.has(pathname)) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'content-type, idempotency-key');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = posts.get(pathname);
        if (answer) answer(request, Buffer.concat(chunks).toString('utf8'), response);
        else response.writeHead(404).end();
      });
      return;
    }
    const page = pages.get(pathname);
    if (page !== undefined) {
      const { html, headers } = typeof page === 'string' ? { html: page, headers: {} } : page;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
      return;
    }
    const file = join(root, normalize(pathname));
    if (!pathname.startsWith('/dist/') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, pages, posts, close };
}
