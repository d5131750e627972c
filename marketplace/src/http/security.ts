import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Headers that every answer has. A file that other origins embed says so itself. */
export const secured: MiddlewareHandler = async (context, next) => {
  await next();
  const set = (name: string, value: string) => {
    if (!context.res.headers.has(name)) context.header(name, value);
  };
  set('X-Content-Type-Options', 'nosniff');
  set('Referrer-Policy', 'no-referrer');
  set('X-Frame-Options', 'DENY');
  set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
};

export const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * The policy of a page made of hitkit's elements.
 * @param nonce of the page's own script and style
 * @param from an origin that scripts and data come from, beside the page's own
 */
export const pagePolicy = (nonce: string, from = ''): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'self' ${from}`,
    `style-src 'nonce-${nonce}' 'self' ${from}`,
    `connect-src 'self' ${from}`,
    /* Requesters' pictures, sounds and films come from wherever they keep them. */
    'img-src * data: blob:',
    'media-src * data: blob:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html hitkit dompurify',
  ]
    .map((directive) => directive.trim())
    .join('; ');
