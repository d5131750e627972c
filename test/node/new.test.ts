import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { root } from '../../scripts/project.js';

const needed = [
  ...['src', 'stories', 'test', 'scripts', 'package.json', 'eslint.config.js', '.prettierrc.json'],
  ...['tsconfig.json', 'tsconfig.core.json', 'tsconfig.test.json'],
];

it('a new field passes types, lint, format and the check for staleness', { timeout: 120_000 }, (context) => {
  const copy = mkdtempSync(join(tmpdir(), 'hitkit-new-'));
  context.after(() => rmSync(copy, { recursive: true }));
  for (const path of needed) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  const passes = (...args: string[]) => {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 0, `${args.join(' ')}\n${stdout}${stderr}`);
  };

  passes('scripts/new.js', 'field', 'proof-reading');
  passes('scripts/generate.js', '--check');
  for (const project of ['tsconfig.json', 'tsconfig.core.json', 'tsconfig.test.json']) {
    const { stdout } = run('node_modules/typescript-7/bin/tsc', '--noEmit', '-p', project);
    assert.doesNotMatch(stdout, /proof-?reading/i);
  }
  const made = [
    'src/elements/fields/proof-reading',
    'stories/fields/proof-reading.stories.ts',
    'test/elements/fields/proof-reading.test.ts',
  ];
  passes('node_modules/prettier/bin/prettier.cjs', '--check', ...made);
  passes('node_modules/eslint/bin/eslint.js', ...made);

  assert.match(run('scripts/new.js', 'field', 'proof-reading').stderr, /There already/);
  assert.match(run('scripts/new.js', 'field', 'Bad Name').stderr, /Usage/);
});
