import { defineContract, missing } from '../../../core/contract.js';
import type { ChoiceAnswer, ChoiceConfig } from './choice.schema.js';

/** True for an answer in the worker's own words. */
export const isOther = (value: unknown): value is { other: string } =>
  typeof (value as { other?: unknown } | null)?.other === 'string' && Object.keys(value as object).length === 1;

/** One of several options. The answer is the option's value, or `{ other: "…" }` in the worker's own words. */
export const choice = defineContract<ChoiceAnswer, ChoiceConfig>({
  tag: 'hit-choice',
  version: 1,
  accepts: (value): value is ChoiceAnswer => typeof value === 'string' || isOther(value),
  check(answer, config) {
    if (answer === null) return missing(answer, config);
    const known = isOther(answer) ? config.other : config.options.some(({ value }) => value === answer);
    if (known && !(isOther(answer) && !answer.other.trim())) return [];
    return [{ code: known ? 'otherMissing' : 'unknownOption' }];
  },
});
