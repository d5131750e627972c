import { defineContract, missing } from '../../../core/contract.js';
import type { RatingConfig } from './rating.schema.js';

/** How good, how much, how strongly. The answer is a whole number from 1 to `max`. */
export const rating = defineContract<number, RatingConfig>({
  tag: 'hit-rating',
  version: 1,
  accepts: Number.isSafeInteger as (value: unknown) => value is number,
  check(answer, config) {
    if (answer === null) return missing(answer, config);
    if (answer < 1) return [{ code: 'rangeUnderflow', params: { min: 1 } }];
    return answer > config.max ? [{ code: 'rangeOverflow', params: { max: config.max } }] : [];
  },
});
