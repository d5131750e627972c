import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { files } from '../http/files.js';
import { newNonce, pagePolicy } from '../http/security.js';

/** Folders beside the compiled server. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const pagesFolder = here('../../pages/');
export const samplesFolder = here('../../samples/');
/** The library's own build, wherever it is installed. */
export const cdnFolder = fileURLToPath(new URL('../cdn/', import.meta.resolve('hitkit/core')));

/** Sends a page of `pages/`, its `{{nonce}}` and other placeholders filled. Values are escaped for attributes and text. */
export async function sendPage(
  context: Context,
  name: string,
  policy: (nonce: string) => string,
  values: Record<string, string> = {},
): Promise<Response> {
  const nonce = newNonce();
  const page = await readFile(join(pagesFolder, name), 'utf8');
  const filled = page.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    escape(key === 'nonce' ? nonce : (values[key] ?? '')),
  );
  return context.html(filled, 200, { 'Content-Security-Policy': policy(nonce), 'Cache-Control': 'no-store' });
}

const escape = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The worker's and the requester's page, the library that they load, and the samples' pictures. */
export function marketPages(): Hono {
  const pages = new Hono();
  pages.get('/', (context) => sendPage(context, 'worker.html', pagePolicy));
  pages.get('/requester', (context) => sendPage(context, 'requester.html', pagePolicy));
  pages.get('/pages/*', files(pagesFolder, '/pages/'));
  pages.get('/dist/cdn/*', files(cdnFolder, '/dist/cdn/'));
  pages.get('/samples/*', files(samplesFolder, '/samples/', 3600));
  return pages;
}
