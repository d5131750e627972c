import {
  type BatchCheck,
  type ContractOf,
  type Items,
  limits,
  parseTask,
  type Problem,
  record,
  type Task,
  unfilled,
} from 'hitkit/core';
import { type Item, readItems, type Row } from './items.js';

export interface Publication {
  task: Task;
  items: Item[];
  columns: string[];
  /** Everything that is wrong with task and items; empty when they can be published. */
  problems: Problem[];
}

/** Reads and checks a task with its items, before anything is made of them. Never throws. */
export function readPublication(task: unknown, items: Items, contractOf: ContractOf): Publication {
  const parsed = parseTask(task, contractOf);
  const { rows, columns, problems } = readItems(items);
  return {
    task: parsed.task,
    items: rows.map(({ item }) => item),
    columns,
    problems: [
      ...parsed.problems.map(inTask),
      ...problemsOfKeywords(parsed.task),
      ...problems,
      ...problemsOfPlaceholders(parsed.task, rows, columns),
    ],
  };
}

export function checkOf({ task, items, columns, problems }: Publication): BatchCheck {
  return { problems, hits: items.length, columns, sample: items.slice(0, 3).map((item) => itemOf(task, item)) };
}

/** What `{name}` placeholders are filled with: the task's own input, and over it the item. */
export const itemOf = (task: Task, item: Item): Item =>
  record([...Object.entries(task.input), ...Object.entries(item)]);

/* The task lies under the request's key `task`. */
const inTask = (problem: Problem): Problem => ({ ...problem, path: problem.path.replace(/^\$/, '$.task') });

function problemsOfKeywords({ keywords }: Task): Problem[] {
  const { length } = keywords.join(', ');
  return length <= limits.keywords
    ? []
    : [
        {
          path: '$.task.keywords',
          code: 'tooBig',
          message: `All keywords together have ${length} characters: at most ${limits.keywords}.`,
        },
      ];
}

/** A column that no item has is the task's mistake, named once; one that some items lack is theirs, named for each. */
function problemsOfPlaceholders(task: Task, rows: readonly Row[], columns: readonly string[]): Problem[] {
  // Of a file that could not be read nobody knows the columns: the task is not to blame.
  if (rows.length === 0 && columns.length === 0) return [];
  const known = columns.length > 0 ? ` Columns of the items: ${columns.join(', ')}.` : '';
  const everywhere = record(columns.map((name) => [name, ''] as const));
  const nowhere = unfilled({ ...task, input: itemOf(task, everywhere) });
  const excused = new Set(nowhere.map(({ message }) => message));
  const somewhere = rows
    .filter(({ item }) => columns.some((name) => !Object.hasOwn(item, name)))
    .flatMap(({ item, path }) => {
      const messages = new Set(unfilled({ ...task, input: itemOf(task, item) }).map(({ message }) => message));
      return [...messages]
        .filter((message) => !excused.has(message))
        .map((message) => ({ path, code: 'missingInput', message }));
    });
  return [
    ...nowhere.map((problem) => inTask({ ...problem, code: 'missingColumn', message: problem.message + known })),
    ...somewhere,
  ];
}
