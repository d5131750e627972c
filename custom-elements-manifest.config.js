import { elements } from './scripts/project.js';

const tags = new Map(elements().map(({ name, tag }) => [name, tag]));

/** The manifest speaks of the files that are in the package. @param {string} path */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** What a page can use of an element. @param {{ privacy?: string, static?: boolean }} member */
const isPublic = ({ privacy = 'public', static: ofClass = false }) => privacy === 'public' && !ofClass;

export default {
  globs: ['src/elements/**/*.ts', 'src/crowd/**/*.ts', 'src/base/*.ts'],
  exclude: ['**/*.styles.ts', '**/*.contract.ts', '**/*.schema.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    {
      name: 'tags and published paths',
      /** @param {{ customElementsManifest: import('custom-elements-manifest/schema.d.ts').Package }} context */
      packageLinkPhase({ customElementsManifest }) {
        const text = JSON.stringify(customElementsManifest, (key, value) =>
          (key === 'path' || key === 'module') && typeof value === 'string' ? published(value) : value,
        );
        Object.assign(customElementsManifest, JSON.parse(text));
        for (const { declarations, exports, path } of customElementsManifest.modules) {
          for (const declaration of declarations ?? []) {
            if ('members' in declaration) declaration.members = declaration.members?.filter(isPublic);
            const tag = tags.get(declaration.name);
            if (declaration.kind !== 'class' || !tag) continue;
            // The analyzer also guesses at every `dispatchEvent`; an event of ours is typed, and its class has the name.
            const element = /** @type {any} */ (declaration);
            element.events = element.events?.filter((/** @type {{ name: string }} */ { name }) =>
              /^(hit-[a-z-]+|input|change)$/.test(name),
            );
            Object.assign(declaration, { customElement: true, tagName: tag });
            exports?.push({
              kind: 'custom-element-definition',
              name: tag,
              declaration: { name: declaration.name, module: path },
            });
          }
        }
      },
    },
  ],
};
