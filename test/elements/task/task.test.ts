import { aTimeout, expect, fixture, html, oneEvent, waitUntil as waitFor } from '@open-wc/testing';
import '../../../src/define/hit-task.js';
import '../../../src/define/hit-content.js';
import '../../../src/define/hit-text.js';
import type { HitSavedEvent, HitSubmittedEvent } from '../../../src/base/events.js';
import type { HitText } from '../../../src/elements/fields/text/text.js';
import type { HitTask } from '../../../src/elements/task/task.js';
import { Refusal, Unavailable } from '../../../src/core/endpoint.js';
import { memory, type MemoryEndpoint, type MemoryOptions } from '../../../src/endpoints/memory.js';
import { openLocalStore } from '../../../src/storage/local-store.js';
import { press, type } from '../../helpers/keys.js';

const waitUntil = (check: () => unknown, message?: string) =>
  waitFor(check as () => boolean, message, { timeout: 5000 });

const sentence = html`<p>“The strawberries arrived squashed.”</p>
  <hit-text name="why" label="Which words told you?" required></hit-text>`;

async function open(
  options: MemoryOptions = {},
  content = sentence,
  endpoint: MemoryEndpoint = memory({ status: 'working', ...options }),
) {
  const task = await fixture<HitTask>(html`<hit-task .endpoint=${endpoint}>${content}</hit-task>`);
  await waitUntil(() => task.session.status !== 'loading', 'the task did not load');
  await task.updateComplete;
  return { task, endpoint, field: task.querySelector<HitText>('hit-text')! };
}
const status = (task: HitTask) =>
  task.shadowRoot!.querySelector('[role=status]')!.textContent!.replace(/\s+/g, ' ').trim();
const button = (task: HitTask, label: string) =>
  [...task.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.trim() === label);
const reached = (task: HitTask, wanted: string) => waitUntil(() => task.session.status === wanted, `never ${wanted}`);
const mine = async (endpoint: MemoryEndpoint) =>
  (await (await openLocalStore()).rows()).filter((row) => row.endpoint === endpoint.key);

