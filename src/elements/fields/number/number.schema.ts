import * as z from 'zod/mini';
import { advance, around } from '../../../core/decimal.js';
import { common, type Simulate } from '../../../core/schema.js';

/** A finite number. */
export const answer = z.number();

export const config = z.object({
  ...common,
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** Answers are `min` (else 0) plus a multiple of it; absent: any number. */
  step: z.optional(z.number().check(z.positive())),
  /** What is counted, as text after the number: kg, %, €. */
  unit: z._default(z.string(), ''),
  placeholder: z._default(z.string(), ''),
});

export type NumberConfig = z.output<typeof config>;

export const simulate: Simulate<number, NumberConfig> = (config, random) => {
  const { min, max = (min ?? 0) + 100, step = 1 } = config;
  const [start] = around(min ?? Math.min(0, max), config);
  const steps = Math.min(100, Math.floor((max - start) / step));
  return advance(start, Math.floor(random() * (steps + 1)), config);
};
