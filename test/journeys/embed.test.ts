import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { read, root } from '../../scripts/project.js';
import { launch } from '../helpers/chromium.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { type Site, startSite } from '../helpers/site.js';
import { openTab, shoot } from '../helpers/tabs.js';

/** The first block of HTML in a document that has a `<hit-task>`, as a reader copies it, with addresses that exist. */
function example(path: string, addresses: Record<string, string>): string {
  const blocks = [...read(path).matchAll(/^```html\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
  const block = blocks.find((one) => one.includes('<hit-task'));
  assert.ok(block, `${path} has no example with <hit-task>`);
  return Object.entries(addresses).reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `the example of ${path} does not name ${from}`);
    return text.replaceAll(from, to);
  }, block);
}

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Somebody else’s page</title>${head}${body}</html>`;
const script = (src: string) => `<script type="module" src="${src}"></script>`;
const loader = script('/dist/cdn/loader.js');

/** What a bundler makes of a module that imports the package. */
async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

const word = {
  task: {
    title: 'Say what the word means',
    pages: [
      {
        content: [
          { static: 'text', text: 'The word is {word}.' },
          { field: 'hit-text', name: 'meaning', label: 'It means', required: true },
        ],
      },
    ],
  },
  items: [{ word: 'comma' }, { word: 'cockerel' }],
  maxAssignments: 3,
};

describe('a HIT in a page of another origin', { timeout: 120_000 }, () => {
  let market: Marketplace;
  let browser: Browser;
  /** The page's own site, and one that takes answers. */
  let home: Site;
  let away: Site;
  let batchId = '';
  let hitId = '';
  before(async () => {
    [market, browser, home, away] = await Promise.all([startMarket(), launch(), startSite(), startSite()]);
    ({ batchId } = await market.publish(word));
    const { body } = await market.ask(`/batches/${batchId}/hits`);
    hitId = (body as { items: { hitId: string }[] }).items[0]!.hitId;
  });
  after(async () => {
    await browser?.close();
    await Promise.all([home?.close(), away?.close(), market?.stop()]);
  });
  const mint = async (workerId: string): Promise<string> => {
    const { body } = await market.ask('/worker-tokens', { workerId, batchId });
    return (body as { token: string }).token;
  };

  it('works as the README says, with an address that takes a POST', async () => {
    const html = example('README.md', {
      'https://cdn.example/hitkit/': `${market.url}/dist/cdn/`,
      'https://answers.example': away.origin,
    });
    home.pages.set('/readme', page(html));
    const received: { key: unknown; type: unknown; text: string }[] = [];
    away.posts.set('/sentences', ({ headers }, text, response) => {
      received.push({ key: headers['idempotency-key'], type: headers['content-type'], text });
      response.end();
    });
    const tab = await openTab(browser);
    await tab.page.goto(`${home.origin}/readme`);
    await tab.page.getByRole('button', { name: 'Submit' }).waitFor();
    await tab.page.getByRole('radio', { name: 'Displeased' }).check({ force: true });
    await tab.page.getByRole('textbox', { name: 'Which words' }).fill('squashed');
    await shoot(tab.page, 'readme-1-answered');
    await tab.page.getByRole('button', { name: 'Submit' }).click();
    await tab.page.getByText('Your answer was accepted').waitFor();
    await tab.close();

    assert.equal(received.length, 1);
    const { key, type, text } = received[0]!;
    const { submissionId, answers } = JSON.parse(text) as { submissionId: string; answers: unknown };
    assert.deepEqual(answers, { sentiment: 'neg', why: 'squashed' });
    assert.equal(key, submissionId);
    assert.equal(type, 'application/json');
  });

  it('works as the protocol says, with a token of the page’s own server, and asks again for one that is not taken', async () => {
    const html = example('docs/protocol.md', {
      'https://market.example': market.url,
      '3XQ4…': hitId,
    });
    home.pages.set('/protocol', page(html));
    let asked = 0;
    home.posts.set('/token', async (_request, _text, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ token: asked === 1 ? 'no token at all' : await mint('visitor-17') }));
    });
    const tab = await openTab(browser);
    await tab.page.goto(`${home.origin}/protocol`);
    await tab.page.getByText('The word is comma.').waitFor();
    await tab.page.getByRole('button', { name: 'Accept this HIT' }).click();
    await tab.page.getByRole('textbox', { name: 'It means' }).fill('a breath');
    await tab.page.getByRole('button', { name: 'Submit' }).click();
    await tab.page.getByText('Your answer was accepted').waitFor();
    await tab.close();

    const [result] = await market.results(batchId);
    assert.deepEqual(result?.answers, { meaning: 'a breath' });
    assert.equal(result.externalWorkerId, 'visitor-17');
    assert.equal(asked, 2);
  });

  it('follows where the receipt leads', async () => {
    home.pages.set(
      '/leads',
      page(`<hit-task endpoint="${away.origin}/leads"><hit-text name="a" label="A"></hit-text></hit-task>`, loader),
    );
    away.posts.set('/leads', (_request, text, response) => {
      const { submissionId } = JSON.parse(text) as { submissionId: string };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ submissionId, next: { url: `${away.origin}/complete?cc=C1` } }));
    });
    away.pages.set('/complete', page('<h1>Completed</h1>'));
    const tab = await openTab(browser);
    await tab.page.goto(`${home.origin}/leads`);
    await tab.page.getByRole('textbox', { name: 'A' }).fill('b');
    await tab.page.getByRole('button', { name: 'Submit' }).click();
    await tab.page.getByRole('heading', { name: 'Completed' }).waitFor();
    assert.equal(tab.page.url(), `${away.origin}/complete?cc=C1`);
    await tab.close();
  });

  describe('opened by MTurk', () => {
    before(() => {
      const fields = `<hit-choices name="about" label="About"><option>Taste</option><option>Delivery</option></hit-choices>
        <hit-text name="why" label="Why" required></hit-text>`;
      home.pages.set('/mturk', page(`<hit-task>${fields}</hit-task>`, loader));
    });

    it('posts a form to where it came from, and goes there', async () => {
      let posted: [string, string][] = [];
      away.posts.set('/mturk/externalSubmit', ({ headers }, text, response) => {
        assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
        posted = [...new URLSearchParams(text)];
        response.setHeader('content-type', 'text/html').end(page('<h1>Submitted to MTurk</h1>'));
      });
      const tab = await openTab(browser);
      const query = new URLSearchParams({
        assignmentId: '3AB7',
        hitId: '3XQ4',
        workerId: 'A1B2',
        turkSubmitTo: away.origin,
      });
      await tab.page.goto(`${home.origin}/mturk?${query}`);
      await tab.page.getByRole('button', { name: 'Submit' }).waitFor();
      await tab.page.getByRole('checkbox', { name: 'Taste' }).check({ force: true });
      await tab.page.getByRole('checkbox', { name: 'Delivery' }).check({ force: true });
      await tab.page.getByRole('textbox', { name: 'Why' }).fill('sour & late');
      await tab.page.getByRole('button', { name: 'Submit' }).click();
      await tab.page.getByRole('heading', { name: 'Submitted to MTurk' }).waitFor();
      await tab.close();

      const whole = posted.pop();
      assert.deepEqual(posted, [
        ['assignmentId', '3AB7'],
        ['about', 'Taste'],
        ['about', 'Delivery'],
        ['why', 'sour & late'],
      ]);
      assert.equal(whole?.[0], 'hitkit');
      const { answers, workerId } = JSON.parse(whole[1]) as { answers: unknown; workerId: string };
      assert.deepEqual(answers, { about: ['Taste', 'Delivery'], why: 'sour & late' });
      assert.equal(workerId, 'A1B2');
    });

    it('shows a preview in which nothing can be answered', async () => {
      const tab = await openTab(browser);
      await tab.page.goto(`${home.origin}/mturk?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&hitId=3XQ4`);
      await tab.page.getByText('This is a preview.').waitFor();
      await shoot(tab.page, 'mturk-preview');
      assert.equal(await tab.page.getByRole('textbox', { name: 'Why' }).isEditable(), false);
      const taste = tab.page.getByRole('checkbox', { name: 'Taste' });
      await taste.click({ force: true });
      assert.equal(await taste.isChecked(), false);
      await tab.page.keyboard.press('Control+Enter');
      assert.equal(await tab.page.getByRole('button').count(), 0);
      await tab.close();
    });
  });

  it('works in a frame, whose host on another origin has the endpoint', async () => {
    const headers = { 'content-type': 'text/javascript' };
    const frameScript = await bundle(`
      import 'hitkit/hit-task.js';
      import { parentEndpoint } from 'hitkit/endpoints/post-message.js';
      document.querySelector('hit-task').endpoint = parentEndpoint({ parentOrigin: '${home.origin}' });
    `);
    away.pages.set('/frame.js', { html: frameScript, headers });
    away.pages.set('/frame', page('<hit-task></hit-task>', script('/frame.js')));
    const hostScript = await bundle(`
      import { hostEndpoint } from 'hitkit/endpoints/post-message.js';
      import { rest } from 'hitkit/endpoints/rest.js';
      const frame = document.querySelector('iframe');
      const endpoint = rest({ src: '${market.url}/api/hits/${hitId}', token: () => '${await mint('visitor-18')}' });
      hostEndpoint(frame, { origin: '${away.origin}', endpoint });
      frame.src = '${away.origin}/frame';
    `);
    home.pages.set('/host.js', { html: hostScript, headers });
    home.pages.set('/host', page('<iframe title="HIT" width="600" height="500"></iframe>', script('/host.js')));
    const tab = await openTab(browser);
    await tab.page.goto(`${home.origin}/host`);
    const frame = tab.page.frameLocator('iframe');
    await frame.getByText('The word is comma.').waitFor();
    await frame.getByRole('button', { name: 'Accept this HIT' }).click();
    await frame.getByRole('textbox', { name: 'It means' }).fill('from a frame');
    await frame.getByRole('button', { name: 'Submit' }).click();
    await frame.getByText('Your answer was accepted').waitFor();
    await tab.close();
    const results = await market.results(batchId);
    const { answers } = results.find(({ externalWorkerId }) => externalWorkerId === 'visitor-18')!;
    assert.deepEqual(answers, { meaning: 'from a frame' });
  });
});
