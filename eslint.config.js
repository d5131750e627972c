import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import * as lit from 'eslint-plugin-lit';
// @ts-expect-error It has no types.
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';
import { layersRule } from './scripts/layers.js';

/** Text that becomes markup or code: one place makes markup, none makes code. */
const sinks = [
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    'Markup is made by Lit or by src/base/sanitise.ts.',
  ],
  [
    'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]',
    'Markup is made by Lit or by src/base/sanitise.ts.',
  ],
  ['ImportSpecifier[imported.name=/^unsafe(HTML|SVG|Static)$/]', 'Untrusted markup goes through src/base/sanitise.ts.'],
].map(([selector, message]) => ({ selector, message }));
const banned = [
  [
    'CallExpression[callee.name="eval"], NewExpression[callee.name="Function"]',
    'Logic is walked, never evaluated: a strict CSP stops it.',
  ],
  [
    'ImportSpecifier[imported.name="styleMap"]',
    'A strict CSP stops style attributes: set a class or a custom property.',
  ],
  ['TemplateElement[value.raw=/\\sstyle=/]', 'A strict CSP stops style attributes: set a class or a custom property.'],
  [
    'ImportDeclaration[source.value="zod"], ImportDeclaration[source.value="zod/v4"]',
    "Write `import * as z from 'zod/mini'`: the full zod is 94 kB.",
  ],
].map(([selector, message]) => ({ selector, message }));

export default defineConfig(
  globalIgnores(['**/dist/', 'storybook-static/', '**/node_modules/', '**/data/', '**/samples/']),
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always'],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**', 'marketplace/src/**'],
    plugins: { hitkit: { rules: { layers: layersRule } } },
    rules: {
      'hitkit/layers': 'error',
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...sinks, ...banned],
    },
  },
  { files: ['src/base/sanitise.ts'], rules: { 'no-restricted-syntax': ['error', ...banned] } },
  {
    files: ['src/**'],
    extends: [wc.configs['flat/recommended'], wc.configs['flat/best-practice'], lit.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    // chai's assertions are expressions; a fixture is what a page's author might write.
    files: ['test/**', 'marketplace/test/**', 'bench/**'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
