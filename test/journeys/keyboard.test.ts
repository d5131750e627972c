import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from '../helpers/chromium.js';
import { everyField } from '../helpers/every-field.js';
import { arrive, focusOf, tabTo } from '../helpers/keyboard.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { journey, openTab, shoot, type Tab } from '../helpers/tabs.js';

describe('a worker with a keyboard alone', { timeout: 240_000 }, () => {
  let market: Marketplace;
  let browser: Browser;
  let tab: Tab;
  let page: Page;
  let batchId = '';
  const step = journey();
  before(async () => {
    [market, browser] = await Promise.all([startMarket(), launch()]);
    const items = ['strawberry', 'comma', 'umbrella'].map((word) => ({ word }));
    ({ batchId } = await market.publish({ task: everyField, items }));
    tab = await openTab(browser, { viewport: { width: 1024, height: 640 } });
    page = tab.page;
  });
  after(async () => {
    await browser?.close();
    await market?.stop();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const group = (name: string) => page.getByRole('radiogroup', { name });
  const to = (target: Locator) => tabTo(page, target);
  /** The focus stays with the worker: what was pressed is gone, and Tab goes on from where they look. */
  const kept = async () => assert.equal((await focusOf(page)).lost, false, 'the focus is lost');

  step('makes an account', async () => {
    await page.goto(market.url);
    await to(button('Create an account'));
    await press('Enter');
    await arrive(page.getByRole('heading', { name: 'Create an account' }));
    await to(page.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('Ada');
    await to(page.getByRole('textbox', { name: 'Password' }));
    await page.keyboard.type('difference engine');
    await shoot(page, 'keyboard-1-account');
    await press('Enter');
    await arrive(page.getByRole('heading', { name: 'Find work' }));
  });

  step('searches, and opens a batch', async () => {
    const batch = page.getByRole('link', { name: everyField.title });
    await batch.waitFor();
    await press('/');
    await arrive(page.getByRole('searchbox'));
    await page.keyboard.type('every kind');
    await page.getByRole('link', { name: 'Say how a sentence feels' }).waitFor({ state: 'detached' });
    await press('ArrowDown');
    await arrive(batch);
    await shoot(page, 'keyboard-2-search');
    await press('Enter');
  });

  step('reads the instructions, and accepts', async () => {
    await button('Accept this HIT').waitFor();
    await page.getByText('The word is strawberry.').waitFor();
    const instructions = button('Read the full instructions');
    await to(instructions);
    await press('Enter');
    await page.getByRole('heading', { name: 'All of it' }).waitFor();
    await kept();
    await press('Escape');
    await arrive(instructions);
    await to(button('Accept this HIT'));
    await press('Enter');
    await button('Submit').waitFor();
    await kept();
  });

  step('answers every kind of field, and submits', async () => {
    await to(group('In rows').getByRole('radio').first());
    await press('Space', 'ArrowDown');
    await to(group('In buttons').getByRole('radio').first());
    await press('3');
    await to(page.getByRole('combobox', { name: 'In a list' }));
    await page.keyboard.type('Gr');
    await to(page.getByRole('group', { name: 'Several' }).getByRole('checkbox', { name: 'Red' }));
    await press('Space', 'Tab', 'Tab', 'Space');
    await to(page.getByRole('spinbutton', { name: 'How many' }));
    await page.keyboard.type('12');
    await to(group('How good').getByRole('radio').first());
    await press('4');
    await to(page.getByRole('switch', { name: 'Switched on' }));
    await press('Space');
    await shoot(page, 'keyboard-3-fields');
    await to(group('Yes or no').getByRole('radio').first());
    await press('ArrowRight');
    await to(page.getByRole('textbox', { name: 'One line' }));
    await page.keyboard.type('a line');
    await to(page.getByRole('textbox', { name: 'Some lines' }));
    await page.keyboard.type('one');
    await press('Enter');
    await page.keyboard.type('two');
    await shoot(page, 'keyboard-4-lines');
    await to(button('Submit'));
    await press('Enter');
    await page.getByText('The word is comma.').waitFor();
    await button('Submit').waitFor();
    await kept();

    const [result] = await market.results(batchId);
    assert.deepEqual(result?.answers, {
      row: 'green',
      button: 'blue',
      list: 'green',
      several: ['red', 'blue'],
      number: 12,
      stars: 4,
      switch: true,
      yesno: false,
      line: 'a line',
      lines: 'one\ntwo',
    });
  });

  step('is led to what is missing in the next HIT, mends it, and submits from where they are', async () => {
    await press('Control+Enter');
    await arrive(page.locator('#wrong'));
    await shoot(page, 'keyboard-5-missing');
    await to(page.locator('#wrong').getByRole('button'));
    await press('Enter');
    await arrive(group('In rows').getByRole('radio').first());
    await press('Space', 'Control+Enter');
    await page.getByText('The word is umbrella.').waitFor();
    await button('Submit').waitFor();
    await kept();
    assert.equal((await market.results(batchId)).length, 2);
  });

  step('returns the last one, and goes to the history', async () => {
    await to(button('Return this HIT'));
    await press('Enter');
    await button('Yes, return it').waitFor();
    await kept();
    await to(button('Yes, return it'));
    await press('Enter');
    await page.getByText('You returned this HIT.').waitFor();
    await kept();
    await shoot(page, 'keyboard-6-returned');
    await tabTo(page, page.getByRole('link', { name: 'History' }), 'Shift+Tab');
    await press('Enter');
    await arrive(page.getByRole('heading', { name: 'History' }));
    const rows = page.locator('tbody tr');
    await rows.nth(2).waitFor();
    assert.equal(await rows.filter({ hasText: 'Returned' }).count(), 1);
    assert.equal(await rows.filter({ hasText: 'Waiting for review' }).count(), 2);
    await tab.close();
  });
});
