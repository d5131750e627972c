/** Runs the tests of a folder in Node: `node scripts/test-node.js test/node [part of a file name]`. */
import { spawnSync } from 'node:child_process';
import { files, root } from './project.js';

const [folder = 'test/node', part = ''] = process.argv.slice(2);
const chosen = files(folder, /\.test\.ts$/).filter((path) => path.includes(part));
if (chosen.length === 0) {
  console.log(`No tests in ${folder}.\n0 passed, 0 failed`);
} else {
  // Two files at once: journeys start servers and browsers. `tsx` is what reads TypeScript.
  const runner = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec'];
  process.exitCode = spawnSync(process.execPath, [...runner, ...chosen], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
