import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../helpers/chromium.js';
import { everyField } from '../helpers/every-field.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { openTab, shoot } from '../helpers/tabs.js';

/** Nothing reaches over the side of the window, and what is to be tapped is large enough and in reach. */
async function fits(page: Page, where: string): Promise<void> {
  // Not `innerWidth`: a telephone zooms out until everything is in.
  const { width } = page.viewportSize()!;
  await shoot(page, `narrow-${width}-${where}`);
  const { wide, small } = await page.evaluate((width) => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const name = (one: Element) => `${one.localName}.${one.className} "${one.textContent?.trim().slice(0, 30)}"`;
    const visible = all(document).filter((one) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    const over = (one: Element) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && (box.left < -1 || box.right > width + 1);
    };
    /* Links within a sentence are as high as their line (WCAG 2.2, 2.5.8); a table may scroll in a box of its own. */
    const targets = visible.filter((one) =>
      one.matches('button, select, input:not([type=radio], [type=checkbox]), .button'),
    );
    const scrolls = document.scrollingElement!.scrollWidth > width;
    return {
      wide: scrolls ? visible.filter(over).map(name) : [],
      small: targets.filter((one) => one.getBoundingClientRect().height < 24).map(name),
    };
  }, width);
  assert.deepEqual(wide, [], `${where}: reaches over the side`);
  assert.deepEqual(small, [], `${where}: too small for a finger`);
}

const windows: { name: string; options: BrowserContextOptions }[] = [
  {
    name: 'a telephone, 320 px wide',
    options: { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  },
  {
    name: 'a window of 1280 px at 200 %',
    options: { viewport: { width: 640, height: 450 }, hasTouch: true, deviceScaleFactor: 2 },
  },
];

describe('the circle where there is little room', { timeout: 180_000 }, () => {
  let market: Marketplace;
  let browser: Browser;
  before(async () => {
    [market, browser] = await Promise.all([startMarket(), launch()]);
  });
  after(async () => {
    await browser?.close();
    await market?.stop();
  });

  for (const { name, options } of windows) {
    it(`${name}, with taps`, async () => {
      const title = `${everyField.title}, on ${name}`;
      const { batchId } = await market.publish({
        task: { ...everyField, title },
        items: [{ word: 'strawberry' }, { word: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze' }],
      });
      const tab = await openTab(browser, options);
      const { page } = tab;
      const button = (label: string) => page.getByRole('button', { name: label, exact: true });

      await page.goto(market.url);
      await button('Create an account').tap();
      await page.getByRole('heading', { name: 'Create an account' }).waitFor();
      await fits(page, '1-account');
      await page.getByRole('textbox', { name: 'Name' }).fill(`Ada ${options.viewport!.width}`);
      await page.getByRole('textbox', { name: 'Password' }).fill('difference engine');
      await page.locator('button[type=submit]').tap();
      await page.getByRole('link', { name: title }).waitFor();
      await fits(page, '2-list');
      await page.getByRole('link', { name: title }).tap();
      await button('Accept this HIT').waitFor();
      await button('Read the full instructions').tap();
      await page.getByRole('heading', { name: 'All of it' }).waitFor();
      await fits(page, '3-instructions');
      await button('Close').tap();
      await button('Accept this HIT').tap();
      await button('Submit').tap();
      await page.getByText('1 answer needs another look').waitFor();
      await fits(page, '4-missing');

      const group = (label: string) => page.getByRole('radiogroup', { name: label });
      await group('In rows').getByText('Blue').tap();
      await group('In buttons').getByText('Green').tap();
      await page.getByRole('combobox', { name: 'In a list' }).selectOption('Red');
      await page.getByRole('group', { name: 'Several' }).getByText('Green').tap();
      await page.getByRole('spinbutton', { name: 'How many' }).fill('3');
      await group('How good').locator('label').nth(2).tap();
      await page.locator('hit-task:visible hit-toggle label').first().tap();
      await group('Yes or no').getByText('Yes').tap();
      await page.getByRole('textbox', { name: 'One line' }).fill('a line');
      await page
        .getByRole('textbox', { name: 'Some lines' })
        .fill('Hottentottenstottertrottelmutterbeutelrattenlattengitterkofferattentäter');
      await fits(page, '5-answered');
      await button('Submit').tap();
      await page.getByText('Donaudampf').waitFor();
      await button('Submit').waitFor();
      await fits(page, '6-next');
      await button('Return this HIT').tap();
      await button('Yes, return it').waitFor();
      await fits(page, '7-return');
      await button('Yes, return it').tap();
      await page.getByText('You returned this HIT.').waitFor();
      await fits(page, '8-returned');

      const [result] = await market.results(batchId);
      const { answers } = result!;
      assert.deepEqual(
        [answers.row, answers.button, answers.list, answers.several],
        ['blue', 'green', 'red', ['green']],
      );
      assert.deepEqual([answers.number, answers.stars, answers.switch, answers.yesno], [3, 3, true, true]);

      const requester = await openTab(browser, options);
      const desk = requester.page;
      await desk.goto(`${market.url}/requester`);
      await desk.getByRole('textbox', { name: 'Access key' }).fill(market.accessKey);
      await fits(desk, '9-key');
      await desk.getByRole('button', { name: 'Sign in' }).tap();
      await desk.getByRole('link', { name: title }).waitFor();
      await fits(desk, '10-batches');
      await desk.getByRole('link', { name: title }).tap();
      const row = desk.locator('hit-result-list tbody tr');
      await row.waitFor();
      await fits(desk, '11-batch');
      await row.getByRole('button', { name: 'Reject…' }).tap();
      await desk.getByRole('textbox', { name: 'Reason' }).fill('Far too long a word.');
      await fits(desk, '12-reject');
      await desk.getByRole('button', { name: 'Reject', exact: true }).tap();
      await row.getByText('Far too long a word.').waitFor();
      await fits(desk, '13-rejected');
      await desk.getByRole('link', { name: 'Publish a batch' }).tap();
      await desk.getByRole('textbox', { name: 'Task' }).fill('{ "title": 7 }');
      await desk.getByRole('textbox', { name: 'Items' }).fill('a,a\n1\n');
      await desk.getByRole('button', { name: 'Check' }).tap();
      await desk.getByRole('heading', { name: /problems to mend/ }).waitFor();
      await fits(desk, '14-problems');
      await requester.close();

      await page.goto(`${market.url}/#/history`);
      await page.getByText('Far too long a word.').waitFor();
      await fits(page, '15-history');
      await tab.close();
    });
  }

  it('would notice something that is too wide', async () => {
    const tab = await openTab(browser, windows[0]!.options);
    const { page } = tab;
    await page.goto(market.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.evaluate(() => document.querySelector('hit-worker')!.style.setProperty('min-width', '400px'));
    await assert.rejects(fits(page, '0-control'), /reaches over the side/);
    await tab.close();
  });
});
