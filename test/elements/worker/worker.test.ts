import { aTimeout, expect, fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import '../../../src/define/hit-account.js';
import '../../../src/define/hit-content.js';
import '../../../src/define/hit-group-list.js';
import '../../../src/define/hit-history.js';
import '../../../src/define/hit-password.js';
import '../../../src/define/hit-task.js';
import '../../../src/define/hit-text.js';
import '../../../src/define/hit-work.js';
import '../../../src/define/hit-worker.js';
import type { HitField } from '../../../src/base/hit-field.js';
import type { HitAccount } from '../../../src/elements/worker/account.js';
import type { HitGroupList } from '../../../src/elements/worker/group-list.js';
import type { HitWork } from '../../../src/elements/worker/work.js';
import type { HitWorker } from '../../../src/elements/worker/worker.js';
import type { HitTask } from '../../../src/elements/task/task.js';
import { fakeHits, fakeMarket, group, idOf, pageOf, refusal } from '../../helpers/fake-market.js';
import { press } from '../../helpers/keys.js';

const waitUntil = (check: () => unknown, message?: string) => waitFor(check, message, { timeout: 5000 });
const inside = <Found extends Element = HTMLElement>(host: Element, selector: string) =>
  host.shadowRoot!.querySelector<Found>(selector)!;
const titles = (list: Element) => [...list.shadowRoot!.querySelectorAll('td.main > a')].map((link) => link.textContent);

afterEach(() => {
  location.hash = '';
});

describe('<hit-account>', () => {
  const make = async (signIn: () => Promise<never>) => {
    const account = await fixture<HitAccount>(html`<hit-account .market=${fakeMarket({ signIn })}></hit-account>`);
    const name = inside<HitField>(account, 'hit-text');
    const password = inside<HitField>(account, 'hit-password');
    await Promise.all([name.updateComplete, password.updateComplete]);
    return { account, name, password };
  };

  it('says at the field what is missing, and goes there', async () => {
    const { account, name } = await make(() => Promise.reject(refusal(401, '')));
    inside(account, '[type=submit]').click();
    await waitUntil(() => name.matches(':state(user-invalid)'));
    expect(account.shadowRoot!.activeElement === name).to.equal(true);
  });

  it('signs in with Enter, and says at the password that it was wrong', async () => {
    const { name, password } = await make(() => Promise.reject(refusal(401, '')));
    name.value = 'ann';
    password.value = 'not the one';
    password.focus();
    await press('Enter');
    await waitUntil(() => password.validity.customError);
    expect(password.value).to.equal('not the one');
    await expect(password).shadowDom.to.be.accessible();
  });
});

describe('<hit-group-list>', () => {
  it('finds by every word, sorts, and goes from title to title by keys', async () => {
    const groups = () =>
      Promise.resolve(pageOf([group(1), group(2, { reward: '0.20' }), group(3, { requester: 'Library' })]));
    const list = await fixture<HitGroupList>(html`<hit-group-list .market=${fakeMarket({ groups })}></hit-group-list>`);
    await waitUntil(() => titles(list).length === 3);
    const select = inside<HTMLSelectElement>(list, 'select');
    select.value = 'reward';
    select.dispatchEvent(new Event('change'));
    await list.updateComplete;
    expect(titles(list)).to.deep.equal(['Task 2', 'Task 1', 'Task 3']);

    inside(list, 'td.main > a').focus();
    await press('/');
    expect(list.shadowRoot!.activeElement!.id).to.equal('search');
    await press(...'library task', 'ArrowDown');
    expect(titles(list)).to.deep.equal(['Task 3']);
    expect(list.shadowRoot!.activeElement!.textContent).to.equal('Task 3');
    await expect(list).to.be.accessible();
  });

  it('shows what is wrong, and tries again', async () => {
    let down = true;
    const groups = () => (down ? Promise.reject(new Error('out of reach')) : Promise.resolve(pageOf([group(1)])));
    const list = await fixture<HitGroupList>(html`<hit-group-list .market=${fakeMarket({ groups })}></hit-group-list>`);
    await waitUntil(() => list.shadowRoot!.querySelector('[role=alert]'));
    expect(inside(list, '[role=alert]').textContent).to.contain('out of reach');
    down = false;
    inside(list, '[role=alert] button').click();
    await waitUntil(() => titles(list).length === 1);
    expect(list.shadowRoot!.querySelector('[role=alert]') === null).to.equal(true);
  });
});

describe('<hit-work>', () => {
  const ids = [idOf(11), idOf(12), idOf(13)];
  const shown = (work: HitWork) => work.shadowRoot!.querySelector<HitTask>('hit-task:not([hidden])');

  async function work(log: string[], automatic: boolean) {
    localStorage.setItem('hitkit:take-next', automatic ? 'yes' : 'no');
    const market = fakeMarket(fakeHits(ids, log));
    const element = await fixture<HitWork>(html`<hit-work .market=${market} .batchId=${idOf(1)}></hit-work>`);
    await waitUntil(() => shown(element)?.session?.status === 'preview');
    await shown(element)!.accept();
    await waitUntil(
      () => element.shadowRoot!.querySelectorAll('hit-task').length === 2,
      'the next HIT is loaded out of sight',
    );
    return element;
  }

  it('shows the next HIT ready to be answered, and at no time nothing or a preview', async () => {
    const log: string[] = [];
    const element = await work(log, true);
    const next = element.shadowRoot!.querySelector<HitTask>('hit-task[hidden]')!;
    await waitUntil(() => next.session?.status === 'preview');
    const seen = new Set<string>();
    const watch = setInterval(() => seen.add(shown(element)?.session.status ?? 'nothing'), 1);
    await shown(element)!.submit();
    await waitUntil(() => shown(element) === next);
    clearInterval(watch);
    expect([...seen]).not.to.include('nothing');
    expect([...seen]).not.to.include('preview');
    expect(next.session.status).to.equal('working');
    expect(log).to.deep.equal(['accept 11', 'accept 12', 'submit 11']);
    expect(location.hash).to.equal(`#/batches/${idOf(1)}/hits/${ids[1]}`);
  });

  it('leaves the next HIT to the worker where that was asked for', async () => {
    const log: string[] = [];
    const element = await work(log, false);
    const first = shown(element)!;
    await first.submit();
    await waitUntil(() => shown(element) !== first);
    await aTimeout(50);
    expect(shown(element)!.session.status).to.equal('preview');
    expect(log).to.deep.equal(['accept 11', 'submit 11']);
  });

  it('says when nothing is left, and takes the focus there', async () => {
    const log: string[] = [];
    const element = await work(log, true);
    for (let left = ids.length; left > 0; left -= 1) {
      const task = shown(element)!;
      await waitUntil(() => task.session.status === 'working');
      await aTimeout(50); // the next one is looked for
      await task.submit();
      await waitUntil(() => shown(element) !== task || task.offsetParent === null);
    }
    expect(inside(element, '#done').textContent).to.contain('Nothing left');
    expect(element.shadowRoot!.activeElement!.id).to.equal('done');
    expect(log.filter((line) => line.startsWith('submit'))).to.have.length(3);
  });
});

describe('<hit-worker>', () => {
  it('follows the address, and takes the focus to the heading of the view', async () => {
    const page = await fixture<HitWorker>(html`<hit-worker .market=${fakeMarket()}></hit-worker>`);
    await waitUntil(() => page.shadowRoot!.querySelector('hit-group-list'));
    location.hash = '#/history';
    await waitUntil(() => page.shadowRoot!.activeElement?.localName === 'hit-history');
    expect(inside(page, '[aria-current=page]').textContent).to.contain('History');
    await expect(page).to.be.accessible();
  });

  it('asks to sign in again when the marketplace does not know the worker any more', async () => {
    const groups = () => Promise.reject(refusal(401, 'The session is over.'));
    const page = await fixture<HitWorker>(html`<hit-worker .market=${fakeMarket({ groups })}></hit-worker>`);
    await waitUntil(() => page.shadowRoot!.querySelector('hit-account'));
  });
});
