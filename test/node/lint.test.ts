import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../../scripts/project.js';

/* A rule that never fires is decoration: each is shown something that it has to refuse. */

const eslint = new ESLint({ cwd: root });
const complaints = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
};

const boundaries: [file: string, refused: string, allowed: string][] = [
  ['src/core/x.ts', 'lit', 'zod/mini'],
  ['src/core/protocol/x.ts', '../../base/hit-field.js', '../answer.js'],
  ['src/elements/fields/x/x.contract.ts', './x.js', '../../../core/contract.js'],
  ['src/elements/fields/x/x.contract.ts', 'zod/mini', '../../../core/pattern.js'],
  ['src/elements/fields/x/x.contract.ts', 'lit', '../../../core/contract.js'],
  ['src/elements/fields/x/x.schema.ts', 'lit', 'zod/mini'],
  ['src/elements/fields/x/x.schema.ts', './x.contract.js', '../../../core/schema.js'],
  ['src/elements/fields/x/x.styles.ts', './x.js', 'lit'],
  ['src/contracts.ts', './elements/fields/x/x.js', './elements/fields/x/x.contract.js'],
  ['src/controllers/x.ts', '../elements/fields/x/x.js', 'lit'],
  ['src/controllers/x.ts', '../endpoints/rest.js', '../core/session.js'],
  ['src/base/x.ts', '../elements/fields/x/x.js', '../controllers/x.js'],
  ['src/base/x.ts', 'dompurify', '../locales/en.js'],
  ['src/base/x.ts', '../locales/ar.js', 'lit/decorators.js'],
  ['src/elements/fields/x/x.ts', '../../../endpoints/rest.js', '../y/y.js'],
  ['src/elements/task/x.ts', '../../storage/idb.js', '../../base/hit-element.js'],
  ['src/elements/task/x.ts', '../../define/hit-text.js', '../../controllers/x.js'],
  ['src/endpoints/x.ts', 'lit', '../core/endpoint.js'],
  ['src/endpoints/x.ts', '../elements/task/task.js', './y.js'],
  ['src/formats/x.ts', '../elements/task/task.js', '../core/task.js'],
  ['src/storage/x.ts', '../base/hit-element.js', '../core/outbox.js'],
  ['src/locales/x.ts', '../base/hit-element.js', './en.js'],
  ['src/crowd/x.ts', '../storage/idb.js', '../elements/fields/x/x.js'],
  ['src/define/hit-x.ts', '../endpoints/rest.js', '../elements/fields/x/x.js'],
  ['src/services.ts', './elements/task/task.js', './endpoints/webhook.js'],
  ['src/index.ts', './define/hit-x.js', './elements/fields/x/x.js'],
  ['marketplace/src/x.ts', 'hitkit', 'hitkit/core'],
  ['marketplace/src/x.ts', 'hitkit/hit-text.js', 'hono'],
  ['marketplace/src/x.ts', '../../src/core/task.js', './y.js'],
];

describe('the layer lint', () => {
  for (const [file, refused, allowed] of boundaries) {
    it(`${file} may import ${allowed} and not ${refused}`, async () => {
      for (const code of [
        `import '${refused}';`,
        `export * from '${refused}';`,
        `await import('${refused}');`,
        `import type {} from '${refused}';`,
      ]) {
        assert.match((await complaints(file, code)).join('\n'), /^hitkit\/layers: /m, code);
      }
      assert.doesNotMatch((await complaints(file, `import '${allowed}';`)).join('\n'), /hitkit\/layers/);
    });
  }
});

describe('the schemas', () => {
  const complain = async (code: string) => (await complaints('src/elements/fields/x/x.ts', code)).join('\n');

  it('may be imported as types, and load only where data comes in', async () => {
    assert.match(await complain("import './x.schema.js';"), /hitkit\/layers: .* only types/);
    assert.match(await complain("await import('./x.schema.js');"), /hitkit\/layers: .* only types/);
    assert.doesNotMatch(await complain("import type { XConfig } from './x.schema.js';"), /hitkit\/layers/);
  });
});

const refused: [what: string, file: string, code: string, rule: string][] = [
  ['innerHTML', 'src/elements/task/x.ts', "document.body.innerHTML = 'x';", 'no-restricted-syntax'],
  ['outerHTML', 'src/elements/task/x.ts', "document.body.outerHTML = 'x';", 'no-restricted-syntax'],
  [
    'insertAdjacentHTML',
    'src/base/x.ts',
    "document.body.insertAdjacentHTML('beforeend', 'x');",
    'no-restricted-syntax',
  ],
  ['document.write', 'src/base/x.ts', "document.write('x');", 'no-restricted-syntax'],
  [
    'unsafeHTML',
    'src/base/x.ts',
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML('');",
    'no-restricted-syntax',
  ],
  ['eval', 'src/core/x.ts', "eval('1');", 'no-restricted-syntax'],
  ['eval in the sanitiser', 'src/base/sanitise.ts', "eval('1');", 'no-restricted-syntax'],
  ['new Function', 'src/core/x.ts', "new Function('1');", 'no-restricted-syntax'],
  [
    'styleMap',
    'src/base/x.ts',
    "import { styleMap } from 'lit/directives/style-map.js'; styleMap({});",
    'no-restricted-syntax',
  ],
  [
    'a style attribute',
    'src/base/x.ts',
    'import { html } from \'lit\'; export const x = html`<p style="color: red"></p>`;',
    'no-restricted-syntax',
  ],
  ['the full zod', 'src/core/x.ts', "import { z } from 'zod'; z;", 'no-restricted-syntax'],
  ['a file of 321 lines', 'src/core/x.ts', 'export {};\n'.repeat(321), 'max-lines'],
  [
    'a picture without alt',
    'src/base/x.ts',
    'import { html } from \'lit\'; export const x = html`<img src="x.png" />`;',
    'lit-a11y/alt-text',
  ],
  [
    'a duplicate binding',
    'src/base/x.ts',
    "import { html } from 'lit'; export const x = html`<p id=${1} id=${2}></p>`;",
    'lit/no-duplicate-template-bindings',
  ],
  [
    'an attribute written in a constructor',
    'src/base/x.ts',
    "export class X extends HTMLElement { constructor() { super(); this.setAttribute('a', 'b'); } }",
    'wc/no-constructor-attributes',
  ],
];

describe('the lint', () => {
  for (const [what, file, code, rule] of refused) {
    it(`refuses ${what}`, async () => {
      assert.match((await complaints(file, code)).join('\n'), new RegExp(`^${rule}: `, 'm'));
    });
  }

  it('lets the sanitiser make markup', async () => {
    assert.doesNotMatch(
      (await complaints('src/base/sanitise.ts', "document.body.innerHTML = 'x';")).join('\n'),
      /no-restricted/,
    );
  });
});
