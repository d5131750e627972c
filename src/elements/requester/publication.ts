import type { BatchOrder } from '../../core/market.js';
import type { Problem } from '../../core/problem.js';
import type { Items } from '../../core/protocol/market.js';

/** What a requester has typed, dropped and set on the way to a batch. Kept as text: nothing is lost to a slip. */
export interface Publication {
  /** JSON. */
  task: string;
  /** CSV with a header, one JSON object to a line, or a JSON list of objects. */
  items: string;
  maxAssignments: number | null;
  lifetimeDays: number | null;
  approvalDays: number | null;
  annotation: string | null;
}

export const blank: Publication = {
  task: '',
  items: '',
  maxAssignments: 1,
  lifetimeDays: 7,
  approvalDays: 30,
  annotation: null,
};

const DAY_S = 86_400;

/** What to send, or why it is not even JSON. */
export function toOrder(publication: Publication): { order: BatchOrder } | { problem: Problem } {
  const task = parseJson(publication.task, 'task');
  if ('problem' in task) return task;
  const items = readItems(publication.items);
  if ('problem' in items) return items;
  const { maxAssignments, lifetimeDays, approvalDays, annotation } = publication;
  return {
    order: {
      task: task.value,
      items: items.value,
      ...(maxAssignments !== null && { maxAssignments }),
      ...(lifetimeDays !== null && { lifetimeInSeconds: Math.round(lifetimeDays * DAY_S) }),
      ...(approvalDays !== null && { autoApprovalDelayInSeconds: Math.round(approvalDays * DAY_S) }),
      ...(annotation && { annotation }),
    },
  };
}

/* The first character tells: a list of records, records line by line, or a header. */
function readItems(text: string): { value: Items } | { problem: Problem } {
  const start = text.trimStart()[0];
  if (start === '[') return parseJson(text, 'items') as { value: unknown[] } | { problem: Problem };
  return { value: start === '{' ? { jsonl: text } : { csv: text } };
}

function parseJson(text: string, where: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as SyntaxError;
    const path = `${where}${lineOf(message, text)}`;
    return { problem: { path, code: 'notJson', message: `This is not JSON: ${message}` } };
  }
}

/* Engines tell the place as a line and a column, as an offset, or not at all. */
function lineOf(message: string, text: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line) return `, line ${line}, column ${column}`;
  const [, offset] = /position (\d+)/.exec(message) ?? [];
  if (!offset) return '';
  const before = text.slice(0, Number(offset)).split('\n');
  return `, line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
