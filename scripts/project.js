/** What the source folders say about the project: its elements and contracts. The other scripts start from here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The files under a folder, as paths from the root with forward slashes; none when there is no such folder.
 * @param {string} folder
 * @param {RegExp} [pattern]
 */
export function files(folder, pattern = /./) {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/'))
      .filter((path) => pattern.test(path))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** `HitListItem` → `hit-list-item`. @param {string} name */
const tagOf = (name) => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/**
 * The elements: each module under `src/elements` and `src/crowd` that exports `class HitXxx` from a file named `xxx.ts`.
 * @returns {{ tag: string, name: string, path: string, source: string }[]}
 */
export const elements = () =>
  [...files('src/elements', /\.ts$/), ...files('src/crowd', /\.ts$/)]
    .map((path) => ({ path, source: read(path) }))
    .flatMap(({ path, source }) =>
      [...source.matchAll(/^export class ((?:Hit|Crowd)[A-Z]\w*)/gm)]
        .map(([, name = '']) => ({ tag: tagOf(name), name, path, source }))
        .filter(({ tag }) => path.endsWith(`/${tag.replace(/^\w+-/, '')}.ts`)),
    )
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));

/**
 * The contracts: each `export const x = defineContract<…>({ tag: 'hit-x' …` of an `x.contract.ts`; its schemas stand
 * beside it in `x.schema.ts`.
 * @returns {{ tag: string, name: string, path: string }[]}
 */
export const contracts = () =>
  files('src', /\.contract\.ts$/)
    .map((path) => {
      const [, name, tag] =
        /^export const (\w+)\b[^;]*?defineContract(?:<[^(]*>)?\(\{[^;]*?tag: '([\w-]+)'/m.exec(read(path)) ?? [];
      if (!name || !tag) throw new Error(`${path}: expected "export const x = defineContract({ tag: 'hit-x', …".`);
      return { tag, name, path };
    })
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
