import * as z from 'zod/mini';
import { common, type Simulate } from '../../../core/schema.js';

/** A whole number from 1. */
export const answer = z.int();

export const config = z.object({
  ...common,
  /** The best rating; the least is 1. */
  max: z._default(z.int().check(z.minimum(2), z.maximum(20)), 5),
  /** More than five smileys show as numbers. */
  appearance: z._default(z.enum(['stars', 'numbers', 'smileys']), 'stars'),
  /** What 1 stands for. */
  lowLabel: z._default(z.string(), ''),
  /** What `max` stands for. */
  highLabel: z._default(z.string(), ''),
  /** What each rating stands for, from 1 on. */
  valueLabels: z._default(z.array(z.string()), []),
});

export type RatingConfig = z.output<typeof config>;

export const simulate: Simulate<number, RatingConfig> = ({ max }, random) => 1 + Math.floor(random() * max);
