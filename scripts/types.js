/** Checks the types of everything, each part with the library that it may know: `core` without the DOM. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.js';
import { run, tsc } from './run.js';

const projects = [
  'tsconfig.json',
  'tsconfig.core.json',
  'tsconfig.test.json',
  'tsconfig.scripts.json',
  'marketplace/tsconfig.json',
];
let failed = 0;
for (const project of projects.filter((path) => existsSync(join(root, path)))) {
  const code = await run(`${tsc} --noEmit -p ${project}`);
  console.log(`${code ? 'failed' : 'passed'}: ${project}`);
  if (code) failed++;
}
process.exitCode = failed;
