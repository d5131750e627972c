import { stringify } from 'csv-stringify/sync';
import type { Json } from 'hitkit/core';
import type { FullResult } from './results.js';

/** MTurk's names for what a result carries beside item and answers. */
const head: Record<string, (result: FullResult) => string | undefined> = {
  HITId: (result) => result.hitId,
  AssignmentId: (result) => result.assignmentId,
  WorkerId: (result) => result.workerId,
  ExternalWorkerId: (result) => result.externalWorkerId,
  AssignmentStatus: (result) => result.status,
  Reward: (result) => result.reward,
  AcceptTime: (result) => result.acceptedAt,
  SubmitTime: (result) => result.submittedAt,
  AutoApprovalTime: (result) => result.autoApprovalAt,
  ApprovalTime: (result) => (result.status === 'Approved' ? result.reviewedAt : undefined),
  RejectionTime: (result) => (result.status === 'Rejected' ? result.reviewedAt : undefined),
  RequesterFeedback: (result) => result.feedback,
  WorkTimeInSeconds: (result) => (result.elapsedMs / 1000).toFixed(3),
};

/**
 * A batch's results as CSV (RFC 4180, UTF-8), a chunk of rows at a time. An answer that is a text, number or boolean
 * stands as it is, any other as JSON; no answer is an empty cell without quotes, "" one with quotes.
 * @param inputs names of the `Input.*` columns
 * @param answers names of the `Answer.*` columns
 */
export async function* toCsv(
  results: AsyncIterable<FullResult>,
  inputs: string[],
  answers: string[],
): AsyncGenerator<string> {
  yield line([
    ...Object.keys(head),
    ...inputs.map((name) => `Input.${name}`),
    ...answers.map((name) => `Answer.${name}`),
  ]);
  for await (const result of results) {
    const own = (from: object, name: string) =>
      Object.hasOwn(from, name) ? (from as Record<string, Json>)[name] : undefined;
    yield line([
      ...Object.values(head).map((read) => read(result)),
      ...inputs.map((name) => own(result.input, name)),
      ...answers.map((name) => own(result.answers, name)),
    ]);
  }
}

/** One JSON object to a line; `submission` is all that the worker's page sent. */
export async function* toJsonLines(results: AsyncIterable<FullResult>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}

const line = (cells: (Json | undefined)[]): string =>
  stringify([cells.map(cellOf)], { record_delimiter: '\r\n', quoted_string: true });

function cellOf(value: Json | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isFormula(text) ? `'${text}` : text;
}

/* OWASP, CSV injection: what a spreadsheet would take for a formula gets an apostrophe. A plain number is none. */
const isFormula = (text: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
