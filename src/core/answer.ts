/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The answers of one session by field name. The object has no prototype, because names come from task authors:
 * `__proto__`, `constructor` and `toString` are names like any other.
 */
export type Answers = Record<string, Json>;

/** Makes a prototype-free record from entries; a later entry wins. */
export function record<Value>(entries: Iterable<readonly [string, Value]> = []): Record<string, Value> {
  const made = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) made[name] = value;
  return made;
}

/** `null` (or a name that is absent) means not answered; 0, `false` and `""` are answers. */
export const isAnswered = (value: unknown): boolean => value !== null && value !== undefined;

/**
 * How an answer enters `FormData`: text, number and boolean as text; a list of strings as one entry each, as native
 * checkboxes do; anything else as one entry of JSON text; an unanswered field not at all.
 */
export function toEntries(value: Json | undefined): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
