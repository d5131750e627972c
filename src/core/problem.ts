import type * as z from 'zod/mini';

/** Something wrong with data from outside, said so that its author can mend it. */
export interface Problem {
  /** A JSON path (`$.pages[0].content[2].max`), or a line of a file (`line 12`). */
  path: string;
  code: string;
  /** What is wrong and what to do, in English: the reader is the author of the data. */
  message: string;
}

/** Writes a path as JSON path: `$.pages[0].name`, `$["odd name"]`. */
export const jsonPath = (path: readonly PropertyKey[], root = '$'): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(String(key)) ? `${text}.${String(key)}` : `${text}[${JSON.stringify(String(key))}]`;
  }, root);

/** Turns what zod found into problems. `value` is what was read, so that the message can say what stood there. */
export function problemsOf(error: z.core.$ZodError, root: string, value: unknown, schema?: z.ZodMiniType): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const at = jsonPath(issue.path, root);
    const found = issue.path.reduce<unknown>(
      (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
      value,
    );
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: jsonPath([key], at),
          code: 'unknownKey',
          message: `There is no key ${JSON.stringify(key)} here.${issue.path.length === 0 ? suggest(key, keysOf(schema)) : ''}`,
        }));
      case 'invalid_type':
        return [
          {
            path: at,
            code: found === undefined ? 'missingKey' : 'invalidType',
            message:
              found === undefined
                ? `This key is missing: give ${article(issue.expected)}.`
                : `This should be ${article(issue.expected)}, not ${show(found)}.`,
          },
        ];
      case 'invalid_value':
        return [
          {
            path: at,
            code: 'invalidValue',
            message: `Use ${issue.values.map((one) => JSON.stringify(one)).join(' or ')}, not ${show(found)}.`,
          },
        ];
      case 'invalid_union':
        return [{ path: at, code: 'invalidValue', message: unionMessage(issue, found) }];
      case 'too_small':
        return [
          {
            path: at,
            code: 'tooSmall',
            message: `${show(found)} is too small: at least ${issue.minimum}${unit(issue.origin)}.`,
          },
        ];
      case 'too_big':
        return [
          {
            path: at,
            code: 'tooBig',
            message: `${show(found)} is too big: at most ${issue.maximum}${unit(issue.origin)}.`,
          },
        ];
      case 'invalid_format':
        return [
          {
            path: at,
            code: 'invalidFormat',
            message: `${show(found)} does not have the form ${issue.pattern ?? issue.format}.`,
          },
        ];
      default:
        return [{ path: at, code: 'invalidValue', message: `${show(found)} will not do here: ${issue.message}.` }];
    }
  });
}

/** " Did you mean …?", where one of the known keys is within two edits. */
export function suggest(key: string, known: readonly string[]): string {
  const near = known
    .map((word) => ({ word, distance: editDistance(key.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= 2
    ? ` Did you mean "${near.word}"?`
    : known.length
      ? ` Known keys: ${known.join(', ')}.`
      : '';
}

const keysOf = (schema?: z.ZodMiniType): string[] =>
  schema && 'shape' in schema ? Object.keys((schema as z.ZodMiniObject).shape) : [];

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

const unit = (origin: string) =>
  origin === 'string' ? ' characters' : origin === 'array' || origin === 'set' ? ' entries' : '';

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion, found: unknown): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? ` Use one of: ${issue.options.join(', ')}.` : '';
  return `${show(found)} fits none of the forms that are allowed here.${options}`;
}

/* Levenshtein, two rows. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
