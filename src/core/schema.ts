import * as z from 'zod/mini';
import type { Json } from './answer.js';
import type { AnyContract } from './contract.js';
import './jitless.js';

/** What every field can be told, whatever it asks. Spread into a schema's `config`. */
export const common = {
  label: z._default(z.string(), ''),
  hint: z._default(z.string(), ''),
  required: z._default(z.boolean(), false),
};

/**
 * The half of a field's contract that reads data of any origin: the shape of its answer and of its configuration. The
 * types of the element's properties, the JSON Schema, the server's checks and the docs are made from it.
 */
export interface ContractSchema {
  /** The shape of an answer. `null` (not answered) is outside of it. */
  readonly answer: z.ZodMiniType<Json>;
  /** The keys beside `field` and `name` that a task may give; unknown keys are refused. */
  readonly config: z.ZodMiniObject<typeof common>;
  /* `never`, so that a function of any configuration fits. */
  readonly simulate: Simulate<Json, never>;
}

/** Draws an answer that passes `check`. `random` gives numbers from 0 up to 1. */
export type Simulate<Answer, Config> = (config: Config, random: () => number) => Answer;

/** Both halves. */
export type FullContract = AnyContract & ContractSchema;
/** Finds the contract of a tag. */
export type ContractOf = (tag: string) => FullContract | undefined;
