import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/hit-access-key.js';
import '../../src/define/hit-batch-check.js';
import '../../src/define/hit-batch-list.js';
import '../../src/define/hit-batch.js';
import '../../src/define/hit-number.js';
import '../../src/define/hit-publisher.js';
import '../../src/define/hit-text.js';
import { fakeDesk, fakeMarket, idOf, pageOf, task } from '../../test/helpers/fake-market.js';

const meta: Meta = { title: 'Requester/Page', component: 'hit-requester' };
export default meta;
type Story = StoryObj;

/** Nobody is signed in. */
export const SignIn: Story = { render: () => html`<hit-access-key .market=${fakeMarket()}></hit-access-key>` };

/** All batches, with how far they are. */
export const Batches: Story = { render: () => html`<hit-batch-list .desk=${fakeDesk()}></hit-batch-list>` };

/** Before the first batch. */
export const NoBatches: Story = {
  render: () =>
    html`<hit-batch-list .desk=${fakeDesk({ batches: () => Promise.resolve(pageOf([])) })}></hit-batch-list>`,
};

/** One batch and its results. */
export const Batch: Story = { render: () => html`<hit-batch .desk=${fakeDesk()} .batchId=${idOf(1)}></hit-batch>` };

/** A new batch. */
export const Publish: Story = { render: () => html`<hit-publisher .desk=${fakeDesk()}></hit-publisher>` };

/** The check found problems. */
export const Problems: Story = {
  render: () =>
    html`<hit-batch-check
      .order=${{ task, items: [] }}
      .check=${{
        problems: [
          { path: '$.task.titel', code: 'unknownKey', message: 'A task has no key "titel". Did you mean "title"?' },
          {
            path: 'items line 2',
            code: 'raggedRow',
            message: 'This row has 1 cell, the header has 2. Leave a missing cell empty, but keep its comma.',
          },
        ],
        hits: 2,
        columns: ['sentence'],
        sample: [],
      }}
    ></hit-batch-check>`,
};

/** The check found nothing wrong. */
export const Ready: Story = {
  render: () =>
    html`<hit-batch-check
      .order=${{ task, items: [] }}
      .check=${{ problems: [], hits: 120, columns: ['sentence'], sample: [{ sentence: 'Lovely staff, shame about the soup.' }] }}
    ></hit-batch-check>`,
};
