/**
 * What a page loads, to the byte: minified, each file gzipped, no file left out. `sizes.json` holds the figures; any
 * change, a shrink included, asks for `npm run size -- --update`. `--json` prints JSON.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';
import { contracts, root } from './project.js';

const cdn = join(root, 'dist/cdn');
const committed = join(root, 'sizes.json');
/** Bytes, gzipped. A field counts with what it adds to a page that has the frame already. */
const budget = { frame: 24_000, field: 3_000 };
/**
 * An HTML-authored page with a webhook: these two tags, and what the frame fetches for itself until the answer is in.
 * `test/journeys/size.test.ts` looks at a real page, and fails where it loads anything else.
 */
const frame = ['hit-task', 'hit-text'];
/** @type {string[]} */
const fetched = [];

/** The files that a module imports statically. @param {string} file */
const importsOf = (file) =>
  parseAst(readFileSync(join(cdn, file), 'utf8')).body.flatMap((node) =>
    'source' in node && node.source ? posix.join(posix.dirname(file), String(node.source.value)) : [],
  );

/** These files and all that they import. @param {string[]} entries */
function closure(entries) {
  /** @type {Set<string>} */
  const reached = new Set();
  const queue = entries.filter((file) => existsSync(join(cdn, file)));
  for (const file of queue) {
    if (reached.has(file)) continue;
    reached.add(file);
    queue.push(...importsOf(file));
  }
  return reached;
}

/** @param {Iterable<string>} files */
function weigh(files) {
  const size = { minified: 0, gzipped: 0 };
  for (const file of files) {
    const bytes = readFileSync(join(cdn, file));
    size.minified += bytes.length;
    size.gzipped += gzipSync(bytes, { level: 9 }).length;
  }
  return size;
}

/** The files of the frame. */
export const frameFiles = () => closure([...frame.map((tag) => `${tag}.js`), ...fetched]);

export function measure() {
  const base = frameFiles();
  const fields = contracts().filter(({ tag }) => !frame.includes(tag));
  return {
    frame: weigh(base),
    fields: Object.fromEntries(
      fields.map(({ tag }) => [tag, weigh([...closure([`${tag}.js`])].filter((file) => !base.has(file)))]),
    ),
  };
}

function main() {
  if (!existsSync(cdn)) throw new Error('There is no dist/cdn. Run `npm run build` first.');
  const sizes = measure();
  const text = JSON.stringify(sizes, null, 2) + '\n';
  const update = process.argv.includes('--update');
  if (update) writeFileSync(committed, text);

  const rows = [
    { name: `frame (${frame.join(', ')}, webhook, outbox)`, ...sizes.frame, budget: budget.frame },
    ...Object.entries(sizes.fields).map(([tag, size]) => ({ name: `+ ${tag}`, ...size, budget: budget.field })),
  ];
  if (process.argv.includes('--json')) process.stdout.write(text);
  else {
    const width = Math.max(...rows.map(({ name }) => name.length));
    const print = (/** @type {unknown[]} */ ...cells) =>
      console.log(
        cells.map((cell, index) => (index ? String(cell).padStart(10) : String(cell).padEnd(width))).join(''),
      );
    print('', 'minified', 'gzipped', 'budget');
    for (const row of rows) print(row.name, row.minified, row.gzipped, row.budget);
  }

  const problems = rows.flatMap(({ name, gzipped, budget }) =>
    gzipped > budget ? [`${name}: ${gzipped} bytes are ${gzipped - budget} over the budget of ${budget}.`] : [],
  );
  if (!update && (!existsSync(committed) || readFileSync(committed, 'utf8') !== text)) {
    problems.push('sizes.json differs from what was measured. Run `npm run size -- --update` and commit it.');
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) main();