describe('<hit-task>', () => {
  it('gets an answer to its endpoint, once, and shows the receipt', async () => {
    const { task, endpoint, field } = await open();
    field.focus();
    await type('squashed');
    const submitted = oneEvent(task, 'hit-submitted');
    button(task, 'Submit')!.focus();
    await press('Enter');
    const { receipt } = (await submitted) as unknown as HitSubmittedEvent;
    await task.updateComplete;
    expect(endpoint.submission!.answers).to.deep.equal({ why: 'squashed' });
    expect(endpoint.calls.filter((call) => call === 'submit')).to.have.length(1);
    expect(status(task)).to.include('Thank you').and.to.include(receipt.submissionId);
    expect(task.shadowRoot!.activeElement!.id, 'the focus').to.equal('status');
  });

  it('shows what is wrong before anything is sealed, and takes the worker there', async () => {
    const { task, endpoint, field } = await open();
    button(task, 'Submit')!.click();
    await task.updateComplete;
    await task.updateComplete;
    const summary = task.shadowRoot!.querySelector<HTMLElement>('[part~=error]')!;
    expect(summary.textContent).to.include('1 answer needs another look').and.to.include('Which words told you?');
    expect(task.shadowRoot!.activeElement === summary).to.equal(true);
    expect(task.session.status).to.equal('working');
    expect(await mine(endpoint)).to.deep.equal([]);
    button(task, 'Which words told you?')!.click();
    expect(document.activeElement === field).to.equal(true);
    await type('x');
    await task.updateComplete;
    expect(task.shadowRoot!.querySelector('[part~=error]') === null, 'the summary goes when all is mended').to.equal(
      true,
    );
  });

  it('seals before it sends: the answer is on the device while the endpoint is still silent', async () => {
    const { task, endpoint, field } = await open({ latencyMs: 150 });
    field.value = 'squashed';
    const saved = oneEvent(task, 'hit-saved');
    await task.submit();
    expect(((await saved) as unknown as HitSavedEvent).sealed).to.equal(true);
    const [row] = await mine(endpoint);
    expect(row!.status).to.equal('waiting');
    expect(JSON.parse(row!.body!).answers).to.deep.equal({ why: 'squashed' });
    await reached(task, 'submitted');
    await waitUntil(async () => (await mine(endpoint))[0]!.status === 'accepted');
    expect((await mine(endpoint))[0]!.body).to.equal(undefined);
  });

  it('keeps trying after a lost reply, with the same key and bytes, and is accepted once', async () => {
    const seen: string[] = [];
    const { task, endpoint, field } = await open({
      fail: (method, when, count) =>
        // A wait that is over only when the worker says so: one of a random length may be over before it is seen.
        method === 'submit' && when === 'reply' && count < 2 ? new Unavailable('No network.', 60_000) : undefined,
    });
    const submit = endpoint.submit.bind(endpoint);
    endpoint.submit = (submission, signal) => (seen.push(JSON.stringify(submission)), submit(submission, signal));
    field.value = 'squashed';
    await task.submit();
    await waitUntil(() => task.session.status === 'sealed' && 'waitingUntil' in task.session);
    await task.updateComplete;
    expect(status(task)).to.include('Not sent yet').and.to.include('saved on this device');
    button(task, 'Send now')!.click();
    await reached(task, 'submitted');
    expect(seen).to.have.length(2);
    expect(seen[0]).to.equal(seen[1]);
  });

  it('shows a refusal with its reason, keeps the answer, and lets the worker mend it', async () => {
    const { task, field } = await open({
      fail: (method, _when, count) =>
        method === 'submit' && count < 2
          ? new Refusal({ type: 'about:blank', title: 'No', detail: 'Too short.' })
          : undefined,
    });
    field.value = 'x';
    await task.submit();
    await reached(task, 'refused');
    await task.updateComplete;
    expect(status(task)).to.include('not accepted').and.to.include('Too short.');
    expect(button(task, 'Save the answer as a file')).to.exist;
    button(task, 'Go back and change it')!.click();
    await task.updateComplete;
    expect(field.value).to.equal('x');
    field.value = 'squashed';
    await task.submit();
    await reached(task, 'submitted');
  });

  it('lets nothing be written in a preview, native inputs included, and everything after accepting', async () => {
    const content = html`<form>
      <hit-text name="why" label="Why?"></hit-text>
      <input name="native" aria-label="Native" /><input name="off" aria-label="Off" disabled />
    </form>`;
    const { task, field } = await open({ status: 'preview' }, content);
    const [native, off] = [...task.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
    field.focus();
    await type('x');
    expect(field.value).to.equal(null);
    expect(native.disabled).to.equal(true);
    expect(button(task, 'Submit') === undefined).to.equal(true);
    const accepted = oneEvent(task, 'hit-accepted');
    button(task, 'Accept this HIT')!.click();
    await accepted;
    await task.updateComplete;
    expect([native.disabled, off.disabled]).to.deep.equal([false, true]);
    field.focus();
    await type('y');
    expect(task.answers).to.deep.equal({ why: 'y', native: '', off: '' });
  });

  it('says why a HIT cannot be accepted', async () => {
    const { task } = await open({ status: 'preview', unavailable: 'All slots are taken.' });
    expect(status(task)).to.equal('All slots are taken.');
    expect(button(task, 'Accept this HIT') === undefined).to.equal(true);
  });

  it('reads a form as the browser does: checkboxes, radios, selects, names of any kind', async () => {
    const content = html`<form>
      <input type="checkbox" name="box" value="a" checked aria-label="a" /><input
        type="checkbox"
        name="box"
        value="b"
        aria-label="b"
      />
      <input type="radio" name="one" value="1" aria-label="1" /><input
        type="radio"
        name="one"
        value="2"
        checked
        aria-label="2"
      />
      <select name="many" multiple aria-label="m">
        <option selected>x</option>
        <option selected>y</option>
      </select>
      <input name="__proto__" value="p" aria-label="p" /><input name="constructor" value="c" aria-label="c" />
    </form>`;
    const { task } = await open({}, content);
    expect(Object.entries(task.answers)).to.deep.equal([
      ['box', ['a']],
      ['one', '2'],
      ['many', ['x', 'y']],
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
    expect(Object.getPrototypeOf(task.answers)).to.equal(null);
  });

  it('counts radio buttons of one name as one question, named by its legend', async () => {
    const content = html`<form>
      <fieldset>
        <legend>Was it late?</legend>
        <label><input type="radio" name="late" value="yes" required />Yes</label>
        <label><input type="radio" name="late" value="no" required />No</label>
      </fieldset>
    </form>`;
    const { task } = await open({}, content);
    await task.submit();
    await task.updateComplete;
    const summary = task.shadowRoot!.querySelector('[part~=error]')!.textContent!;
    expect(summary).to.include('1 answer needs another look').and.to.include('Was it late?');
  });

  it('brings a draft back after a reload, also into a field that comes late', async () => {
    const { task, endpoint, field } = await open();
    field.focus();
    await type('squa');
    await oneEvent(task, 'hit-saved');
    task.remove();
    const again = await open({}, html`<p>Nothing here yet</p>`, endpoint);
    const late = Object.assign(document.createElement('hit-text'), { name: 'why', label: 'Why?' });
    again.task.append(late);
    await waitUntil(() => late.value === 'squa', 'the draft did not come back');
  });

  it('sends after a reload what was sealed before it', async () => {
    let down = true;
    const { task, endpoint, field } = await open({
      fail: (method) => (method === 'submit' && down ? new Unavailable('Down.') : undefined),
    });
    field.value = 'squashed';
    await task.submit();
    await waitUntil(() => 'waitingUntil' in task.session);
    const [row] = await mine(endpoint);
    task.remove();
    down = false;
    const again = await open({}, sentence, endpoint);
    await reached(again.task, 'submitted');
    expect(endpoint.submission!.submissionId).to.equal(row!.submissionId);
  });

  it('lets the page refuse a request', async () => {
    const { task, field } = await open();
    field.value = 'squashed';
    task.addEventListener('hit-submit-request', (event) => event.preventDefault());
    await task.submit();
    await aTimeout(20);
    expect(task.session.status).to.equal('working');
  });

  it('returns the HIT after asking', async () => {
    const { task } = await open();
    button(task, 'Return this HIT')!.click();
    await task.updateComplete;
    button(task, 'Yes, return it')!.click();
    await reached(task, 'returned');
    await task.updateComplete;
    expect(status(task)).to.include('You returned this HIT');
  });

  it('expires when the time is over, and keeps what was typed readable', async () => {
    const { task, field } = await open({ durationInSeconds: 1 });
    field.value = 'squ';
    await reached(task, 'expired');
    await task.updateComplete;
    expect(status(task)).to.include('The time for this HIT is over');
    expect(field.value).to.equal('squ');
    field.focus();
    await type('x');
    expect(field.value).to.equal('squ');
  });

  it('submits with Control and Enter from anywhere in the task', async () => {
    const { task, field } = await open();
    field.focus();
    await type('squashed');
    await press('Control+Enter');
    await reached(task, 'submitted');
  });

  it('shows what can be shown of a broken task, and says what is wrong with the rest', async () => {
    const task = {
      title: 'T',
      pages: [
        {
          content: [
            { field: 'hit-nonsense', name: 'a' },
            { field: 'hit-text', name: 'b', label: 'B', rows: 'many' },
            { field: 'hit-text', name: 'c', label: 'C' },
          ],
        },
      ],
    };
    const made = await open({ task }, html``);
    await waitUntil(
      () => made.task.shadowRoot!.querySelector('hit-content')?.shadowRoot?.querySelector('hit-text'),
      'no field',
    );
    const problems = made.task
      .shadowRoot!.querySelector('hit-content')!
      .shadowRoot!.querySelector('details')!.textContent!;
    expect(problems).to.include('$.pages[0].content[0].field').and.to.include('$.pages[0].content[1].rows');
    const field = made.task.shadowRoot!.querySelector('hit-content')!.shadowRoot!.querySelector<HitText>('hit-text')!;
    await waitUntil(() => !field.locked, 'the field stayed locked');
    field.focus();
    await type('fine');
    await made.task.submit();
    await reached(made.task, 'submitted');
    expect(made.endpoint.submission!.answers).to.deep.equal({ c: 'fine' });
  });

  it('shows one page at a time, checks it before the next, and finds the page of what is wrong', async () => {
    const asked = (name: string) => ({ field: 'hit-text', name, label: name, required: true });
    const made = await open(
      { task: { title: 'T', pages: [{ content: [asked('a')] }, { content: [asked('b')] }] } },
      html``,
    );
    const content = () => made.task.shadowRoot!.querySelector('hit-content')!;
    await waitUntil(() => content()?.fields.length === 2, 'no fields');
    const [a, b] = content().fields as [HitText, HitText];
    const shown = () =>
      content()
        .fields.filter((field) => field.checkVisibility())
        .map(({ name }) => name);
    await made.task.updateComplete;
    expect(shown()).to.deep.equal(['a']);
    button(made.task, 'Next')!.click();
    await made.task.updateComplete;
    expect(shown(), 'a is not answered').to.deep.equal(['a']);
    a.value = 'x';
    button(made.task, 'Next')!.click();
    await made.task.updateComplete;
    await content().updateComplete;
    expect(shown()).to.deep.equal(['b']);
    b.value = 'y';
    a.value = null;
    await made.task.submit();
    await made.task.updateComplete;
    await content().updateComplete;
    expect(shown(), 'back to what is wrong').to.deep.equal(['a']);
    a.value = 'z';
    await made.task.submit();
    await reached(made.task, 'submitted');
    expect(made.endpoint.submission!.answers).to.deep.equal({ a: 'z', b: 'y' });
  });

  it('goes from one HIT to the next: the first stays in view, and its answers stay out of the second', async () => {
    const asked = (label: string) => ({
      title: label,
      pages: [{ content: [{ field: 'hit-text', name: 'a', label }] }],
    });
    const { task, endpoint } = await open({ task: asked('First') }, html``);
    const content = () => task.shadowRoot!.querySelector('hit-content');
    await waitUntil(() => content()?.fields[0]?.label === 'First');
    content()!.fields[0]!.value = 'one';
    await task.submit();
    await reached(task, 'submitted');
    const second = memory({ status: 'working', task: asked('Second'), latencyMs: 30 });
    second.draft = { answers: { a: 'drafted' }, savedAt: new Date().toISOString() };
    task.endpoint = second;
    await task.updateComplete;
    expect(content(), 'the first one stays').to.exist;
    await waitUntil(() => content()!.fields[0]?.label === 'Second' && content()!.fields[0]!.value !== null);
    expect(task.answers).to.deep.equal({ a: 'drafted' });
    await task.submit();
    await reached(task, 'submitted');
    expect(second.submission!.answers).to.deep.equal({ a: 'drafted' });
    expect(endpoint.submission!.answers).to.deep.equal({ a: 'one' });
  });

  it('says what went wrong when the task cannot be loaded, and tries again', async () => {
    const { task } = await open({
      fail: (method, _when, count) => (method === 'load' && count < 2 ? new Error('The server is away.') : undefined),
    });
    expect(task.session.status).to.equal('failed');
    expect(status(task)).to.include('The server is away.');
    button(task, 'Try again')!.click();
    await reached(task, 'working');
  });

  it('is clean under axe in each of its states', async () => {
    const { task } = await open();
    await expect(task).to.be.accessible();
    await task.submit();
    await task.updateComplete;
    await expect(task).to.be.accessible();
    task.querySelector<HitText>('hit-text')!.value = 'x';
    await task.submit();
    await reached(task, 'submitted');
    await task.updateComplete;
    await expect(task).to.be.accessible();
  });
});
