import { html } from 'lit';
import '../../src/define/hit-timer.js';

const clock = (remainingMs: number, extensions = 0) => ({
  deadline: '2026-11-22T10:00:00.000Z',
  remainingMs,
  extensions,
});

export default {
  title: 'Task/Timer',
  component: 'hit-timer',
  parameters: {
    docs: {
      description: {
        component: 'The time that is left to submit. It measures on from the server’s clock and never pauses.',
      },
    },
  },
};

/** Quiet while there is time. */
export const Running = { render: () => html`<hit-timer .clock=${clock(1_245_000)}></hit-timer>` };
export const Hours = { render: () => html`<hit-timer .clock=${clock(9_245_000)}></hit-timer>` };
/** The last five minutes, with more time to be had. */
export const Warning = { render: () => html`<hit-timer .clock=${clock(245_000, 1)}></hit-timer>` };
/** The last minute. */
export const Urgent = { render: () => html`<hit-timer .clock=${clock(42_000)}></hit-timer>` };
export const Over = { render: () => html`<hit-timer .clock=${clock(0)}></hit-timer>` };
/** Without a server: the time stands in the attribute. */
export const FromAttribute = { render: () => html`<hit-timer remaining-ms="600000"></hit-timer>` };
