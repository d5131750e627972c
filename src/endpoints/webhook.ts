import type { Endpoint } from '../core/endpoint.js';
import { deliver, webAddress } from './http.js';
import { type Ids, NOT_ACCEPTED } from './identify.js';

export interface WebhookOptions extends Ids {
  /** Takes submissions; relative to the page. */
  url: string;
  /** More headers for the request, such as a publishable key. Everybody who sees the page can read them. */
  headers?: Record<string, string>;
  /** Cookies for the server: none, unless this says so. */
  credentials?: RequestCredentials;
}

/**
 * The simplest endpoint: a URL that takes one JSON document. There is no server to ask for a task or a clock, so the
 * worker works at once, except in a preview (`assignmentId` is `ASSIGNMENT_ID_NOT_AVAILABLE`).
 *
 * A submission is `POST`ed as JSON (`submissionSchema`) with `Idempotency-Key: <submissionId>`, as often as it takes:
 * - 2xx accepts it. A JSON body is the receipt; an empty body or another text will do. After a redirect, and where the
 *   body has a `submissionId`, it must be this one.
 * - 409 whose body has this `submissionId` accepts it too; with another one it refuses.
 * - Other 4xx refuse it, and the `detail` of the body (RFC 9457) is what the worker reads.
 * - 401, 408, 425, 429, 5xx and no answer within 30 s mean "ask again", not before `Retry-After`.
 *
 * On another origin the server has to allow (CORS) the method `POST` and the headers `content-type, idempotency-key`,
 * and to expose `retry-after`.
 */
export function webhook({ url, headers, credentials = 'omit', ...ids }: WebhookOptions): Endpoint {
  const { href } = webAddress(url, 'endpoint');
  const preview = ids.assignmentId === NOT_ACCEPTED;
  if (preview) delete ids.assignmentId;
  return {
    key: `webhook:${href}`,
    load: () => Promise.resolve({ status: preview ? 'preview' : 'working', ...ids }),
    submit: (submission, signal) => deliver(href, submission, { headers, credentials }, signal),
  };
}
