/** `npm test`: every suite that needs no set-up of its own, one after the other, and one line that sums them up. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { find } from './browsers.js';
import { files, root } from './project.js';
import { capture, count, must } from './run.js';

/** The browser that a suite drives. */
const chromium = () => void find('chromium');
const suites = [
  { name: 'node', command: 'node scripts/test-node.js test/node' },
  { name: 'marketplace', command: 'npm test --silent -w marketplace' },
  { name: 'browser', command: 'wtr', needs: chromium },
  { name: 'journeys', command: 'node scripts/test-node.js test/journeys', needs: chromium },
  { name: 'stories', command: 'node scripts/test-node.js test/stories', needs: chromium },
];

/** @param {string[]} folders @param {RegExp} [pattern] */
const newest = (folders, pattern) =>
  Math.max(0, ...folders.flatMap((folder) => files(folder, pattern)).map((path) => statSync(join(root, path)).mtimeMs));
/** @param {string} path */
const age = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? -1;

const library = Math.max(newest(['src']), age('package.json'), age('rollup.config.js'), age('scripts/build.js'));
if (age('dist/task.schema.json') < library) await must('npm run build --silent');
if (age('marketplace/dist/cli.js') < newest(['marketplace/src', 'marketplace/pages']))
  await must('npm run build --silent -w marketplace');
if (age('storybook-static/index.json') < Math.max(library, newest(['stories', '.storybook']))) {
  await must('npm run build-storybook --silent -- --quiet');
}

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];
for (const { name, command, needs } of suites) {
  const started = performance.now();
  try {
    needs?.();
  } catch (error) {
    lines.push(`${name}: skipped. ${/** @type {Error} */ (error).message}`);
    continue;
  }
  console.log(`\n${name}\n`);
  const { passed, failed, skipped } = count(await capture(command));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = Math.round((performance.now() - started) / 1000);
  lines.push(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`);
}

if (total.skipped) lines.push(`${total.skipped} tests were skipped: each says why above.`);
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
