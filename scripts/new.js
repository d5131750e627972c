/** `npm run new field <name>`: the files of a new field, which pass every check from the first minute. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './project.js';
import { must } from './run.js';

const [kind, name = ''] = process.argv.slice(2);
if (kind !== 'field' || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error(
    'Usage: npm run new field <name>, where the name is a singular noun in lower case: npm run new field rating',
  );
  process.exit(1);
}

const camel = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = camel.replace(/^\w/, (letter) => letter.toUpperCase());
const title = pascal.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
const [tag, type] = [`hit-${name}`, `Hit${pascal}`];
const folder = `src/elements/fields/${name}`;

const templates = {
  [`${folder}/${name}.schema.ts`]: `import * as z from 'zod/mini';
import { common, type Simulate } from '../../../core/schema.js';

export const answer = z.string();

export const config = z.object({ ...common });

export type ${pascal}Config = z.output<typeof config>;

export const simulate: Simulate<string, ${pascal}Config> = (_config, random) => \`answer \${Math.floor(random() * 100)}\`;
`,
  [`${folder}/${name}.contract.ts`]: `import { defineContract, missing } from '../../../core/contract.js';
import type { ${pascal}Config } from './${name}.schema.js';

/** What ${tag} asks, and what its answer is. */
export const ${camel} = defineContract<string, ${pascal}Config>({
  tag: '${tag}',
  version: 1,
  accepts: (value) => typeof value === 'string',
  check: (answer, config) => missing(answer, config),
});
`,
  [`${folder}/${name}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  .input {
    max-inline-size: var(--hit-${name}-control-width, 28rem);
  }
\`;
`,
  [`${folder}/${name}.ts`]: `import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { HitField } from '../../../base/hit-field.js';
import { ${camel} } from './${name}.contract.js';
import type { ${pascal}Config } from './${name}.schema.js';
import { styles } from './${name}.styles.js';

/**
 * What it asks, in one sentence.
 *
 * @summary What it asks, in a few words.
 * @csspart control - The control.
 * @cssproperty --hit-${name}-control-width - The widest that the control grows.
 */
export class ${type} extends HitField<typeof ${camel}> implements ${pascal}Config {
  static override readonly contract = ${camel};
  static override styles = [HitField.styles, styles];

  protected override renderControl(): TemplateResult {
    return html\`<input
      id="control"
      part="control"
      class="input"
      .value=\${live(this.value ?? '')}
      aria-label=\${this.outerLabel}
      aria-describedby=\${this.describedBy}
      aria-invalid=\${this.shownError ? 'true' : 'false'}
      ?required=\${this.required}
      ?disabled=\${this.isDisabled}
      ?readonly=\${!this.editable}
      @input=\${this.onInput}
      @change=\${this.onChange}
    />\`;
  }

  private onInput(event: Event) {
    event.stopPropagation();
    this.edit((event.target as HTMLInputElement).value || null);
  }

  private onChange(event: Event) {
    event.stopPropagation();
    this.commit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${type};
  }
}
`,
  [`stories/fields/${name}.stories.ts`]: `import { html } from 'lit';
import '../../src/define/${tag}.js';

export default { title: 'Fields/${title}', component: '${tag}' };

export const Plain = { render: () => html\`<${tag} name="answer" label="What is asked?"></${tag}>\` };
export const Required = { render: () => html\`<${tag} name="answer" label="What is asked?" required></${tag}>\` };
export const Disabled = { render: () => html\`<${tag} name="answer" label="What is asked?" disabled></${tag}>\` };
`,
  [`test/elements/fields/${name}.test.ts`]: `import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/${tag}.js';
import { ${type} } from '../../../src/elements/fields/${name}/${name}.js';
import { conformance } from '../../conformance/field.js';

conformance(${type}, { keys: ['a'], leave: ['Tab'] });

describe('<${tag}>', () => {
  it('begins without an answer', async () => {
    const field = await fixture<${type}>(html\`<${tag} name="q" label="Question"></${tag}>\`);
    expect(field.value).to.equal(null);
  });
});
`,
};

const taken = Object.keys(templates).filter((path) => existsSync(join(root, path)));
if (taken.length) {
  console.error(`There already:\n  ${taken.join('\n  ')}`);
  process.exit(1);
}
const options = await resolveConfig(join(root, folder, `${name}.ts`));
for (const [path, text] of Object.entries(templates)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), await format(text, { ...options, parser: 'typescript' }));
}
await must('node scripts/generate.js');
console.log(
  `Made:\n  ${Object.keys(templates).join('\n  ')}\nNext: \`npm run storybook\`, and \`npm run test:browser -- --files test/elements/fields/${name}.test.ts\`.`,
);
