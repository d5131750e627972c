/** `dist/cdn/`: everything inside, shared chunks, one entry for each tag. Reads what TypeScript emitted. */
import { basename } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplates } from './scripts/minify-templates.js';
import { files } from './scripts/project.js';

const entries = files('dist/define', /\/(hit-[\w-]+|crowd-[\w-]+|all|loader)\.js$/);
/** Languages beside English: a page adds `<script type="module" src="…/cdn/locales/ar.js">`. */
const languages = files('dist/locales', /\/(?!en\.)[\w.-]+\.js$/);

/** @type {Map<string, string>} */
const chunks = new Map();

/**
 * Few files, because each costs a request and compresses on its own: what every field needs, and what the frame needs on
 * top of that. The modules that register stay apart from both.
 * @type {import('rollup').GetManualChunk}
 */
function chunkOf(id, { getModuleInfo, getModuleIds }) {
  if (chunks.size === 0) {
    for (const [tag, chunk] of [
      ['hit-text', 'base'],
      ['hit-task', 'frame'],
    ]) {
      const queue = [...getModuleIds()].filter((id) => basename(id) === `${tag}.js`);
      for (const module of queue) {
        if (chunks.has(module)) continue;
        chunks.set(module, /[\\/]define[\\/]hit-/.test(module) ? '' : chunk);
        queue.push(...(getModuleInfo(module)?.importedIds ?? []));
      }
    }
  }
  return chunks.get(id) || undefined;
}

/**
 * To make a schema does nothing else: one that nobody uses can go. (`z.config` does something.)
 * @type {import('rollup').Plugin}
 */
const pureSchemas = {
  name: 'pure-schemas',
  transform: (code, id) =>
    id.includes('node_modules')
      ? null
      : { code: code.replace(/(?<![.\w])z\.(?!config\b)(?=[\w.]+\()/g, '/* @__PURE__ */ z.'), map: null },
};

/**
 * TypeScript puts its decorator helper into every module that has a decorator: once is enough.
 * @type {import('rollup').Plugin}
 */
const oneDecorate = {
  name: 'one-decorate',
  transform: (code, id) =>
    id.includes('node_modules')
      ? null
      : { code: code.replace(/^var __decorate = [^]*?\n};\n/m, "import { __decorate } from 'tslib';\n"), map: null },
};

/** @type {import('rollup').RollupOptions} */
export default {
  input: Object.fromEntries([
    ...entries.map((path) => [basename(path, '.js'), path]),
    ...languages.map((path) => [`locales/${basename(path, '.js')}`, path]),
  ]),
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    resolve({ exportConditions: ['production'] }),
    pureSchemas,
    oneDecorate,
    minifyTemplates(),
    terser({ ecma: 2020, module: true, compress: { passes: 3 } }),
  ],
  output: {
    dir: 'dist/cdn',
    manualChunks: chunkOf,
    entryFileNames: '[name].js',
    // No hashes: the package's version is in the URL, and sizes can be told by name.
    chunkFileNames: 'chunks/[name].js',
  },
};
