import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/hit-account.js';
import '../../src/define/hit-group-list.js';
import '../../src/define/hit-history.js';
import '../../src/define/hit-queue.js';
import '../../src/define/hit-worker.js';
import { fakeHits, fakeMarket, idOf, pageOf, refusal } from '../../test/helpers/fake-market.js';

const meta: Meta = { title: 'Worker/Page', component: 'hit-worker' };
export default meta;
type Story = StoryObj;

/** The whole page. Which view is shown stands in the address after `#`. */
export const Page: Story = {
  render: () => html`<hit-worker .market=${fakeMarket(fakeHits([idOf(11), idOf(12), idOf(13)]))}></hit-worker>`,
};

/** Nobody is signed in. */
export const SignIn: Story = {
  render: () =>
    html`<hit-account .market=${fakeMarket({ signIn: () => Promise.reject(refusal(401, 'No')) })}></hit-account>`,
};

/** The work there is. */
export const Work: Story = { render: () => html`<hit-group-list .market=${fakeMarket()}></hit-group-list>` };

/** No work right now. */
export const NoWork: Story = {
  render: () =>
    html`<hit-group-list .market=${fakeMarket({ groups: () => Promise.resolve(pageOf([])) })}></hit-group-list>`,
};

/** The list is on its way: after 200 ms there is a skeleton. */
export const Waiting: Story = {
  render: () => html`<hit-group-list .market=${fakeMarket({ groups: () => new Promise(() => {}) })}></hit-group-list>`,
};

/** The list cannot be had. */
export const OutOfReach: Story = {
  render: () =>
    html`<hit-group-list
      .market=${fakeMarket({ groups: () => Promise.reject(new Error('market.example could not be reached.')) })}
    ></hit-group-list>`,
};

/** What is in hand. */
export const InHand: Story = { render: () => html`<hit-queue .market=${fakeMarket()}></hit-queue>` };

/** What was done, and what came of it. */
export const History: Story = { render: () => html`<hit-history .market=${fakeMarket()}></hit-history>` };
