import type { Json } from './answer.js';

/** A broken rule. `code` is a `ValidityState` flag where one fits, and always a key of the message catalogue. */
export interface Issue {
  code: string;
  params?: Readonly<Record<string, string | number>>;
}

/** What every field can be told, whatever it asks. */
export interface CommonConfig {
  label: string;
  hint: string;
  required: boolean;
}

/**
 * What a field asks, answers, and finds wrong with an answer: the half that a page needs while a worker types, without
 * zod. The other half, the schemas of the answer and the configuration and how to fake one, is the field's
 * `ContractSchema` in `x.schema.ts`, which loads where data comes in: tasks as JSON, the server, the tools.
 */
export interface Contract<Answer extends Json = Json, Config extends CommonConfig = CommonConfig> {
  /** The tag that asks, `hit-` plus a singular noun. */
  readonly tag: string;
  /** Grows when the shape of the answer changes; stored answers carry it. */
  readonly version: number;
  /** The shape of an answer. `null` (not answered) is outside of it. Says the same as the schema's `answer`. */
  accepts(value: unknown): value is Answer;
  /** The rules that an answer of the right shape can still break. Pure. */
  check(answer: Answer | null, config: Config): Issue[];
  /** Brings an answer of an older version to this one. */
  upgrade?(answer: Json, version: number): Json;
}

/* A contract of any field: `any`, because answer and configuration stand in contravariant places. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyContract = Contract<any, any>;
export type AnswerOf<C extends AnyContract> = C extends Contract<infer Answer, infer _Config> ? Answer : never;
export type ConfigOf<C extends AnyContract> = C extends Contract<infer _Answer, infer Config> ? Config : never;

export function defineContract<Answer extends Json, Config extends CommonConfig>(
  contract: Contract<Answer, Config>,
): Contract<Answer, Config> {
  return contract;
}

/** The rule that all fields share. */
export const missing = (answer: unknown, { required }: { required: boolean }): Issue[] =>
  answer === null && required ? [{ code: 'valueMissing' }] : [];

/** Shape first, then rules: everything that is wrong with `value`, whoever sent it. */
export function checkAnswer<C extends AnyContract>(contract: C, value: unknown, config: ConfigOf<C>): Issue[] {
  if (value === null || value === undefined) return contract.check(null, config);
  return contract.accepts(value) ? contract.check(value, config) : [{ code: 'badInput' }];
}
