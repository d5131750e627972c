import * as z from 'zod/mini';
import { type Problem, problemsOf, suggest } from './problem.js';
import type { ContractOf, ContractSchema } from './schema.js';
import './jitless.js';

/** Text that may hold `{name}` placeholders, filled from the item (`input`). */
const piped = z.string();

const statics = z.discriminatedUnion('static', [
  z.strictObject({ static: z.literal('text'), text: piped }),
  z.strictObject({ static: z.literal('markdown'), text: piped }),
  z.strictObject({ static: z.literal('html'), html: piped }),
  z.strictObject({ static: z.literal('image'), src: piped, alt: piped, caption: z.optional(piped) }),
  z.strictObject({ static: z.literal('audio'), src: piped, label: piped }),
  z.strictObject({ static: z.literal('video'), src: piped, label: piped, captions: z.optional(piped) }),
]);

/** A name for an answer: any non-empty text. It becomes a form-data key, a CSV column and a JSON key. */
export const nameSchema = z.string().check(z.minLength(1), z.maxLength(256));
const reward = z.string().check(z.regex(/^[0-9]{1,9}(\.[0-9]{1,2})?$/));
const seconds = z.int().check(z.minimum(30), z.maximum(31_536_000));

const metadata = {
  version: z._default(z.literal(1), 1),
  title: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z._default(z.string().check(z.maxLength(2000)), ''),
  keywords: z._default(z.array(z.string()), []),
  /** US dollars as text, "0.05"; money is never a float. */
  reward: z._default(reward, '0.00'),
  /** How long a worker has from accepting to submitting, 30 s to a year. */
  assignmentDurationInSeconds: z._default(seconds, 3600),
  /** A worker may ask for this many extensions of the time, each of the same length as the first allowance. */
  extensions: z._default(z.int().check(z.minimum(0), z.maximum(10)), 0),
  instructions: z.optional(z.strictObject({ short: z.optional(piped), full: z.optional(piped) })),
  /** The item: what `{name}` placeholders are filled with. */
  input: z._default(z.record(z.string(), z.json()), {}),
};

const field = z.looseObject({ field: z.string(), name: nameSchema });
const page = {
  name: z.optional(z.string()),
  title: z.optional(piped),
};

export const taskSchema = z.strictObject({
  ...metadata,
  pages: z.array(z.strictObject({ ...page, content: z.array(z.union([statics, field])) })).check(z.minLength(1)),
});

export type Static = z.output<typeof statics>;
export interface FieldEntry {
  field: string;
  name: string;
  [key: string]: unknown;
}
export type Entry = Static | FieldEntry;
export interface Page {
  name?: string;
  title?: string;
  content: Entry[];
}
export type Task = Omit<z.output<typeof taskSchema>, 'pages'> & { pages: Page[] };
export type TaskInput = z.input<typeof taskSchema>;

export const isField = (entry: Entry): entry is FieldEntry => 'field' in entry;
export const fieldsOf = (task: Pick<Task, 'pages'>): FieldEntry[] =>
  task.pages.flatMap((one) => one.content.filter(isField));

/** The schema of one field in a task: `field` and `name` beside the contract's configuration. */
export const fieldSchema = ({ tag, config }: ContractSchema & { tag: string }) =>
  z.strictObject({ field: z.literal(tag), name: nameSchema, ...config.shape });

export interface ParsedTask {
  /** Everything that could be read; entries that could not are left out, so that the rest still renders. */
  task: Task;
  /** All that is wrong, each with its JSON path; empty when the task is sound. */
  problems: Problem[];
}

/**
 * Reads a task from JSON of any origin. Never throws: it returns what could be read and everything that is wrong.
 * @param contractOf finds a field's contract by tag; a tag it does not know is reported.
 */
export function parseTask(json: unknown, contractOf: ContractOf): ParsedTask {
  const problems: Problem[] = [];
  const read = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown, path: string) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) problems.push(...problemsOf(parsed.error, path, value, schema));
    return parsed.success ? (parsed.data as z.output<Schema>) : undefined;
  };
  const names = new Map<string, string>();

  const readField = (value: object, path: string): Entry | undefined => {
    const { field: tag } = value as FieldEntry;
    const contract = typeof tag === 'string' ? contractOf(tag) : undefined;
    if (!contract) {
      problems.push({
        path: `${path}.field`,
        code: 'unknownField',
        message: `There is no field ${JSON.stringify(tag)}. Use the tag of a field, such as "hit-text" or "hit-choice".`,
      });
      return undefined;
    }
    const entry = read(fieldSchema(contract), value, path) as FieldEntry | undefined;
    if (!entry) return undefined;
    const first = names.get(entry.name);
    if (first !== undefined) {
      problems.push({
        path: `${path}.name`,
        code: 'duplicateName',
        message: `The name ${JSON.stringify(entry.name)} is taken by ${first}. Give each field a name of its own.`,
      });
      return undefined;
    }
    names.set(entry.name, path);
    return entry;
  };

  const readEntry = (value: unknown, path: string): Entry | undefined =>
    typeof value === 'object' && value !== null && 'field' in value
      ? readField(value, path)
      : read(statics, value, path);

  const readPage = (value: unknown, path: string): Page => {
    const { content, ...rest } = Object(value) as { content?: unknown };
    const header = read(z.strictObject(page), rest, path) ?? {};
    if (!Array.isArray(content)) {
      problems.push({
        path: `${path}.content`,
        code: 'invalidType',
        message: 'A page needs "content": a list of fields and static content.',
      });
      return { ...header, content: [] };
    }
    const entries = content.map((entry, index) => readEntry(entry, `${path}.content[${index}]`));
    return { ...header, content: entries.filter((entry) => entry !== undefined) };
  };

  const { pages, ...rest } = Object(json) as { pages?: unknown };
  const header = readHeader(rest, problems);
  if (!Array.isArray(pages) || pages.length === 0) {
    problems.push({
      path: '$.pages',
      code: 'invalidType',
      message: 'A task needs "pages": a list of at least one page.',
    });
  }
  const readPages = Array.isArray(pages) ? pages.map((one, index) => readPage(one, `$.pages[${index}]`)) : [];
  return { task: { ...header, pages: readPages }, problems };
}

/* Key by key, so that one wrong key costs that key alone. */
function readHeader(value: object, problems: Problem[]): Omit<Task, 'pages'> {
  const header: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(metadata)) {
    const given = (value as Record<string, unknown>)[key];
    const parsed = schema.safeParse(given);
    if (!parsed.success) problems.push(...problemsOf(parsed.error, `$.${key}`, given, schema));
    header[key] = parsed.success ? parsed.data : schema.safeParse(undefined).data;
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(metadata, key)) {
      problems.push({
        path: `$.${key}`,
        code: 'unknownKey',
        message: `A task has no key "${key}".${suggest(key, [...Object.keys(metadata), 'pages'])}`,
      });
    }
  }
  header.title ??= '';
  return header as Omit<Task, 'pages'>;
}
