import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { contracts, elements, root } from '../../scripts/project.js';

/** Runs a module in a Node of its own, with no loader and no DOM, and gives back what it prints. */
const bare = (code: string) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' }).trim();

describe('the layers', () => {
  it('contracts and core run in bare Node, without a DOM and without Lit', () => {
    const printed = bare(`
      import { contracts } from 'hitkit/contracts';
      import { parseTask } from 'hitkit/core';
      for (const name of ['window', 'document', 'HTMLElement', 'customElements', 'litElementVersions', 'litHtmlVersions']) {
        if (name in globalThis) throw new Error(name + ' came from somewhere');
      }
      const { problems } = parseTask({ title: 'T', pages: [{ content: [] }] }, (tag) => contracts.get(tag));
      console.log(JSON.stringify([problems, [...contracts.keys()]]));
    `);
    assert.deepEqual(JSON.parse(printed), [[], contracts().map(({ tag }) => tag)]);
  });

  it('a contract can fake an answer that it accepts, in bare Node', () => {
    bare(`
      import { contracts } from 'hitkit/contracts';
      import { checkAnswer } from 'hitkit/core';
      for (const contract of contracts.values()) {
        const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }];
        const parsed = contract.config.safeParse({ options });
        const config = parsed.success ? parsed.data : contract.config.parse({});
        const issues = checkAnswer(contract, contract.simulate(config, Math.random), config);
        if (issues.length) throw new Error(contract.tag + ' ' + JSON.stringify(issues));
      }
    `);
  });

  it('importing the index registers nothing; a tag registers where its own module is imported', () => {
    // Lit's server shim stands in for the page: it has a registry and no document.
    const printed = bare(`
      import { HTMLElement } from '@lit-labs/ssr-dom-shim';
      const defined = [];
      Object.assign(globalThis, { HTMLElement, customElements: { get: (tag) => defined.includes(tag) || undefined, define: (tag) => defined.push(tag) } });
      await import('hitkit');
      const before = defined.length;
      await import('hitkit/hit-text.js');
      await import('hitkit/hit-text.js');
      console.log(before, defined.join());
    `);
    assert.equal(printed, '0 hit-text');
  });
});

describe('the package', () => {
  const { exports: entries, sideEffects } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string>>;
    sideEffects: string[];
  };
  const targets = Object.entries(entries).flatMap(([name, target]) =>
    (typeof target === 'string' ? [target] : Object.values(target)).map((path) => [name, path] as const),
  );

  for (const [name, target] of targets) {
    it(`${name} leads to ${target}`, () => {
      const [before = '', after] = target.split('*');
      if (after === undefined) return assert.ok(existsSync(join(root, target)), `no ${target}`);
      const folder = before.slice(0, before.lastIndexOf('/'));
      const start = before.slice(folder.length + 1);
      const found = readdirSync(join(root, folder)).filter((file) => file.startsWith(start) && file.endsWith(after));
      assert.ok(found.length, `nothing fits ${target}`);
    });
  }

  it('every element has the module that registers it, for npm and for the CDN', () => {
    for (const { tag } of elements()) {
      assert.ok(existsSync(join(root, `dist/define/${tag}.js`)), `no dist/define/${tag}.js`);
      assert.ok(existsSync(join(root, `dist/cdn/${tag}.js`)), `no dist/cdn/${tag}.js`);
    }
  });

  it('bundlers are told about every module that does something when it is imported', () => {
    for (const path of ['./dist/define/*.js', './dist/core/jitless.js']) assert.ok(sideEffects.includes(path), path);
  });

  it('the generated files are fresh', () => {
    execFileSync(process.execPath, ['scripts/generate.js', '--check'], { cwd: root });
  });
});
