import type { Problem } from 'hitkit/core';

/** An RFC 9457 problem document on its way to the client. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  constructor(
    readonly status: number,
    /** A word for programs, unique to the kind of problem: `hit-full`. */
    readonly kind: string,
    title: string,
    /** What is wrong, where, and what to do. */
    readonly detail: string,
    readonly more: { errors?: Problem[]; submissionId?: string; headers?: Record<string, string> } = {},
  ) {
    super(title);
  }

  toJSON() {
    const { headers: _, ...members } = this.more;
    return {
      type: `urn:hitkit:${this.kind}`,
      title: this.message,
      status: this.status,
      detail: this.detail,
      ...members,
    };
  }
}

export const notFound = (what: string, id: string): HttpProblem =>
  new HttpProblem(
    404,
    'not-found',
    'Not found',
    `There is no ${what} ${id} here. Check the id, and whose token or key you use.`,
  );

export const forbidden = (detail: string): HttpProblem => new HttpProblem(403, 'forbidden', 'Not allowed', detail);

export const conflict = (kind: string, title: string, detail: string, submissionId?: string): HttpProblem =>
  new HttpProblem(409, kind, title, detail, submissionId === undefined ? {} : { submissionId });

export const gone = (kind: string, title: string, detail: string): HttpProblem =>
  new HttpProblem(410, kind, title, detail);

/** 422 that lists all that is wrong with what was sent. */
export const invalid = (what: string, errors: Problem[]): HttpProblem =>
  new HttpProblem(
    422,
    'invalid',
    'Not valid',
    `${what} has ${errors.length === 1 ? 'a problem' : `${errors.length} problems`}: ${errors
      .slice(0, 3)
      .map(({ path, message }) => `${path}: ${message}`)
      .join(' ')}${errors.length > 3 ? ' …' : ''}`,
    { errors },
  );
