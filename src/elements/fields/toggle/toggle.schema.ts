import * as z from 'zod/mini';
import { common, type Simulate } from '../../../core/schema.js';

export const answer = z.boolean();

export const config = z.object({
  ...common,
  appearance: z._default(z.enum(['switch', 'buttons']), 'switch'),
  /** What `true` is called; else “Yes”. */
  onLabel: z._default(z.string(), ''),
  /** What `false` is called; else “No”. */
  offLabel: z._default(z.string(), ''),
});

export type ToggleConfig = z.output<typeof config>;

export const simulate: Simulate<boolean, ToggleConfig> = (_config, random) => random() < 0.5;
