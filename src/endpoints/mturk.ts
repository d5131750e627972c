import { isAnswered, toEntries } from '../core/answer.js';
import { type Endpoint, Unavailable } from '../core/endpoint.js';
import type { Submission } from '../core/protocol/submission.js';
import { webAddress } from './http.js';
import { type Ids, NOT_ACCEPTED } from './identify.js';

export interface MturkOptions extends Ids {
  /** What the page was opened with, like `https://www.mturk.com`: HTTPS, or HTTP on this machine. Not in a preview. */
  turkSubmitTo?: string;
}

/**
 * MTurk's way, and that of everybody who opens a page with `?assignmentId&hitId&workerId&turkSubmitTo`: the answers go
 * to `<turkSubmitTo>/mturk/externalSubmit` as a real form post, which takes the worker away from the page. Its fields are
 * `assignmentId`, one or more for each answer as in `FormData`, and, where an answer is not text, has a reserved name or
 * where there is none at all, `hitkit`: the whole submission as JSON.
 *
 * The receipt of `submit` therefore does not say that the answers are in. It says where to post them; whether they were
 * taken is known only by the page that the worker sees next. Until then they are kept on the device, in the receipt, and
 * a page that is opened again posts them again.
 */
export function mturk({ turkSubmitTo = '', hitId, assignmentId, workerId }: MturkOptions): Endpoint {
  const preview = !assignmentId || assignmentId === NOT_ACCEPTED;
  const post = preview ? '' : externalSubmit(turkSubmitTo);
  return {
    // With the assignment, because a receipt only counts in the page of this assignment: no other may deliver its rows.
    key: `mturk:${post}:${assignmentId ?? ''}`,
    load: () =>
      Promise.resolve(preview ? { status: 'preview', hitId } : { status: 'working', hitId, assignmentId, workerId }),
    submit(submission) {
      if (preview || (submission.assignmentId ?? assignmentId) !== assignmentId) {
        return Promise.reject(new Error('This page may only submit the assignment that it was opened with.'));
      }
      if (globalThis.navigator?.onLine === false) {
        return Promise.reject(new Unavailable('This device is offline, and the answers can only be posted online.'));
      }
      const { submissionId } = submission;
      return Promise.resolve({
        submissionId,
        assignmentId,
        next: { post, fields: fieldsOf(submission, assignmentId) },
      });
    },
  };
}

function externalSubmit(turkSubmitTo: string): string {
  const url = webAddress(turkSubmitTo, 'turkSubmitTo');
  if (url.protocol !== 'https:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) {
    throw new TypeError(`turkSubmitTo should start with https://, not ${JSON.stringify(turkSubmitTo)}.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/mturk/externalSubmit`;
}

const RESERVED = ['assignmentId', 'hitkit'];

function fieldsOf(submission: Submission, assignmentId: string): [string, string][] {
  const answers = Object.entries(submission.answers).filter(([, answer]) => isAnswered(answer));
  const plain = answers.filter(([name]) => !RESERVED.includes(name));
  const entries = plain.flatMap(([name, answer]) => toEntries(answer).map((text): [string, string] => [name, text]));
  // MTurk refuses a form that has nothing beside `assignmentId`.
  const whole =
    entries.length === 0 || plain.length < answers.length || answers.some(([, answer]) => typeof answer !== 'string');
  return [
    ['assignmentId', assignmentId],
    ...entries,
    ...(whole ? [['hitkit', JSON.stringify(submission)] satisfies [string, string]] : []),
  ];
}
