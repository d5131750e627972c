import { defineContract, missing } from '../../../core/contract.js';
import { around } from '../../../core/decimal.js';
import type { NumberConfig } from './number.schema.js';

/** A number. The answer is finite, as in JSON; the unit is the question's, not the answer's. */
export const number = defineContract<number, NumberConfig>({
  tag: 'hit-number',
  version: 1,
  accepts: Number.isFinite as (value: unknown) => value is number,
  check(answer, config) {
    if (answer === null) return missing(answer, config);
    const { min = -Infinity, max = Infinity } = config;
    if (answer < min) return [{ code: 'rangeUnderflow', params: { min } }];
    if (answer > max) return [{ code: 'rangeOverflow', params: { max } }];
    const [low, high] = around(answer, config);
    return low === high ? [] : [{ code: 'stepMismatch', params: { low, high: high > max ? low : high } }];
  },
});
