import { expect } from '@open-wc/testing';
import { type Json, record } from '../../src/core/answer.js';
import { type Endpoint, Refusal, Unavailable } from '../../src/core/endpoint.js';
import type { Submission } from '../../src/core/protocol/submission.js';
import { memory } from '../../src/endpoints/memory.js';
import { hostEndpoint, parentEndpoint } from '../../src/endpoints/post-message.js';

type Inside = Window & { endpoint: Endpoint; send(message: unknown): void };

const here = location.origin;
const page = new URL('./fixtures/frame.html', import.meta.url);
const { signal } = new AbortController();
const until = async (holds: () => unknown) => {
  while (!holds()) await settle(5);
};
const settle = (milliseconds = 50) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const submission = (changes: Partial<Submission> = {}): Submission => ({
  version: 1,
  submissionId: '0198-a',
  answers: record<Json>([
    ['__proto__', 'neg'],
    ['n', 0],
  ]),
  startedAt: '2026-11-22T10:00:00.000Z',
  submittedAt: '2026-11-22T10:00:41.120Z',
  elapsedMs: 41120,
  telemetry: {},
  ...changes,
});

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it should have been rejected'),
    (error: unknown) => error as Error,
  );

describe('post-message', () => {
  let stop: AbortController;
  const frames: HTMLIFrameElement[] = [];
  beforeEach(() => (stop = new AbortController()));
  afterEach(() => {
    stop.abort();
    frames.splice(0).forEach((frame) => frame.remove());
  });

  async function open(query: Record<string, string> = {}, origin = here) {
    const url = new URL(page.pathname, origin);
    url.search = String(new URLSearchParams({ parent: here, ...query }));
    const frame = Object.assign(document.createElement('iframe'), { src: url.href, title: 'HIT' });
    frames.push(frame);
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return { frame, inside: frame.contentWindow as Inside };
  }
  const host = (frame: HTMLIFrameElement, endpoint: Endpoint, origin = here) =>
    hostEndpoint(frame, { origin, endpoint, signal: stop.signal });
  /* What the page posts into the frame, as the frame sees it. */
  const watch = (inside: Inside) => {
    const seen: MessageEvent[] = [];
    inside.addEventListener('message', (event) => seen.push(event));
    return seen;
  };
  const nonce = (digit: string) => digit.repeat(32);
  const hello = (digit: string) => ({ hitkit: 'hello', version: 1, nonce: nonce(digit) });

  it('serves a whole session', async () => {
    const { frame, inside } = await open();
    const endpoint = memory({ task: { title: 'T' }, durationInSeconds: 60, extensions: 1 });
    host(frame, endpoint);
    const far = inside.endpoint;
    expect(far.key).to.equal(`post-message:${here}`);
    expect(far.accept).to.equal(undefined);
    const loaded = await far.load(signal);
    expect(loaded.status).to.equal('preview');
    expect(loaded.task).to.deep.equal({ title: 'T' });
    expect((await far.accept!(signal)).clock!.extensions).to.equal(1);
    expect((await far.extend!(signal)).clock!.extensions).to.equal(0);
    await far.save!({ answers: record([['a', 'b']]), savedAt: '2026-11-22T10:00:00.000Z' }, signal);
    expect(endpoint.draft!.answers).to.deep.equal({ a: 'b' });
    expect((await far.submit(submission(), signal)).submissionId).to.equal('0198-a');
    expect(JSON.stringify(endpoint.submission!.answers)).to.equal('{"__proto__":"neg","n":0}');
    expect(((await outcome(far.return!(signal))) as Refusal).problem.detail).to.equal('The assignment is submitted.');
  });

  it('tells a refusal from an outcome that is not known, also at the far end', async () => {
    const { frame, inside } = await open();
    let error: Error = new Unavailable('Busy.', 1500);
    host(frame, memory({ status: 'working', fail: (method) => (method === 'submit' ? error : undefined) }));
    const busy = (await outcome(inside.endpoint.submit(submission(), signal))) as Unavailable;
    expect([busy.name, busy.message, busy.retryAfterMs]).to.deep.equal(['Unavailable', 'Busy.', 1500]);
    error = new Refusal({ type: 'about:blank', title: '', status: 422, detail: 'No.' });
    expect(((await outcome(inside.endpoint.submit(submission(), signal))) as Refusal).problem.detail).to.equal('No.');
    error = new TypeError('Broken.');
    expect((await outcome(inside.endpoint.submit(submission(), signal))).name).to.equal('Unavailable');
  });

  it('offers what the endpoint has, and no more', async () => {
    const { frame, inside } = await open();
    const { load, submit, save } = memory({ status: 'working' });
    host(frame, { key: 'k', load, submit, save });
    await inside.endpoint.load(signal);
    expect(['accept', 'save', 'extend', 'return'].filter((name) => inside.endpoint[name as 'save'])).to.deep.equal([
      'save',
    ]);
  });

  it('works across origins', async () => {
    // The test server answers under both names of this machine.
    const other = here.replace('//localhost', '//127.0.0.1');
    expect(other).not.to.equal(here);
    const endpoint = memory({ status: 'working' });
    const done = new Promise<{ status: string; receipt: { submissionId: string } }>((resolve) =>
      addEventListener('message', ({ data }) => data?.test === 'done' && resolve(data), { signal: stop.signal }),
    );
    const { frame } = await open({ run: '' }, other);
    host(frame, endpoint, other);
    const { status, receipt } = await done;
    expect([status, receipt.submissionId]).to.deep.equal(['working', 'from-afar']);
  });

  it('answers nobody at another origin, in neither direction', async () => {
    const { frame, inside } = await open({ timeout: '700' });
    const endpoint = memory();
    const welcomes: unknown[] = [];
    inside.postMessage = (message: unknown) => void welcomes.push(message);
    host(frame, endpoint, 'https://elsewhere.example');
    expect((await outcome(inside.endpoint.load(signal))).name).to.equal('Unavailable');
    expect(welcomes).to.deep.equal([]);
    const stranger = await open({ parent: 'https://elsewhere.example', timeout: '700' });
    host(stranger.frame, endpoint);
    expect((await outcome(stranger.inside.endpoint.load(signal))).name).to.equal('Unavailable');
    expect(endpoint.calls).to.deep.equal([]);
  });

  it('takes exact origins only', () => {
    const frame = document.createElement('iframe');
    for (const origin of ['*', '', 'null', 'https://a.example/', 'a.example', 'https://*.example', undefined, /a/]) {
      const given = origin as string;
      expect(() => parentEndpoint({ parentOrigin: given }), given).to.throw(/exact origin/);
      expect(() => hostEndpoint(frame, { origin: given, endpoint: memory() }), given).to.throw(/exact origin/);
    }
  });

  it('says so where there is no page around', async () => {
    if (parent !== window) return;
    expect((await outcome(parentEndpoint({ parentOrigin: here }).load(signal))).message).to.match(/not in a frame/);
  });

  it('connects again after the frame was loaded again, within a second', async () => {
    const { frame, inside } = await open();
    const endpoint = memory({ status: 'working' });
    host(frame, endpoint);
    await inside.endpoint.load(signal);
    for (let times = 0; times < 3; times += 1) {
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.contentWindow!.location.reload();
      await loaded;
      const start = performance.now();
      await (frame.contentWindow as Inside).endpoint.load(signal);
      expect(performance.now() - start).to.be.below(1000);
    }
    expect(endpoint.calls.length).to.equal(4);
  });

  it('finds a page that comes late, or comes back', async () => {
    const { frame, inside } = await open({ timeout: '3000' });
    const loading = inside.endpoint.load(signal);
    await settle(700);
    const endpoint = memory({ status: 'working' });
    host(frame, endpoint);
    await loading;
    stop.abort(); // the page forgets the frame: the line is dead, and the frame cannot know
    stop = new AbortController();
    const again = memory({ status: 'working' });
    host(frame, again);
    expect((await outcome(inside.endpoint.load(signal))).name).to.equal('Unavailable');
    await inside.endpoint.load(signal);
    expect(again.calls).to.deep.equal(['load']);
  });

  it('stops at both ends when it is told to', async () => {
    const { frame, inside } = await open();
    let told: AbortSignal | undefined;
    const forever = (there: AbortSignal) => ((told = there), new Promise<never>(() => {}));
    host(frame, { ...memory(), load: forever });
    const leave = new AbortController();
    const loading = outcome(inside.endpoint.load(leave.signal));
    await until(() => told);
    leave.abort(new Error('closed'));
    expect((await loading).message).to.equal('closed');
    await settle();
    await until(() => told!.aborted);
  });

  describe('among 10,000 messages that are forged, early, late, replayed or repeated', () => {
    const forms = (make: (digit: string) => object): unknown[] => [
      make('0'),
      { ...make('0'), nonce: nonce('g') },
      { ...make('1'), version: 2 },
      { ...make('1'), extra: 1 },
      { ...make('2'), nonce: undefined },
      JSON.stringify(make('3')),
      null,
      'hitkit',
      [],
      7,
      { hitkit: 'other' },
    ];

    it('the frame takes none for the page’s welcome', async () => {
      const { inside } = await open({ timeout: '1500' });
      const sibling = await open();
      const welcome = (digit: string) => ({ hitkit: 'welcome', version: 1, nonce: nonce(digit), methods: ['accept'] });
      const used: unknown[] = [];
      const forge = (message: unknown, from: Window) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => used.push(data);
        from === window
          ? inside.postMessage(message, here, [port2])
          : inside.dispatchEvent(
              new MessageEvent('message', { data: message, origin: here, source: window, ports: [port2] }),
            );
      };
      forms(welcome).forEach((message) => forge(message, window)); // before any hello
      let heard = '';
      addEventListener('message', ({ data, source }) => source === inside && (heard = data.nonce), {
        signal: stop.signal,
      });
      const loading = outcome(inside.endpoint.load(signal));
      await until(() => heard);
      const right = { ...welcome('0'), nonce: heard };
      const Relay = (sibling.inside as unknown as { Function: typeof Function }).Function;
      const fromSibling = new Relay(
        'target',
        'message',
        'origin',
        'port',
        'target.postMessage(message, origin, [port])',
      );
      for (let count = 0; count < 5000; count += 1) {
        forge(forms(welcome)[count % 11], window); // the right window, a wrong nonce or form
        if (count % 2)
          forge(right, inside); // not the browser's own event
        else {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => used.push(data);
          fromSibling(inside, right, here, port2); // the right nonce, a wrong window
        }
      }
      inside.postMessage(right, here); // no port
      expect((await loading).name).to.equal('Unavailable');
      expect(used).to.deep.equal([]);
    });

    it('the page acts on none', async () => {
      const { frame, inside } = await open();
      const sibling = await open();
      const endpoint = memory({ status: 'working' });
      host(frame, endpoint);
      const answers = [watch(inside), watch(sibling.inside)];
      for (let count = 0; count < 5000; count += 1) {
        sibling.inside.send(hello(String(count % 10))); // a wrong window
        const form = forms(hello)[1 + (count % 10)];
        inside.send(form); // the right window, a wrong form
      }
      inside.send(hello('f')); // comes after all of them
      await until(() => answers[0]!.length > 0);
      const welcomed = answers.flat().filter(({ data }) => data?.hitkit);
      expect(welcomed.map(({ data }) => data.nonce)).to.deep.equal([nonce('f')]);
      expect(endpoint.calls).to.deep.equal([]);
    });

    it('the page greets each nonce once, and does each request once', async () => {
      const { frame, inside } = await open();
      const endpoint = memory({ status: 'working' });
      host(frame, endpoint);
      const seen = watch(inside);
      for (let count = 0; count < 1000; count += 1) inside.send(hello('a'));
      inside.send(hello('c'));
      await until(() => seen.some(({ data }) => data.nonce === nonce('c')));
      expect(seen.length).to.equal(2);
      expect(seen[0]!.data).to.deep.equal({
        hitkit: 'welcome',
        version: 1,
        nonce: nonce('a'),
        methods: ['load', 'accept', 'save', 'extend', 'submit', 'return'],
      });
      const [port] = seen[1]!.ports;
      const replies: { id: number }[] = [];
      port!.onmessage = ({ data }) => replies.push(data);
      const wrong = [
        { id: 9, method: 'drop' },
        { id: 9, method: 'submit', submission: { answers: 1 } },
        { method: 'load' },
        { id: 0, method: 'load' },
        { id: 9, method: 'load', x: 1 },
        null,
      ];
      for (let count = 0; count < 5000; count += 1) {
        port!.postMessage({ id: 1, method: 'load' });
        port!.postMessage(wrong[count % wrong.length]);
      }
      port!.postMessage({ id: 3, method: 'load' });
      port!.postMessage({ id: 2, method: 'load' }); // late
      port!.postMessage({ id: 5, method: 'load' });
      await until(() => replies.length === 3);
      expect(endpoint.calls).to.deep.equal(['load', 'load', 'load']);
      expect(replies.map(({ id }) => id)).to.deep.equal([1, 3, 5]);
      inside.send(hello('b')); // a new line ends the old one
      await until(() => seen.length === 3);
      port!.postMessage({ id: 6, method: 'load' });
      await settle(200);
      expect(endpoint.calls.length).to.equal(3);
    });
  });
});
