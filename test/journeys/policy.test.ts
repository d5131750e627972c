import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page as Tab } from 'playwright-core';
import { launch } from '../helpers/chromium.js';
import { strictPolicy } from '../helpers/policy.js';
import { type Site, startSite } from '../helpers/site.js';

const body = `
  <hit-task endpoint="/answers">
    <hit-instructions slot="instructions">Read the sentence.<div slot="full"><p>All of it.</p></div></hit-instructions>
    <p>“The strawberries arrived squashed.”</p>
    <hit-choice name="sentiment" label="Sentiment" required>
      <option value="pos">Positive</option>
      <option value="neg">Negative</option>
    </hit-choice>
    <hit-choices name="about" label="What about?"><option>Taste</option><option>Delivery</option></hit-choices>
    <hit-number name="count" label="How many?" min="0" unit="pieces"></hit-number>
    <hit-rating name="stars" label="Stars"></hit-rating>
    <hit-toggle name="again" label="Again?"></hit-toggle>
    <hit-text name="why" label="Which words told you?" multiline rows="3"></hit-text>
  </hit-task>`;

const listen = `
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`;

const page = (nonce: string, script = '') => ({
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Strict</title>
    <script nonce="${nonce}">${listen}</script>
    <script type="module" nonce="${nonce}" src="/dist/cdn/loader.js"></script>
    <main>${body}</main>${script && `<script nonce="${nonce}">${script}</script>`}</html>`,
  headers: { 'content-security-policy': `${strictPolicy(nonce)}; connect-src 'self'` },
});

describe('the CDN build in a page with the strictest policy', () => {
  let site: Site;
  let browser: Browser;
  const received: string[] = [];
  before(async () => {
    site = await startSite();
    browser = await launch();
    site.pages.set('/strict', page('abc'));
    site.pages.set(
      '/broken',
      page('abc', `document.body.setAttribute('style', 'color: red'); try { document.body.innerHTML += ''; } catch {}`),
    );
    site.posts.set('/answers', (_request, text, response) => {
      received.push(text);
      response.writeHead(204).end();
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  const violations = (path: string, act?: (tab: Tab) => Promise<void>) =>
    browser.newPage().then(async (tab) => {
      await tab.goto(site.origin + path);
      await tab.getByRole('button', { name: 'Submit' }).waitFor();
      await act?.(tab);
      const seen = await tab.evaluate(() => (window as unknown as { violations: string[] }).violations);
      await tab.close();
      return seen;
    });

  it('shows, answers and submits a task without one violation', async () => {
    const seen = await violations('/strict', async (tab) => {
      await tab.getByRole('button', { name: 'Submit' }).click();
      await tab.getByText('needs another look').waitFor();
      await tab.getByRole('radio', { name: /Negative/ }).check({ force: true });
      await tab.getByLabel('Which words told you?').fill('squashed');
      await tab.getByRole('button', { name: 'Read the full instructions' }).click();
      await tab.keyboard.press('Escape');
      await tab.getByRole('button', { name: 'Submit' }).click();
      await tab.getByText('Your answer was accepted').waitFor();
    });
    assert.deepEqual(seen, []);
    const { answers } = JSON.parse(received.at(-1)!) as { answers: unknown };
    assert.deepEqual(answers, { sentiment: 'neg', why: 'squashed' });
  });

  it('would notice: a page that breaks the policy is reported', async () => {
    assert.ok((await violations('/broken')).length >= 2);
  });
});
