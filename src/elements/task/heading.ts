import { html, nothing, type TemplateResult } from 'lit';
import type { HitExtendRequestEvent } from '../../base/events.js';
import { services } from '../../base/services.js';
import type { AssignmentClock } from '../../core/protocol/assignment.js';
import type { Task } from '../../core/task.js';

interface Heading {
  task?: Task;
  /** The time that runs, while it runs. */
  clock?: AssignmentClock;
  /** How far the worker is, where it is worth showing. */
  progress?: { answered: number; count: number };
  /** What relative addresses in the instructions are relative to. */
  base: string;
  onTimeout(): void;
  onExtend(event: HitExtendRequestEvent): void;
}

const use = (tag: string, template: TemplateResult) => {
  void services.load(tag);
  return template;
};

/** What stands above a task: title, progress, time and instructions. Their elements load when they are needed. */
export function heading({ task, clock, progress, base, onTimeout, onExtend }: Heading): TemplateResult {
  const { short = '', full = '' } = task?.instructions ?? {};
  return html`<header class="top">
      ${task && html`<h2 class="title">${task.title}</h2>`}
      ${
        progress
          ? use('hit-progress', html`<hit-progress .value=${progress.answered} .max=${progress.count}></hit-progress>`)
          : nothing
      }
      ${
        clock
          ? use(
              'hit-timer',
              html`<hit-timer .clock=${clock} @hit-timeout=${onTimeout} @hit-extend-request=${onExtend}></hit-timer>`,
            )
          : nothing
      }
    </header>
    ${
      task?.instructions
        ? use(
            'hit-instructions',
            html`<hit-instructions .short=${short} .full=${full} .item=${task.input} .base=${base}></hit-instructions>`,
          )
        : nothing
    }`;
}
