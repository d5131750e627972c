/** Builds `dist/`: modules and types for npm, `cdn/` for a script tag, and what other programs read. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJSONSchema } from 'zod/v4/core';
import { files, read, root } from './project.js';
import { must, tsc } from './run.js';

const dist = join(root, 'dist');
/** @param {string} path */
const built = (path) => import(pathToFileURL(join(dist, path)).href);
/** @param {string} path @param {unknown} data */
const writeJson = (path, data) => writeFileSync(join(dist, path), JSON.stringify(data, null, 2) + '\n');
/** As people write it: defaults may be left out. A rule that JSON Schema cannot say is left to the contract. */
const jsonSchema = (/** @type {import('zod/v4/core').$ZodType} */ schema) =>
  toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

await must('node scripts/generate.js --check');
await must(`${tsc} --noEmit -p tsconfig.build.json`); // a mistake must not cost the last good build
rmSync(dist, { recursive: true, force: true });
await must(`${tsc} -p tsconfig.build.json`);
for (const path of files('src/themes', /\.css$/)) cpSync(join(root, path), join(dist, path.slice('src/'.length)));

await must('rollup -c --silent');
await must('cem analyze --quiet');
writeJson('contracts.json', await describeContracts());
writeJson('task.schema.json', await describeTask());
checkLeftovers();
await must('node scripts/check-manifest.js');

async function describeContracts() {
  const { contracts } = await built('contracts.js');
  return Object.fromEntries(
    [...contracts.values()].map(({ tag, version, answer, config }) => [
      tag,
      { version, answer: jsonSchema(answer), config: jsonSchema(config) },
    ]),
  );
}

/** The task's schema, where each entry of a page is static content or exactly one field, told apart by `field`. */
async function describeTask() {
  const [{ contracts }, { taskSchema, fieldSchema }] = await Promise.all([
    built('contracts.js'),
    built('core/task.js'),
  ]);
  const bare = (/** @type {import('zod/v4/core').$ZodType} */ schema) => ({
    ...jsonSchema(schema),
    $schema: undefined,
  });
  const fields = [...contracts.values()].map((contract) => bare(fieldSchema(contract)));
  const { $schema, ...task } = /** @type {any} */ (jsonSchema(taskSchema));
  const entry = task.properties.pages.items.properties.content.items;
  entry.anyOf = [entry.anyOf[0], { oneOf: fields }];
  return { $schema, title: 'hitkit task', ...task };
}

/** What a strict Content-Security-Policy would stop, or an old browser could not read. */
function checkLeftovers() {
  const leftovers = {
    'eval(': /\beval\(/,
    'new Function': /new Function\b/,
    'a decorator': /(^|[\s;{}])@\w+\(/m,
    'style="': /\sstyle="/,
  };
  const found = files('dist/cdn', /\.js$/).flatMap((path) => {
    const source = read(path);
    return Object.entries(leftovers).flatMap(([name, pattern]) => (pattern.test(source) ? `${path}: ${name}` : []));
  });
  if (found.length) {
    console.error(`Must not be in the CDN build:\n  ${found.join('\n  ')}`);
    process.exit(1);
  }
}

console.log(
  `Built dist/ (${files('dist').length} files${existsSync(join(dist, 'cdn/loader.js')) ? '' : ', no loader'}).`,
);
