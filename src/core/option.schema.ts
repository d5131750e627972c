import * as z from 'zod/mini';
import { unique } from './option.js';
import './jitless.js';

export const option = z.strictObject({
  value: z.string(),
  label: z.optional(z.string()),
  hint: z.optional(z.string()),
  disabled: z.optional(z.boolean()),
});

/** The options of a task: at least one, no value twice. */
export const optionList = z.array(option).check(
  z.minLength(1),
  z.refine((list) => unique(list.map(({ value }) => value)), 'two options have the same value'),
);
