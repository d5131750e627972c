/** Who may know whom: the layer table of `docs/architecture.md`, as an ESLint rule. */
import { posix } from 'node:path';

/**
 * The first pattern that fits a file names its layer; then its imports (files from the root, packages by their name)
 * must fit one of `may`. A folder ends with a slash.
 * @type {{ layer: string, files: RegExp, may: (string | RegExp)[] }[]}
 */
export const layers = [
  { layer: 'a contract', files: /\.contract\.ts$/, may: ['src/core/'] },
  { layer: 'a schema', files: /\.schema\.ts$/, may: ['src/core/', 'zod/mini'] },
  { layer: 'styles', files: /\.styles\.ts$/, may: ['lit', /^src\/.*\.styles\.ts$/] },
  { layer: 'core', files: /^src\/core\//, may: ['src/core/', 'zod/mini'] },
  { layer: 'contracts.ts', files: /^src\/contracts\.ts$/, may: ['src/core/', /\.(contract|schema)\.ts$/] },
  { layer: 'locales', files: /^src\/locales\//, may: ['src/locales/', 'src/controllers/localize.ts'] },
  { layer: 'storage', files: /^src\/storage\//, may: ['src/storage/', 'src/core/'] },
  { layer: 'endpoints', files: /^src\/endpoints\//, may: ['src/endpoints/', 'src/core/', 'zod/mini'] },
  { layer: 'formats', files: /^src\/formats\//, may: ['src/formats/', 'src/core/'] },
  {
    layer: 'controllers',
    files: /^src\/controllers\//,
    may: ['src/controllers/', 'src/core/', 'src/storage/', /^src\/locales\/en\.ts$/, 'lit', '@lit/task'],
  },
  {
    layer: 'the sanitiser',
    files: /^src\/base\/sanitise\.ts$/,
    may: ['src/base/', 'src/core/', 'lit', 'dompurify', 'marked'],
  },
  {
    layer: 'base',
    files: /^src\/base\//,
    may: ['src/base/', 'src/core/', 'src/controllers/', /^src\/locales\/en\.ts$/, 'lit', '@lit/task'],
  },
  {
    layer: 'elements',
    files: /^src\/(elements|crowd)\//,
    may: [
      'src/elements/',
      'src/base/',
      'src/controllers/',
      'src/core/',
      /^src\/locales\/en(\.\w+)?\.ts$/,
      'lit',
      '@lit/task',
    ],
  },
  {
    layer: 'define',
    files: /^src\/define\//,
    may: ['src/define/', 'src/elements/', 'src/crowd/', 'src/core/', 'src/services.ts', 'src/base/define.ts'],
  },
  {
    layer: 'services.ts',
    files: /^src\/services\.ts$/,
    may: [
      'src/base/',
      'src/controllers/',
      'src/core/',
      'src/endpoints/',
      'src/storage/',
      'src/locales/',
      'src/define/',
      'src/contracts.ts',
    ],
  },
  { layer: 'index.ts', files: /^src\/index\.ts$/, may: ['src/core/', 'src/base/', 'src/elements/', 'src/crowd/'] },
  {
    layer: 'the marketplace',
    files: /^marketplace\/src\//,
    may: [/^hitkit\/(core|contracts)$/, /^(?!hitkit|src\/|lit\b|@lit\/)/],
  },
];

/** @param {string} specifier @param {string} file */
const resolve = (specifier, file) =>
  specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts') : specifier;

/** @param {string | RegExp} pattern @param {string} target */
const fits = (pattern, target) => {
  if (pattern instanceof RegExp) return pattern.test(target);
  return pattern.endsWith('/') ? target.startsWith(pattern) : target === pattern || target.startsWith(`${pattern}/`);
};

/** A field's schema loads zod: pages get it when a task comes as data. Its types cost nothing. */
const schema = { pattern: /\.schema\.ts$/, may: /^src\/(contracts|define\/elements|core\/index)\.ts$|\.schema\.ts$/ };

/**
 * What is wrong with an import, or nothing.
 * @param {string} file @param {string} specifier @param {boolean} [typesOnly]
 */
export function checkImport(file, specifier, typesOnly = false) {
  const found = layers.find(({ files }) => files.test(file));
  const target = resolve(specifier, file);
  if (schema.pattern.test(target)) {
    if (typesOnly || schema.may.test(file)) return undefined;
    return `${file} may import only types from ${target}: it loads zod.`;
  }
  if (!found || found.may.some((pattern) => fits(pattern, target))) return undefined;
  return `${found.layer} may not import ${target}. It may import ${found.may.join(', ')}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = posix.relative(context.cwd, context.filename);
    /** @param {any} node */
    const visit = ({ source, importKind, exportKind }) => {
      const typesOnly = importKind === 'type' || exportKind === 'type';
      const message = typeof source?.value === 'string' ? checkImport(file, source.value, typesOnly) : undefined;
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: visit,
      ExportNamedDeclaration: visit,
      ExportAllDeclaration: visit,
      ImportExpression: visit,
    };
  },
};
