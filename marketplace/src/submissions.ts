import {
  checkAnswer,
  type ContractOf,
  fieldsOf,
  type Issue,
  jsonPath,
  pipeEntry,
  type Problem,
  type Receipt,
  type Submission,
  type Task,
} from 'hitkit/core';
import { sql } from 'kysely';
import { taskOf } from './assignment-view.js';
import { lockOwn, notWorking } from './assignments.js';
import { codeOf, transact } from './database/open.js';
import type { Db, DbTime } from './database/schema.js';
import { conflict, HttpProblem, invalid } from './problems.js';
import type { Scope } from './tokens.js';

export interface Submitted {
  /** The receipt's JSON text, the same bytes for ever. */
  receipt: string;
  /** False when this submission was in before. */
  created: boolean;
}

/**
 * Takes a worker's answers, once and only once. Whoever sends the same bytes under the same key again, at any time and
 * any number at once, gets the same receipt: replays are looked for before anything that time could have changed.
 *
 * @param body the text of the request, kept as it came
 * @param submission what was read from `body`
 * @throws 404, 403, 409 (another submission is in), 410 (too late), 422 (answers, or the key with another body)
 */
export async function submit(
  db: Db,
  scope: Scope,
  assignmentId: string,
  body: string,
  submission: Submission,
  contractOf: ContractOf,
): Promise<Submitted> {
  const { submissionId } = submission;
  try {
    return await transact(db, async (tx): Promise<Submitted> => {
      const own = await lockOwn(tx, scope, assignmentId);
      const before = await tx
        .selectFrom('submission')
        .selectAll()
        .where('assignment_id', '=', assignmentId)
        .executeTakeFirst();
      if (before) {
        if (before.submission_id !== submissionId) {
          throw conflict(
            'already-submitted',
            'Already submitted',
            `Assignment ${assignmentId} has a submission already, ${before.submission_id}. It stands; this one was not taken.`,
            before.submission_id,
          );
        }
        if (before.body !== body) throw keyReused(submissionId);
        return { receipt: before.receipt, created: false };
      }
      if (own.status !== 'Accepted') throw notWorking(own);
      const problems = [...problemsOfIds(submission, own), ...problemsOfAnswers(submission, taskOf(own), contractOf)];
      if (problems.length > 0) throw invalid('The submission', problems);

      const { submitted_at } = await tx
        .updateTable('assignment')
        .set({
          status: 'Submitted',
          submitted_at: sql<DbTime>`now()`,
          auto_approval_at: sql<DbTime>`now() + ${own.auto_approval_delay} * interval '1 second'`,
        })
        .where('id', '=', assignmentId)
        .returning('submitted_at')
        .executeTakeFirstOrThrow();
      const receipt: Receipt = { submissionId, assignmentId, acceptedAt: submitted_at!.toISOString() };
      const text = JSON.stringify(receipt);
      await tx
        .insertInto('submission')
        .values({ submission_id: submissionId, assignment_id: assignmentId, body, receipt: text })
        .execute();
      return { receipt: text, created: true };
    });
  } catch (error) {
    if (codeOf(error) === '23505') throw keyReused(submissionId);
    throw error;
  }
}

const keyReused = (submissionId: string) =>
  new HttpProblem(
    422,
    'key-reused',
    'Key used before',
    `The submissionId ${submissionId} was used for another submission. Give each submission an id of its own, and send the same one only with the same bytes.`,
  );

/* The token says who the worker is; `workerId` is kept as it was sent, since a page may know the worker by another name. */
function problemsOfIds(submission: Submission, own: { id: string; hit_id: string }): Problem[] {
  const differs = (key: 'hitId' | 'assignmentId', expected: string): Problem[] =>
    submission[key] === undefined || submission[key] === expected
      ? []
      : [
          {
            path: `$.${key}`,
            code: 'invalidValue',
            message: `This was sent to assignment ${own.id} of HIT ${own.hit_id}, but names ${submission[key]}. Send it where it belongs.`,
          },
        ];
  return [...differs('hitId', own.hit_id), ...differs('assignmentId', own.id)];
}

/** Every answer against the contract of its field, as the page checks it, and no answer without a field. */
export function problemsOfAnswers(
  { answers }: Pick<Submission, 'answers'>,
  task: Task,
  contractOf: ContractOf,
): Problem[] {
  const fields = fieldsOf(task);
  const names = new Set(fields.map(({ name }) => name));
  const strangers = Object.keys(answers)
    .filter((name) => !names.has(name))
    .map((name): Problem => ({
      path: jsonPath(['answers', name]),
      code: 'unknownAnswer',
      message: `The task has no field ${JSON.stringify(name)}. Its fields: ${[...names].join(', ')}.`,
    }));
  const broken = fields.flatMap((field) => {
    const contract = contractOf(field.field);
    /* A field that was removed from the library after publishing: there is nothing left to check it with. */
    if (!contract) return [];
    const answer = answers[field.name];
    return checkAnswer(contract, answer, pipeEntry(field, task.input)).map((issue): Problem => ({
      path: jsonPath(['answers', field.name]),
      code: issue.code,
      message: messageOf(issue, field.field, answer),
    }));
  });
  return [...strangers, ...broken];
}

function messageOf({ code, params = {} }: Issue, tag: string, answer: unknown): string {
  if (code === 'valueMissing') return 'An answer is required here.';
  if (code === 'badInput') {
    const shown = JSON.stringify(answer).slice(0, 60);
    return `${shown} does not have the shape of an answer of <${tag}>. Its contract has the JSON Schema of one.`;
  }
  const told = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return `This breaks the rule ${code} of <${tag}>${told.length ? ` (${told.join(', ')})` : ''}.`;
}
