import { html } from 'lit';
import '../../src/define/hit-progress.js';

export default {
  title: 'Task/Progress',
  component: 'hit-progress',
  args: { value: 3, max: 10 },
  render: ({ value, max }: { value: number; max: number }) =>
    html`<hit-progress value=${value} max=${max}></hit-progress>`,
};

export const Some = {};
export const None = { args: { value: 0 } };
export const All = { args: { value: 10 } };
