import * as z from 'zod/mini';
import { matcher } from '../../../core/pattern.js';
import { common, type Simulate } from '../../../core/schema.js';

const length = z.optional(z.int().check(z.minimum(0)));

export const answer = z.string();

export const config = z.object({
  ...common,
  type: z._default(z.enum(['text', 'email', 'url', 'tel', 'search']), 'text'),
  multiline: z._default(z.boolean(), false),
  /** The height of several lines, in lines. */
  rows: z._default(z.int().check(z.minimum(1), z.maximum(100)), 4),
  placeholder: z._default(z.string(), ''),
  autocomplete: z._default(z.string(), ''),
  minLength: length,
  maxLength: length,
  /** A regular expression that the whole answer must match, as in HTML. */
  pattern: z._default(
    z.string().check(z.refine((pattern) => matcher(pattern) !== undefined, 'it is not a regular expression')),
    '',
  ),
  /** What to say when it does not. */
  patternMessage: z._default(z.string(), ''),
});

export type TextConfig = z.output<typeof config>;

export const simulate: Simulate<string, TextConfig> = ({ type, minLength = 0, maxLength = 80, multiline }, random) => {
  if (type === 'email') return `worker${Math.floor(random() * 1000)}@example.com`;
  if (type === 'url') return `https://example.com/${Math.floor(random() * 1000)}`;
  if (type === 'tel') return `+49 30 ${Math.floor(random() * 1_000_000)}`;
  const words = ['squashed', 'kind', 'late', 'bright', 'never', 'again', 'clear', 'small', 'fresh'];
  const pick = () => words[Math.floor(random() * words.length)]!;
  let made = pick();
  while (made.length < Math.max(minLength, 8)) made += (multiline && random() < 0.2 ? '\n' : ' ') + pick();
  return made.slice(0, maxLength);
};
