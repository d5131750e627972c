/**
 * Checks the sample batches: enough items, unique ids, no picture missing or left over, tidy CSV, known keys, small enough.
 *
 *   node marketplace/scripts/check-samples.mjs
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../samples', import.meta.url));
const BATCHES = ['sentiment', 'photographs', 'receipts'];
const MAX_TOTAL = 6_000_000;
const problems = [];
const check = (holds, message) => {
  if (!holds) problems.push(message);
};

/** RFC 4180, strictly: throws where the text is not well formed. */
function parseCsv(text) {
  const rows = [];
  let row = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`not CSV at character ${at}`);
    row.push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
    if (found[2] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  const [header, ...data] = rows;
  return {
    header,
    items: data.map((cells, i) => {
      if (cells.length !== header.length)
        throw new Error(`row ${i + 2} has ${cells.length} cells, not ${header.length}`);
      return Object.fromEntries(header.map((name, c) => [name, cells[c]]));
    }),
  };
}

async function readText(path) {
  const bytes = await readFile(path);
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  check(!text.startsWith('\uFEFF'), `${path}: has a byte order mark`);
  return text;
}

async function sizeOf(path) {
  const info = await stat(path);
  if (!info.isDirectory()) return info.size;
  let sum = 0;
  for (const name of await readdir(path)) sum += await sizeOf(join(path, name));
  return sum;
}

const COMMON = ['field', 'name', 'label', 'hint', 'required'];
const KEYS = {
  task: [
    'version',
    'title',
    'description',
    'keywords',
    'reward',
    'assignmentDurationInSeconds',
    'instructions',
    'pages',
  ],
  text: ['static', 'text'],
  markdown: ['static', 'text'],
  image: ['static', 'src', 'alt'],
  'hit-choice': [...COMMON, 'appearance', 'options', 'other'],
  'hit-choices': [...COMMON, 'min', 'max', 'options'],
  'hit-text': [...COMMON, 'multiline', 'maxLength', 'pattern', 'patternMessage', 'type'],
  'hit-number': [...COMMON, 'min', 'max', 'step', 'unit'],
  'hit-rating': [...COMMON, 'max', 'appearance'],
  'hit-toggle': COMMON,
};
function checkKeys(where, value, known) {
  check(known, `${where}: unknown kind`);
  for (const key of Object.keys(value)) check(known?.includes(key), `${where}: unknown key “${key}”`);
}

function checkTask(batch, task, columns) {
  checkKeys(batch, task, KEYS.task);
  checkKeys(`${batch}.instructions`, task.instructions, ['short', 'full']);
  check(task.version === 1, `${batch}: version`);
  check(task.title.length <= 128, `${batch}: title too long`);
  check(task.description.length <= 2000, `${batch}: description too long`);
  check(/^\d+\.\d\d$/.test(task.reward), `${batch}: reward`);
  const names = new Set();
  for (const page of task.pages) {
    for (const [i, part] of page.content.entries()) {
      const where = `${batch}.${page.name}[${i}]`;
      checkKeys(where, part, KEYS[part.field ?? part.static]);
      if (part.static === 'image') check(part.alt, `${where}: no alt`);
      if (part.field) {
        check(part.label, `${where}: no label`);
        check(!names.has(part.name), `${where}: name twice`);
        names.add(part.name);
      }
      for (const option of part.options ?? []) check(option.value && option.label, `${where}: option`);
      for (const [, name] of `${part.text ?? ''}${part.src ?? ''}`.matchAll(/\{(\w+)\}/g))
        check(columns.includes(name), `${where}: no column “${name}”`);
    }
  }
  return task;
}

for (const batch of BATCHES) {
  const at = (...names) => join(folder, batch, ...names);
  const { header, items } = parseCsv(await readText(at('items.csv')));
  const task = checkTask(batch, JSON.parse(await readText(at('task.json'))), header);
  const origin = await readText(at('ORIGIN.md'));
  const ids = items.map((item) => item.id);
  check(items.length >= 100, `${batch}: only ${items.length} items`);
  check(new Set(ids).size === ids.length, `${batch}: an id twice`);
  check(
    items.every((item) => Object.values(item).every(Boolean)),
    `${batch}: an empty cell`,
  );
  if (header.includes('image')) {
    const files = new Set(await readdir(at('images')));
    for (const { image } of items) {
      check(image.startsWith(`/samples/${batch}/images/`), `${batch}: ${image} is elsewhere`);
      check(files.delete(basename(image)), `${batch}: ${image} is missing or used twice`);
    }
    check(files.size === 0, `${batch}: not in items.csv: ${[...files].join(', ')}`);
    for (const { image } of items) {
      const size = await sizeOf(at('images', basename(image)));
      check(size > 0 && size <= 22 * 1024, `${batch}: ${image} has ${size} bytes`);
      if (batch === 'photographs')
        check(origin.includes(`| ${basename(image, '.webp')} |`), `${batch}: ${image} is not in ORIGIN.md`);
    }
  }
  if (batch === 'receipts') {
    const truth = parseCsv(await readText(at('truth.csv'))).items;
    const options = (name) =>
      task.pages[0].content.find((part) => part.name === name).options.map((option) => option.value);
    check(truth.map((row) => row.id).join() === ids.join(), 'receipts: truth.csv has other ids');
    for (const row of truth) {
      check(
        /^\d{4}-\d{2}-\d{2}$/.test(row.date) && Number(row.total) > Number(row.tax) && Number(row.tax) > 0,
        `receipts: truth of ${row.id}`,
      );
      check(
        options('payment').includes(row.payment) && options('currency').includes(row.currency),
        `receipts: choice of ${row.id}`,
      );
    }
  }
  console.log(`${batch}: ${items.length} items, ${Math.round((await sizeOf(at())) / 1024)} kB`);
}
const total = await sizeOf(folder);
check(total <= MAX_TOTAL, `all: ${total} bytes`);
console.log(`all: ${Math.round(total / 1024)} kB`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
