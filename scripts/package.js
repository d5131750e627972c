/** Packs the package and looks at it as its users' tools will: publint, are-the-types-wrong. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.js';
import { run } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'hitkit-pack-'));
const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
  cwd: root,
  encoding: 'utf8',
});
const [{ filename, size, entryCount }] = Object.values(JSON.parse(packed));
const file = join(folder, filename);
console.log(`${filename}: ${entryCount} files, ${size} bytes`);

// Data and styles have no types; the package is ESM only, and says so.
const untyped = ['./contracts.json', './custom-elements.json', './task.schema.json', './package.json'];
const codes = [
  await run(`publint --strict ${file}`),
  await run(
    `attw ${file} --profile esm-only --format table-flipped --no-summary --exclude-entrypoints ${untyped.join(' ')}`,
  ),
];
rmSync(folder, { recursive: true });
process.exitCode = codes.some(Boolean) ? 1 : 0;
