import * as z from 'zod/mini';
import { optionList } from '../../../core/option.schema.js';
import { common, type Simulate } from '../../../core/schema.js';

/** The value of an option, or the worker's own words. */
export const answer = z.union([z.string(), z.strictObject({ other: z.string() })]);

export const config = z.object({
  ...common,
  options: optionList,
  appearance: z._default(z.enum(['radios', 'buttons', 'dropdown']), 'radios'),
  /** One more option, which the worker puts into words. */
  other: z._default(z.boolean(), false),
  /** The keys 1 to 9 choose, with rows too. Buttons always have keys, a dropdown never. */
  hotkeys: z._default(z.boolean(), false),
});

export type ChoiceAnswer = z.output<typeof answer>;
export type ChoiceConfig = z.output<typeof config>;

export const simulate: Simulate<ChoiceAnswer, ChoiceConfig> = ({ options, other }, random) => {
  const open = options.filter(({ disabled }) => !disabled);
  return open[Math.floor(random() * (open.length + Number(other)))]?.value ?? { other: 'Something else' };
};
