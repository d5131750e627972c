import { services } from '../../base/services.js';
import type { FullContract } from '../../core/schema.js';
import { unfilled } from '../../core/piping.js';
import { fieldsOf, type ParsedTask, parseTask } from '../../core/task.js';

export interface ReadTask extends ParsedTask {
  /** How many fields the task has. */
  count: number;
}

/** Reads a task that came as data: loads the fields that it names, then checks it against their contracts. */
export async function readTask(json: unknown): Promise<ReadTask> {
  const tags = [...new Set(named(json))].filter((tag) => tag.startsWith('hit-'));
  const [, ...found] = await Promise.all([services.load('hit-content'), ...tags.map(contractOf)]);
  const contracts = new Map(tags.map((tag, index) => [tag, found[index]]));
  const parsed = parseTask(json, (tag) => contracts.get(tag));
  const problems = [...parsed.problems, ...unfilled(parsed.task)];
  return { ...parsed, problems, count: fieldsOf(parsed.task).length };
}

/* A field of the page's own may bring its schemas in its contract. */
async function contractOf(tag: string): Promise<FullContract | undefined> {
  const [schema] = await Promise.all([services.schema(tag), services.load(tag)]);
  const { contract } = (customElements.get(tag) ?? {}) as { contract?: FullContract };
  return contract && (schema || contract.config) ? { ...contract, ...schema } : undefined;
}

/* Every `"field": "…"` of the pages, whatever else is wrong with them. */
function* named(json: unknown): Generator<string> {
  const { pages } = Object(json) as { pages?: unknown };
  for (const page of Array.isArray(pages) ? pages : []) {
    const { content } = Object(page) as { content?: unknown };
    for (const entry of Array.isArray(content) ? content : []) {
      const { field } = Object(entry) as { field?: unknown };
      if (typeof field === 'string') yield field;
    }
  }
}
