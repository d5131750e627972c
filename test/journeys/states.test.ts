import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../helpers/chromium.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { type Site, startSite } from '../helpers/site.js';
import { openTab, register, shoot, type Tab } from '../helpers/tabs.js';

const task = {
  title: 'Say what the word means',
  reward: '0.05',
  pages: [
    {
      content: [
        { static: 'text', text: 'The word is {word}.' },
        { field: 'hit-text', name: 'meaning', label: 'It means', required: true },
      ],
    },
  ],
};
const short = { ...task, title: 'Be quick', assignmentDurationInSeconds: 30, extensions: 1 };

/** Everything that the live regions said, in its order: what a worker hears who does not see the page. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: string[] = ((globalThis as unknown as { heard: string[] }).heard = []);
    const regions = '[role=status], [role=alert], [aria-live=polite]';
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      const look = () => {
        for (const region of root.querySelectorAll<HTMLElement>(regions)) {
          const text = region.innerText.replace(/\s+/g, ' ').trim();
          if (text && heard.at(-1) !== text && region.checkVisibility()) heard.push(text);
        }
      };
      new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
      return root;
    };
  });
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
/** Waits until it was said. */
const hears = (page: Page, words: string) =>
  page.waitForFunction(
    (words) => (globalThis as unknown as { heard: string[] }).heard.some((text) => text.includes(words)),
    words,
  );

describe('what a worker reads and hears', { concurrency: true, timeout: 120_000 }, () => {
  let market: Marketplace;
  let browser: Browser;
  let site: Site;
  before(async () => {
    [market, browser, site] = await Promise.all([startMarket(), launch(), startSite()]);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([site?.close(), market?.stop()]);
  });

  async function open(name: string, title: string, word: string): Promise<Tab> {
    await market.publish({ task: { ...(title === short.title ? short : task), title }, items: [{ word }] });
    const tab = await openTab(browser);
    const { page } = tab;
    await listen(page);
    await page.clock.install();
    await register(page, market.url, name);
    await page.getByRole('link', { name: title }).click();
    await hears(page, 'This is a preview. Accept the HIT to answer it.');
    await page.getByText(`The word is ${word}.`).waitFor();
    return tab;
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const meaning = (page: Page) => page.getByRole('textbox', { name: 'It means' });
  const status = (page: Page) => page.locator('hit-task:visible [part=status]').innerText();

  it('preview, working, missing, accepted', async () => {
    const { page, close } = await open('Ada', 'Accept me', 'comma');
    assert.equal(await meaning(page).isEditable(), false);
    await button(page, 'Accept this HIT').click();
    await button(page, 'Submit').click();
    await page.getByText('1 answer needs another look').waitFor();
    await shoot(page, 'states-1-missing');
    await meaning(page).fill('a breath');
    await page.getByText('Saved on this device').waitFor();
    await button(page, 'Submit').click();
    await hears(page, 'Thank you. Your answer was accepted.');
    await page.getByRole('heading', { name: 'Nothing left in this batch' }).waitFor();
    const said = (await heard(page)).join('\n');
    assert.match(
      said,
      /Sending your answer…[\s\S]*Thank you\. Your answer was accepted\. Receipt \S+\nNothing left in this batch$/,
    );
    await close();
  });

  it('offline at Submit, then online: sent by itself, once', async () => {
    const { page, close } = await open('Grace', 'Lose the network', 'umbrella');
    await button(page, 'Accept this HIT').click();
    await meaning(page).fill('a roof with a handle');
    await page.context().setOffline(true);
    await button(page, 'Submit').click();
    await hears(page, 'Not sent yet. Your answer is saved on this device and will be sent.');
    await shoot(page, 'states-2-offline');
    assert.match(await status(page), /Next try at .+\.[\s\S]*Send now[\s\S]*Save the answer as a file/);
    await page.context().setOffline(false);
    await hears(page, 'Thank you. Your answer was accepted.');
    const { batchId } = (await market.batches()).find(({ title }) => title === 'Lose the network')!;
    const results = await market.results(batchId);
    assert.deepEqual(
      results.map(({ answers }) => answers),
      [{ meaning: 'a roof with a handle' }],
    );
    await close();
  });

  it('a time that runs out: more of it, the warning, the end, and what was typed is kept', async () => {
    const { page, close } = await open('Katherine', short.title, 'cockerel');
    await button(page, 'Accept this HIT').click();
    await meaning(page).fill('an alarm clock');
    await hears(page, 'left to submit.');
    await button(page, 'Get more time').click();
    await hears(page, 'You have more time:');
    await shoot(page, 'states-3-warning');
    // The page's clock alone: nobody waits for a minute to go by.
    await page.clock.runFor(65_000);
    await hears(page, 'The time for this HIT is over. Nothing was sent. What you typed is still here');
    await shoot(page, 'states-4-expired');
    assert.equal(await meaning(page).inputValue(), 'an alarm clock');
    assert.equal(await meaning(page).isEditable(), false);
    await close();
  });

  it('an answer that is refused: the endpoint’s own words; changed, it is accepted', async () => {
    site.pages.set(
      '/refuse',
      `<!doctype html><html lang="en"><title>A HIT</title><script type="module" src="/dist/cdn/loader.js"></script>
      <hit-task endpoint="/answers"><hit-text name="meaning" label="It means"></hit-text></hit-task></html>`,
    );
    const ids: string[] = [];
    site.posts.set('/answers', (_request, text, response) => {
      const { submissionId, answers } = JSON.parse(text) as { submissionId: string; answers: { meaning: string } };
      ids.push(submissionId);
      const fits = answers.meaning.length > 3;
      const detail = 'Three letters are too few to mean anything.';
      response.writeHead(fits ? 200 : 422, { 'content-type': 'application/problem+json' });
      response.end(fits ? '' : JSON.stringify({ type: 'about:blank', title: 'Too short', status: 422, detail }));
    });
    const { page, close } = await openTab(browser);
    await listen(page);
    await page.goto(`${site.origin}/refuse`);
    await meaning(page).fill('so');
    await button(page, 'Submit').click();
    await hears(page, 'Your answer was not accepted. Three letters are too few to mean anything.');
    await shoot(page, 'states-5-refused');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save the answer as a file').click(),
    ]);
    assert.equal(file.suggestedFilename(), `${ids[0]}.json`);
    await button(page, 'Go back and change it').click();
    assert.equal(await meaning(page).inputValue(), 'so');
    await meaning(page).fill('something');
    await button(page, 'Submit').click();
    await hears(page, 'Thank you. Your answer was accepted.');
    assert.equal(new Set(ids).size, 2, 'a changed answer is another submission');
    await close();
  });

  it('a HIT that is gone, and a server that is not there', async () => {
    const { page, close } = await openTab(browser);
    await listen(page);
    site.pages.set(
      '/gone',
      `<!doctype html><html lang="en"><title>A HIT</title><script type="module" src="/dist/cdn/loader.js"></script>
      <hit-task src="${market.url}/api/hits/3${'X'.repeat(29)}"></hit-task></html>`,
    );
    await page.goto(`${site.origin}/gone`);
    await hears(page, 'The task could not be loaded.');
    await button(page, 'Try again').waitFor();
    await shoot(page, 'states-6-failed');
    await close();
  });
});
