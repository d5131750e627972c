/** Every check, one after the other; a failure does not hide what comes after it. `.ci/run` prepares the machine. */
import { capture, count, failures } from './run.js';

const checks = [
  'npm run --silent generate -- --check',
  'npm run --silent lint',
  'npm run --silent format:check',
  'npm run --silent build',
  'npm run --silent build -w marketplace',
  'npm run --silent types',
  'npm run --silent size',
  'npm run --silent package',
  'npm test --silent',
  'npm run --silent test:engines',
  'npm run --silent test:kills',
  'npm run --silent test:races -w marketplace',
  'npm run --silent test:kills -w marketplace',
];

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const lines = [];
for (const check of checks) {
  console.log(`\n> ${check}\n`);
  const started = performance.now();
  const result = await capture(check);
  const { passed, failed } = count(result);
  total.passed += passed;
  total.failed += failed;
  lines.push(
    `${failed ? 'FAILED' : 'ok'}  ${check}: ${passed} passed, ${failed} failed, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  // Said again at the end: nobody reads a long output from its beginning.
  if (failed) lines.push(...failures(result.output).map((line) => `    ${line}`));
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
