import * as z from 'zod/mini';
import { unique } from '../../../core/option.js';
import { optionList } from '../../../core/option.schema.js';
import { common, type Simulate } from '../../../core/schema.js';

const count = z.optional(z.int().check(z.minimum(1)));

export const answer = z.array(z.string()).check(z.refine(unique, 'a value comes twice'));

export const config = z.object({
  ...common,
  options: optionList,
  /** The fewest options of an answer. */
  min: count,
  /** The most options of an answer. */
  max: count,
  /** The keys 1 to 9 choose. */
  hotkeys: z._default(z.boolean(), false),
});

export type ChoicesConfig = z.output<typeof config>;

export const simulate: Simulate<string[], ChoicesConfig> = ({ options, min = 1, max = Infinity }, random) => {
  const values = options.filter(({ disabled }) => !disabled).map(({ value }) => value);
  const most = Math.min(max, values.length);
  let wanted = min + Math.floor(random() * (most - min + 1));
  // Each value with the chance that draws exactly as many as are wanted, in the order of the options.
  return values.filter((_, index) => {
    const drawn = random() * (values.length - index) < wanted;
    if (drawn) wanted -= 1;
    return drawn;
  });
};
