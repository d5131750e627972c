/** Runs a command line of the project's own tools. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { root } from './project.js';

/**
 * Shows what the command prints, and resolves to its exit code and its output. Tools of `node_modules/.bin` are found as
 * in an npm script.
 * @param {string} command @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const capture = (command, env = {}) =>
  new Promise((resolve, reject) => {
    const path = `${root}node_modules/.bin${delimiter}${process.env.PATH}`;
    const child = spawn(command, {
      cwd: root,
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: path, ...env },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, output }));
  });

/** Resolves to the exit code. @param {string} command @param {NodeJS.ProcessEnv} [env] */
export const run = async (command, env) => (await capture(command, env)).code;

/** Like `run`, and ends this process where the command fails. @param {string} command @param {NodeJS.ProcessEnv} [env] */
export async function must(command, env) {
  const code = await run(command, env);
  if (code) {
    console.error(`Failed: ${command}`);
    process.exit(code);
  }
}

/** TypeScript 7. The `tsc` of `node_modules/.bin` is TypeScript 6, which other tools use as a library. */
export const tsc = 'node node_modules/typescript-7/bin/tsc';

/**
 * How many tests a command ran, from the last count that it printed: `3 passed, 1 failed`, or the summary of Node's
 * runner. A command that counts nothing is one test itself.
 * @param {{ code: number, output: string }} result
 */
export function count({ code, output }) {
  const last = (/** @type {RegExp} */ pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? NaN);
  const passed = last(/\b(\d+) passed, \d+ failed/g);
  const total = Number.isNaN(passed)
    ? {
        passed: last(/^[#ℹ] pass (\d+)/gm),
        failed: last(/^[#ℹ] fail (\d+)/gm),
        skipped: last(/^[#ℹ] skipped (\d+)/gm) || 0,
      }
    : { passed, failed: last(/\b\d+ passed, (\d+) failed/g), skipped: last(/\b\d+ failed, (\d+) skipped/g) || 0 };
  if (Number.isNaN(total.passed)) return { passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: 0 };
  return code && !total.failed ? { ...total, failed: 1 } : total;
}

/**
 * What failed, in few lines: Node's runner sums its failures up after "failing tests", the browser runner and our own
 * suites mark theirs.
 * @param {string} output
 */
export function failures(output) {
  const lines = output.split('\n');
  const marked = lines.filter((line) => /^\s*(𐄂|❌|not ok|FAILED)/u.test(line));
  const summed = lines.flatMap((line, index) =>
    line.includes('failing tests:') ? lines.slice(index + 1, index + 30) : [],
  );
  return [...new Set([...marked, ...summed])].filter((line) => line.trim()).map((line) => line.slice(0, 300));
}
