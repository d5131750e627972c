import { expect, fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import '../../../src/define/hit-batch-check.js';
import '../../../src/define/hit-content.js';
import '../../../src/define/hit-number.js';
import '../../../src/define/hit-publisher.js';
import '../../../src/define/hit-rejection.js';
import '../../../src/define/hit-result.js';
import '../../../src/define/hit-result-list.js';
import '../../../src/define/hit-source.js';
import '../../../src/define/hit-text.js';
import { cost } from '../../../src/elements/market/format.js';
import type { HitPublisher } from '../../../src/elements/requester/publisher.js';
import { blank, toOrder } from '../../../src/elements/requester/publication.js';
import type { HitRejection } from '../../../src/elements/requester/rejection.js';
import type { HitResultList } from '../../../src/elements/requester/result-list.js';
import type { HitSource } from '../../../src/elements/requester/source.js';
import { batch, fakeDesk, refusal, result, task } from '../../helpers/fake-market.js';
import { press, type } from '../../helpers/keys.js';

const waitUntil = (check: () => unknown, message?: string) => waitFor(check, message, { timeout: 5000 });
const inside = <Found extends Element = HTMLElement>(host: Element, selector: string) =>
  host.shadowRoot!.querySelector<Found>(selector)!;

describe('a publication', () => {
  it('becomes an order, whatever the items are written in', () => {
    const items = (text: string) =>
      (toOrder({ ...blank, task: '{}', items: text }) as { order: { items: unknown } }).order.items;
    expect(items('a,b\n1,2')).to.deep.equal({ csv: 'a,b\n1,2' });
    expect(items('\n{"a":1}\n{"a":2}')).to.deep.equal({ jsonl: '\n{"a":1}\n{"a":2}' });
    expect(items(' [{"a":1}]')).to.deep.equal([{ a: 1 }]);
  });

  it('says where its task is no JSON', () => {
    const read = toOrder({ ...blank, task: '{ "title": "x",\n  "pages": [ }', items: 'a' });
    expect((read as { problem: { path: string } }).problem.path).to.match(/^task(, line 2, column \d+)?$/);
  });

  it('costs whole cents', () => {
    expect(cost('0.07', 3)).to.equal('0.21');
    expect(cost('1', 100)).to.equal('100.00');
    expect(cost('0.1', 1_000_000_000)).to.equal('100000000.00');
  });
});

describe('<hit-publisher>', () => {
  afterEach(() => sessionStorage.clear());

  it('shows what publishing found, and loses nothing', async () => {
    const errors = [{ path: '$.task.titel', code: 'unknownKey', message: 'A task has no key "titel".' }];
    const publish = () => Promise.reject(refusal(422, 'Not valid', errors));
    const make = () => fixture<HitPublisher>(html`<hit-publisher .desk=${fakeDesk({ publish })}></hit-publisher>`);
    const publisher = await make();
    for (const [name, value] of Object.entries({ task: JSON.stringify(task), items: 'sentence\nLovely.' })) {
      const source = inside<HitSource>(publisher, `hit-source[name=${name}]`);
      source.value = value;
      source.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await publisher.updateComplete;
    inside(publisher, '[type=submit]').click();
    await waitUntil(() => publisher.shadowRoot!.querySelector('#problems'));
    expect(publisher.shadowRoot!.textContent).to.contain('$.task.titel');
    expect(publisher.shadowRoot!.activeElement!.id).to.equal('problems');
    publisher.remove();
    expect(inside<HitSource>(await make(), 'hit-source[name=items]').value).to.equal('sentence\nLovely.');
  });
});

describe('<hit-result-list>', () => {
  const make = async (part = {}) => {
    const list = await fixture<HitResultList>(
      html`<hit-result-list .desk=${fakeDesk(part)} .batch=${batch()}></hit-result-list>`,
    );
    await waitUntil(() => list.shadowRoot!.querySelector('tbody tr'));
    return list;
  };
  const rows = (list: HitResultList) => [...list.shadowRoot!.querySelectorAll('tbody tr')];

  it('approves and rejects by keys, and does not reject without a reason', async () => {
    const said: string[] = [];
    const list = await make({
      approve: (assignmentId: string) => {
        said.push('approve');
        return Promise.resolve(result(1, { assignmentId, status: 'Approved' }));
      },
      reject: (assignmentId: string, reason: string) => {
        said.push(reason);
        return Promise.resolve(result(2, { assignmentId, status: 'Rejected', feedback: reason }));
      },
    });
    rows(list)[0]!.querySelector('button')!.focus();
    await press('a');
    await waitUntil(() => said.length === 1);
    await waitUntil(
      () => list.shadowRoot!.activeElement?.closest('tr') === rows(list)[1],
      'the focus goes on to the next row',
    );

    await press('r');
    const dialog = inside<HitRejection>(list, 'hit-rejection');
    await waitUntil(() => dialog.shadowRoot!.querySelector('dialog')!.open);
    await press('Control+Enter');
    expect(dialog.shadowRoot!.querySelector('dialog')!.open).to.equal(true);
    await type('Off topic.');
    await press('Control+Enter');
    await waitUntil(() => said.length === 2);
    expect(said).to.deep.equal(['approve', 'Off topic.']);
    await waitUntil(() => rows(list)[1]!.textContent!.includes('Off topic.'));
  });

  it('says at the row what went wrong', async () => {
    const list = await make({ approve: () => Promise.reject(refusal(409, 'It was reviewed before.')) });
    rows(list)[1]!.querySelector('button')!.click();
    await waitUntil(() => rows(list)[1]!.querySelector('[role=alert]'));
    expect(rows(list)[1]!.querySelector('[role=alert]')!.textContent).to.contain('It was reviewed before.');
    expect(rows(list)[0]!.querySelector('[role=alert]') === null).to.equal(true);
  });

  it('is accessible, and shows a result in the task that asked for it', async () => {
    const list = await make();
    inside(list, 'summary').click();
    await waitUntil(() =>
      list
        .shadowRoot!.querySelector('hit-result')
        ?.shadowRoot?.querySelector('hit-content')
        ?.shadowRoot?.querySelector('hit-text'),
    );
    const field = list
      .shadowRoot!.querySelector('hit-result')!
      .shadowRoot!.querySelector('hit-content')!
      .shadowRoot!.querySelector('hit-text')!;
    await waitUntil(() => field.value === 'squashed');
    expect(field.locked).to.equal(true);
    await expect(list).to.be.accessible();
    const content = list.shadowRoot!.querySelector('hit-result')!.shadowRoot!.querySelector('hit-content')!;
    expect(content.fields[0] === field, 'the result is read once').to.equal(true);
  });
});
