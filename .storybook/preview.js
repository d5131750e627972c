import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { toJSONSchema } from 'zod/v4/core';
import manifest from '../dist/custom-elements.json';
import { contracts } from '../src/contracts.js';

setCustomElementsManifest(manifest);

/** @type {Record<string, string>} */
const themes = import.meta.glob('../src/themes/*.css', { query: '?inline', import: 'default', eager: true });
const theme = document.head.appendChild(document.createElement('style'));

/** Registers the messages of a language other than English. @type {Record<string, () => Promise<unknown>>} */
const locales = import.meta.glob(['../src/locales/*.ts', '!../src/locales/en.ts']);

/** @param {string} name @param {string} title @param {Record<string, string>} items @param {any} icon */
const toolbar = (name, title, items, icon) => ({
  name,
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, title]) => ({ value, title })),
  },
});

/** The class comment, and for a field the shape of its answer, from its contract. @param {string} tag */
function describe(tag) {
  const { modules } = /** @type {{ modules: { declarations?: { tagName?: string, description?: string }[] }[] }} */ (
    manifest
  );
  const element = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag);
  const contract = contracts.get(tag);
  const answer =
    contract &&
    `### Answer\n\n\`null\` while not answered; otherwise (version ${contract.version} of the contract):\n\n` +
      `\`\`\`json\n${JSON.stringify({ ...toJSONSchema(contract.answer), $schema: undefined }, null, 2)}\n\`\`\``;
  return [element?.description, answer].filter(Boolean).join('\n\n');
}

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', direction: 'ltr', locale: 'en', density: 'comfortable' },
  globalTypes: {
    theme: toolbar('Theme', 'Theme', { light: 'Light', dark: 'Dark', 'high-contrast': 'High contrast' }, 'paintbrush'),
    direction: toolbar('Direction', 'Direction', { ltr: 'Left to right', rtl: 'Right to left' }, 'transfer'),
    locale: toolbar('Language', 'Language', { en: 'English', ar: 'العربية' }, 'globe'),
    density: toolbar('Density', 'Density', { comfortable: 'Comfortable', compact: 'Compact' }, 'ruler'),
  },
  parameters: {
    controls: { expanded: true },
    docs: { extractComponentDescription: describe },
    options: { storySort: { order: ['Introduction', 'Task', 'Fields', 'Worker', 'Requester'] } },
    // A violation fails the check of all stories in `test/stories`.
    a11y: { test: 'error' },
  },
  loaders: [
    ({ globals }) =>
      Promise.all(['', '.pages'].map((part) => locales[`../src/locales/${globals.locale}${part}.ts`]?.())),
  ],
  decorators: [
    (story, { globals }) => {
      const page = document.documentElement;
      page.lang = globals.locale;
      page.dir = globals.direction;
      page.style.fontFamily = 'system-ui, sans-serif';
      page.style.colorScheme = globals.theme === 'dark' ? 'dark' : 'light';
      page.style.setProperty('--hit-control-height', globals.density === 'compact' ? '2rem' : '2.75rem');
      page.style.backgroundColor = 'Canvas';
      page.style.color = 'CanvasText';
      theme.textContent = themes[`../src/themes/${globals.theme}.css`] ?? '';
      return story();
    },
  ],
};
