import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, it } from 'node:test';
import { elements, files, read, root } from '../../scripts/project.js';
import { contracts } from '../../src/contracts.js';
import { unfilled } from '../../src/core/piping.js';
import { parseTask } from '../../src/core/task.js';

const pages = ['README.md', 'CONTRIBUTING.md', ...files('docs', /\.md$/)];
const guide = 'docs/guides/front-end-developer.md';

interface Block {
  /** What stands behind the opening fence: "json", "json problems". */
  info: string;
  text: string;
}
const blocks = (markdown: string): Block[] =>
  [...markdown.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({ info, text }));
const prose = (markdown: string) => markdown.replace(/^```.*\n[\s\S]*?^```$/gm, '');

/** The anchor that a heading gets on the usual sites. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const anchors = (markdown: string) => [...prose(markdown).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => anchor(text));

const links = (markdown: string) =>
  [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

const commandsOf = (path: string) =>
  Object.keys((JSON.parse(read(path)) as { scripts: Record<string, string> }).scripts);
const commands = { root: commandsOf('package.json'), marketplace: commandsOf('marketplace/package.json') };

const tags = new Set([...elements().map(({ tag }) => tag), 'hit-consent']); // the guide's own field
/** Every word of ours in the sources: tags, events, attributes. */
const words = new Set(
  files('src', /\.ts$/).flatMap((path) => [...read(path).matchAll(/(?<![-\w])hit-[a-z]+(?:-[a-z]+)*/g)].map(String)),
);
words.add('hit-consent');

const problemsIn = (json: unknown) => {
  const { task, problems } = parseTask(json, (tag) => contracts.get(tag));
  // With a batch the items fill the placeholders.
  return [...problems, ...(Object.keys(task.input).length ? unfilled(task) : [])].map(
    ({ path, message }) => `${path}: ${message}`,
  );
};
const isTask = ({ info, text }: Block) => info.startsWith('json') && Object.hasOwn(JSON.parse(text) as object, 'pages');

for (const page of pages) {
  const markdown = readFileSync(join(root, page), 'utf8');

  describe(page, () => {
    it('has links that lead somewhere', () => {
      for (const target of links(markdown)) {
        const [path = '', hash] = target.split('#');
        const file = path ? posix.join(dirname(page), path) : page;
        assert.ok(existsSync(join(root, file)), `${target}: there is no ${file}`);
        if (hash) assert.ok(anchors(read(file)).includes(hash), `${target}: ${file} has no such heading`);
      }
    });

    it('names commands that exist', () => {
      for (const [, name = '', rest = ''] of markdown.matchAll(/npm run ([\w:-]+)([^`\n]*)/g)) {
        const known = rest.includes('-w marketplace') ? commands.marketplace : commands.root;
        assert.ok(known.includes(name), `npm run ${name}`);
      }
    });

    it('names files that exist', () => {
      for (const [, path = ''] of prose(markdown).matchAll(/`((?:src|test|scripts)\/[\w./-]*\w\/?)`/g)) {
        assert.ok(existsSync(join(root, path)), path);
      }
    });

    it('names tags, events and attributes that exist', () => {
      for (const [, tag = ''] of markdown.matchAll(/<\/?(hit-[a-z-]+)/g)) assert.ok(tags.has(tag), `<${tag}>`);
      for (const [, tag = ''] of markdown.matchAll(/hitkit\/(hit-[a-z-]+)\.js/g)) assert.ok(tags.has(tag), tag);
      const meant = markdown.replace(/^```(json problems|text)\n[\s\S]*?^```$/gm, ''); // without mistakes shown on purpose
      // Neither a custom property nor a file.
      for (const [word] of meant.matchAll(/(?<![-\w/.])hit-[a-z]+(?:-[a-z]+)*(?![\w-]*[:.\w])/g)) {
        assert.ok(words.has(word), word);
      }
    });

    it('has tasks without problems, or with the problems that it says', () => {
      const all = blocks(markdown);
      for (const [index, block] of all.entries()) {
        if (!isTask(block)) continue;
        const said = block.info === 'json problems' ? all[index + 1]!.text.trim().split('\n') : [];
        assert.deepEqual(problemsIn(JSON.parse(block.text)), said);
      }
    });
  });
}

describe('the guide for front-end developers', () => {
  it('quotes the field that is tested', () => {
    const tested = read('test/guides/hit-consent.ts')
      .replace('../../src/core/index.js', 'hitkit/core')
      .replace('../../src/index.js', 'hitkit');
    assert.ok(blocks(read(guide)).some(({ text }) => text === tested));
  });

  it('shows the policy that is tested', async () => {
    const { strictPolicy } = await import('../helpers/policy.js');
    for (const directive of strictPolicy('R4nd0m').split('; ')) assert.ok(read(guide).includes(directive), directive);
  });
});

describe('the guides together', () => {
  it('show every field with all its settings', () => {
    const designer = read('docs/guides/survey-designer.md');
    for (const { tag, config } of contracts.values()) {
      const [, section = ''] = new RegExp(`^### \`${tag}\`.*\\n([\\s\\S]*?)^##`, 'm').exec(designer) ?? [];
      for (const key of Object.keys(config.shape)) {
        const shared = ['label', 'hint', 'required'].includes(key);
        assert.ok(shared || section.includes(`\`${key}\``), `${tag}: ${key}`);
      }
    }
  });
});
