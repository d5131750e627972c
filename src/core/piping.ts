import { jsonPath, type Problem } from './problem.js';
import type { Entry, Task } from './task.js';

/** The data that fills the placeholders: the task's `input`. */
export type Item = Task['input'];

export interface Piped {
  text: string;
  /** The names that the item does not have; their placeholders stand in `text` as they were written. */
  missing: string[];
}

const placeholder = /\{\{([^{}\n]*)\}\}|\{([^{}\n]+)\}/g;
/** What somebody would mean for a name: braces around anything else are only braces. */
const name = /^[\p{L}_$][\p{L}\p{N}_$. -]*$/u;
/** Keys whose text is not for people: braces in a pattern count repetitions. */
const verbatim = new Set(['field', 'static', 'name', 'pattern']);

/**
 * Replaces each `{name}` by what the item has under that name, once: what comes in is not looked at again. Text comes as
 * it is, `null` as nothing, everything else as JSON. `{{name}}` stands for the text `{name}`.
 */
export function pipe(text: string, item: Item): Piped {
  const missing = new Set<string>();
  const piped = text.replace(placeholder, (whole, escaped: string | undefined, inner: string) => {
    if (escaped !== undefined) return `{${escaped}}`;
    const key = [inner, inner.trim()].find((one) => Object.hasOwn(item, one));
    if (key !== undefined) return show(item[key]);
    if (name.test(inner.trim())) missing.add(inner.trim());
    return whole;
  });
  return { text: piped, missing: [...missing] };
}

/**
 * Fills the placeholders of everything that an entry of a page says, options included. Whoever checks an answer has to
 * pipe the field's entry first, as the page did. Rich text is left to the sanitiser, which fills it after parsing.
 */
export function pipeEntry<One extends Entry>(entry: One, item: Item): One {
  if ('static' in entry && (entry.static === 'markdown' || entry.static === 'html')) return entry;
  return mapText(entry, (text) => pipe(text, item).text) as One;
}

/** The placeholders of a task that its item does not fill, each with its JSON path. */
export function unfilled({
  input,
  instructions = {},
  pages,
}: Pick<Task, 'input' | 'instructions' | 'pages'>): Problem[] {
  const problems: Problem[] = [];
  mapText({ instructions, pages }, (text, path) => {
    for (const missing of pipe(text, input).missing) {
      problems.push({
        path: jsonPath(path),
        code: 'missingInput',
        message: `The item has no "${missing}". Add it to "input", or write "{{${missing}}}" for the text "{${missing}}".`,
      });
    }
    return text;
  });
  return problems;
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/* A copy with every text changed. `Object.fromEntries` defines its keys, so that "__proto__" is a key like any other. */
function mapText(
  value: unknown,
  change: (text: string, path: PropertyKey[]) => string,
  path: PropertyKey[] = [],
): unknown {
  if (typeof value === 'string') return verbatim.has(String(path.at(-1))) ? value : change(value, path);
  if (Array.isArray(value)) return value.map((one, index) => mapText(one, change, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapText(one, change, [...path, key])]));
}
