import { parse } from 'csv-parse/sync';
import { type Items, type Json, type Problem, record } from 'hitkit/core';
import { parseJson } from './json.js';

export type Item = Record<string, Json>;

/** An item and where it stands, for whoever finds something wrong with it later. */
export interface Row {
  item: Item;
  /** `items line 12`, or a JSON path. */
  path: string;
}

export interface ReadItems {
  /** Every row that could be read; its item is a prototype-free record. */
  rows: Row[];
  /** The names in order of first appearance. */
  columns: string[];
  /** All that is wrong, each with its line; empty when every row could be read. */
  problems: Problem[];
}

/* Names that would mean something else on an object of JavaScript's, wherever an item is used later. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);
const longestName = 256;

/** Reads the items of a batch from any of their three forms. Never throws. */
export function readItems(items: Items): ReadItems {
  const read = Array.isArray(items)
    ? readList(items)
    : 'csv' in items
      ? readCsv(items.csv)
      : readJsonLines(items.jsonl);
  if (read.rows.length === 0 && read.problems.length === 0) {
    read.problems.push({
      path: 'items',
      code: 'noItems',
      message: 'There is no item. Give at least one row: each makes one HIT.',
    });
  }
  return read;
}

function readList(list: unknown[]): ReadItems {
  return collect(list.map((value, index) => ({ value, path: `$.items[${index}]` })));
}

function readJsonLines(text: string): ReadItems {
  const problems: Problem[] = [];
  const found: Found[] = [];
  for (const [index, line] of withoutBom(text)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') continue;
    const path = `items line ${index + 1}`;
    const parsed = parseJson(line);
    if (parsed.fault) {
      const { column, message } = parsed.fault;
      problems.push({ path, code: 'badJson', message: `This line is not JSON: at column ${column}, ${message}.` });
    } else found.push({ value: parsed.value, path });
  }
  const read = collect(found);
  return { ...read, problems: [...problems, ...read.problems] };
}

interface Found {
  value: unknown;
  path: string;
}

function collect(found: Found[]): ReadItems {
  const problems: Problem[] = [];
  const columns = new Set<string>();
  const rows: Row[] = [];
  for (const { value, path } of found) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({
        path,
        code: 'invalidType',
        message: `An item is a JSON object, such as {"text": "…"}, not ${JSON.stringify(value)?.slice(0, 40)}.`,
      });
      continue;
    }
    const names = Object.keys(value);
    problems.push(...names.flatMap((name) => problemOfName(name, path) ?? []));
    for (const name of names) columns.add(name);
    rows.push({ item: record(Object.entries(value as Item)), path });
  }
  return { rows, columns: [...columns], problems };
}

interface CsvRow {
  record: string[];
  info: { lines: number };
}

function readCsv(text: string): ReadItems {
  const problems: Problem[] = [];
  let lines: CsvRow[] = [];
  try {
    /* Ragged rows are let through here, so that all of them can be named and not only the first. */
    lines = parse(withoutBom(text), {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRow[];
  } catch (error) {
    problems.push(problemOfCsv(error, text));
  }
  const [header, ...body] = lines;
  if (!header) {
    if (problems.length === 0)
      problems.push({
        path: 'items line 1',
        code: 'noHeader',
        message: 'The file is empty. Its first line has to name the columns.',
      });
    return { rows: [], columns: [], problems };
  }
  const columns = header.record;
  problems.push(...columns.flatMap((name, index) => problemOfColumn(columns, name, index) ?? []));

  const rows = body.map(({ record: cells, info }): Row => {
    /* `lines` counts up to the row's end; the line breaks inside its cells come before that. */
    const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const path = `items line ${info.lines - breaks}`;
    if (cells.length !== columns.length) {
      problems.push({
        path,
        code: 'raggedRow',
        message: `This row has ${cells.length} cells, the header has ${columns.length}. ${
          cells.length > columns.length
            ? 'Put quotes around a cell that holds a comma.'
            : 'Leave a missing cell empty, but keep its comma.'
        }`,
      });
    }
    return { item: record(columns.map((name, index) => [name, cells[index] ?? ''])), path };
  });
  return { rows, columns, problems };
}

function problemOfColumn(columns: string[], name: string, index: number): Problem | undefined {
  const path = `items line 1, column ${index + 1}`;
  if (name.trim() === '')
    return { path, code: 'emptyHeader', message: 'This column has no name. Name it, or take the column out.' };
  const first = columns.indexOf(name);
  if (first < index) {
    return {
      path,
      code: 'duplicateHeader',
      message: `${JSON.stringify(name)} also names column ${first + 1}. Give each column a name of its own.`,
    };
  }
  return problemOfName(name, path);
}

function problemOfName(name: string, path: string): Problem | undefined {
  if (reserved.has(name)) {
    return {
      path,
      code: 'reservedName',
      message: `${JSON.stringify(name)} cannot name a column: it has a meaning of its own in JavaScript. Rename it.`,
    };
  }
  if (name === '')
    return { path, code: 'emptyHeader', message: 'A name is empty. Every value of an item needs a name.' };
  if (name.length > longestName) {
    return {
      path,
      code: 'tooLong',
      message: `The name ${JSON.stringify(`${name.slice(0, 40)}…`)} has ${name.length} characters: at most ${longestName}.`,
    };
  }
  return undefined;
}

function problemOfCsv(error: unknown, text: string): Problem {
  const { message, lines, code } = error as Error & { lines?: number; code?: string };
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return {
      path: `items line ${lineOfOpenQuote(text)}`,
      code: 'badCsv',
      message: 'A quote opens here and never closes. Close it; a quote inside a quoted cell is written twice.',
    };
  }
  return {
    path: `items line ${lines ?? 1}`,
    code: 'badCsv',
    message: `The file cannot be read on from here: ${message.replace(/\.?$/, '.')} Put quotes around the whole cell, and write a quote inside of it twice.`,
  };
}

/* A doubled quote closes and opens again on the same line, so toggling finds the one that stayed open. */
function lineOfOpenQuote(text: string): number {
  let line = 1;
  let opened: number | undefined;
  for (const [token] of text.matchAll(/"|\r\n|\n|\r/g)) {
    if (token !== '"') line += 1;
    else opened = opened === undefined ? line : undefined;
  }
  return opened ?? line;
}

const withoutBom = (text: string) => text.replace(/^\uFEFF/, '');
