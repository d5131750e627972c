import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context } from 'hono';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * Serves the files of a folder to pages of any origin. Names carry no hash, so a browser asks each time and mostly
 * hears 304; `maxAge` seconds save it the question where files never change.
 * @param prefix the part of the URL that stands for the folder
 */
export function files(
  folder: string,
  prefix: string,
  maxAge = 0,
): (context: Context, next: () => Promise<void>) => Promise<Response | void> {
  return async (context, next) => {
    let path: string;
    try {
      path = normalize(decodeURIComponent(context.req.path.slice(prefix.length)));
    } catch {
      return next();
    }
    const type = types[extname(path)];
    if (!type || path.includes('\u0000') || path.split(sep).includes('..')) return next();
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (!bytes) return next();
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    const headers = {
      'Content-Type': type,
      ETag: etag,
      'Cache-Control': maxAge > 0 ? `public, max-age=${maxAge}` : 'no-cache',
      /* A module script is fetched with CORS, and a page may ask for CORP: both are for everybody here. */
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    return context.req.header('if-none-match') === etag
      ? context.body(null, 304, headers)
      : context.body(new Uint8Array(bytes), 200, headers);
  };
}
