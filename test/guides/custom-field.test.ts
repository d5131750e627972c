import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define/hit-content.js';
import '../../src/define/hit-task.js';
import type { HitContent } from '../../src/elements/task/content.js';
import type { HitTask } from '../../src/elements/task/task.js';
import { memory } from '../../src/endpoints/memory.js';
import { conformance } from '../conformance/field.js';
import { HitConsent } from './hit-consent.js';

/* The field of docs/guides/front-end-developer.md; test/node/docs.test.ts sees that the guide quotes this very file. */
conformance(HitConsent, { keys: [' '], module: new URL('./hit-consent.ts', import.meta.url) });

describe('a field of the page’s own', () => {
  const open = async (content: object[]) => {
    const endpoint = memory({
      status: 'working',
      task: { title: 'T', input: { place: 'Jena' }, pages: [{ content }] },
    });
    const task = await fixture<HitTask>(html`<hit-task .endpoint=${endpoint}></hit-task>`);
    const inside = () => task.shadowRoot!.querySelector<HitContent>('hit-content')?.shadowRoot;
    await waitUntil(() => inside()?.querySelector('form'), 'the task did not show', { timeout: 5000 });
    return { task, endpoint, shown: inside()! };
  };

  it('asks in a task that comes as data, and its answer is sent', async () => {
    const { task, endpoint, shown } = await open([
      {
        field: 'hit-consent',
        name: 'consent',
        label: 'Taking part',
        statement: 'I take part in {place}',
        required: true,
      },
    ]);
    const field = shown.querySelector<HitConsent>('hit-consent')!;
    await field.updateComplete;
    expect(field.shadowRoot!.textContent).to.contain('I take part in Jena');
    await task.submit();
    expect(endpoint.submission, 'before an answer').to.equal(undefined);
    field.shadowRoot!.querySelector('input')!.click();
    await task.submit();
    await waitUntil(() => endpoint.submission, 'nothing was sent', { timeout: 5000 });
    expect({ ...endpoint.submission!.answers }).to.deep.equal({ consent: true });
  });

  it('has its settings checked', async () => {
    const { shown } = await open([{ field: 'hit-consent', name: 'consent', statment: 'I take part' }]);
    expect(shown.textContent).to.match(/no key "statment" here.*Did you mean "statement"\?/);
  });
});
