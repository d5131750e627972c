import { html } from 'lit';
import '../../src/define/hit-instructions.js';
import '../../src/define/hit-text.js';

const short = 'Read the sentence. Say how it **feels**, not what it says.';
const full = `# How to rate a sentence

Read the sentence **twice**. Then choose what somebody who wrote it would choose.

| Sentence | Answer |
|---|---|
| The strawberries arrived squashed. | Negative |
| It arrived. | Neutral |
| What a lovely box! | Positive |

1. Ignore spelling.
2. Take \`:-)\` for what it is.
3. Irony counts as what is meant.

> When in doubt, choose neutral.`;

export default { title: 'Task/Instructions', component: 'hit-instructions' };

/** Markdown, as a task brings it. Opens as a dialog, or beside the task where there is room. */
export const FromData = { render: () => html`<hit-instructions .short=${short} .full=${full}></hit-instructions>` };
/** HTML, as the page’s author wrote it. */
export const FromHtml = {
  render: () =>
    html`<hit-instructions>
      <p>Read the sentence. Say how it feels.</p>
      <div slot="full">
        <p>Choose what somebody who wrote it would choose.</p>
        <p>When in doubt, choose neutral.</p>
      </div>
    </hit-instructions>`,
};
export const ShortOnly = { render: () => html`<hit-instructions>Say how the sentence feels.</hit-instructions>` };
/** The panel stays open while the worker answers; the layout gives it a column. */
export const Panel = {
  render: () =>
    html`<style>
        .with-panel {
          display: flex;
          flex-wrap: wrap;
          gap: 2rem;
        }
        .with-panel > * {
          flex: 1 1 18rem;
        }
      </style>
      <div class="with-panel">
        <hit-text name="why" label="Which words told you?"></hit-text>
        <hit-instructions appearance="panel" .short=${short} .full=${full}></hit-instructions>
      </div>`,
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const element = canvasElement.querySelector('hit-instructions')!;
    await element.updateComplete;
    element.show();
  },
};
