import { defineContract, type Issue, missing } from '../../../core/contract.js';
import { unique } from '../../../core/option.js';
import type { ChoicesConfig } from './choices.schema.js';

/** Several of several options. The answer lists their values, each once; none chosen is `null`. */
export const choices = defineContract<string[], ChoicesConfig>({
  tag: 'hit-choices',
  version: 1,
  accepts: (value): value is string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') && unique(value),
  check(answer, config) {
    if (answer === null) return missing(answer, config);
    const { options, min = 0, max = Infinity } = config;
    const known = new Set(options.map(({ value }) => value));
    const issues: Issue[] = [];
    if (answer.some((value) => !known.has(value))) issues.push({ code: 'unknownOption' });
    if (answer.length < min) issues.push({ code: 'tooFew', params: { min } });
    if (answer.length > max) issues.push({ code: 'tooMany', params: { max } });
    return issues;
  },
});
