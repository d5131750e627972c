import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../../src/define/hit-choice.js';
import '../../src/define/hit-task.js';
import '../../src/define/hit-text.js';
import { Refusal, Unavailable } from '../../src/core/endpoint.js';
import { memory, type MemoryOptions } from '../../src/endpoints/memory.js';
import type { HitTask } from '../../src/elements/task/task.js';

const asked = html`
  <p slot="instructions">Read the sentence. Say how it feels.</p>
  <p>“The strawberries arrived squashed.”</p>
  <hit-choice name="sentiment" label="Sentiment" appearance="buttons" required>
    <option value="pos">Positive</option>
    <option value="neg">Negative</option>
    <option value="mixed">Mixed</option>
  </hit-choice>
  <hit-text name="why" label="Which words told you?" multiline rows="3"></hit-text>
`;

const shown = (options: MemoryOptions, content: TemplateResult = asked) =>
  html`<hit-task .endpoint=${memory({ status: 'working', ...options })}>${content}</hit-task>`;

const meta: Meta<HitTask> = {
  title: 'Task/Task',
  component: 'hit-task',
  render: () => shown({}),
};
export default meta;

type Story = StoryObj<HitTask>;
type Play = NonNullable<Story['play']>;

const until = async (task: HitTask, ...wanted: string[]) => {
  while (!wanted.includes(task.session.status)) await new Promise((done) => setTimeout(done, 20));
  await task.updateComplete;
};
/** Answers the task and submits it, as the worker would. */
const answered =
  (...reached: string[]): Play =>
  async ({ canvasElement }) => {
    const task = canvasElement.querySelector('hit-task')!;
    await until(task, 'working');
    const field = task.querySelector('hit-choice')!;
    await field.updateComplete;
    field.value = 'neg';
    await task.submit();
    await until(task, ...reached);
  };

export const Working: Story = {};
/** Everything can be read, nothing can be written. */
export const Preview: Story = { render: () => shown({ status: 'preview' }) };
export const PreviewThatCannotBeAccepted: Story = {
  render: () => shown({ status: 'preview', unavailable: 'All places on this HIT are taken. It may open again.' }),
};
export const NeedsAnotherLook: Story = {
  play: async ({ canvasElement }) => {
    const task = canvasElement.querySelector('hit-task')!;
    await until(task, 'working');
    await task.submit();
  },
};
export const LastMinutes: Story = { render: () => shown({ durationInSeconds: 290, extensions: 1 }) };
export const AsksBeforeReturning: Story = {
  play: async ({ canvasElement }) => {
    const task = canvasElement.querySelector('hit-task')!;
    await until(task, 'working');
    const [back] = [...task.shadowRoot!.querySelectorAll('button')].filter((one) =>
      /Return/.test(one.textContent ?? ''),
    );
    back?.click();
  },
};
export const Sending: Story = {
  render: () => {
    const endpoint = memory({ status: 'working' });
    endpoint.submit = () => new Promise(() => {}); // the reply never comes
    return html`<hit-task .endpoint=${endpoint}>${asked}</hit-task>`;
  },
  play: answered('sending'),
};
/** There is no network: the answer is safe on the device, and the worker knows when it is tried again. */
export const WaitingOnThisDevice: Story = {
  render: () => shown({ fail: (method) => (method === 'submit' ? new Unavailable('No network.', 60_000) : undefined) }),
  play: answered('sealed'),
};
export const Submitted: Story = { play: answered('submitted') };
/** The reason, and the answer still there to mend or to save. */
export const Refused: Story = {
  render: () =>
    shown({
      fail: (method) =>
        method === 'submit'
          ? new Refusal({ type: 'about:blank', title: 'Refused', detail: 'This HIT was ended by its requester.' })
          : undefined,
    }),
  play: answered('refused'),
};
export const Expired: Story = {
  render: () => shown({ durationInSeconds: 0.2 }),
  play: async ({ canvasElement }) => until(canvasElement.querySelector('hit-task')!, 'expired'),
};
export const CouldNotBeLoaded: Story = {
  render: () =>
    shown({
      fail: (method) => (method === 'load' ? new Unavailable('The marketplace could not be reached.') : undefined),
    }),
};
/** A form of the author's own, native inputs and submit button included. */
export const NativeForm: Story = {
  render: () =>
    shown(
      {},
      html`<form>
        <p>
          <label>Your town <input name="town" autocomplete="off" /></label>
        </p>
        <hit-text name="why" label="What do you like there?"></hit-text>
        <p><button>Send it</button></p>
      </form>`,
    ),
};
/** A task as data: two pages, instructions, an item, and one entry that cannot be shown. */
export const AsData: Story = {
  render: () =>
    shown(
      {
        durationInSeconds: 1800,
        task: {
          title: 'How does the sentence feel?',
          instructions: { short: 'Read the sentence. Say **how it feels**.', full: '# In full\n\nJudge the *writer*.' },
          input: { sentence: 'The strawberries arrived squashed.' },
          pages: [
            {
              content: [
                { static: 'text', text: '“{sentence}”' },
                {
                  field: 'hit-choice',
                  name: 'sentiment',
                  label: 'Sentiment',
                  required: true,
                  appearance: 'buttons',
                  options: [{ value: 'Positive' }, { value: 'Negative' }],
                },
                { field: 'hit-nonsense', name: 'broken' },
              ],
            },
            { content: [{ field: 'hit-text', name: 'why', label: 'Which words told you?', multiline: true }] },
          ],
        },
      },
      html``,
    ),
};
export const RightToLeft: Story = {
  render: () => html`<div dir="rtl" lang="ar">${shown({ status: 'preview' })}</div>`,
};
