import type * as z from 'zod/mini';
import { problemsOf } from '../core/problem.js';

/** Reads what came from outside. Throws an error that says what is wrong, where, and in whose answer. */
export function read<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, whose: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error, '$', value, schema).map(({ path, message }) => `${path}: ${message}`);
  throw new Error(`The answer of ${whose} has a wrong shape. ${problems.join(' ')}`);
}
