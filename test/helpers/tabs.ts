import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Somebody at a browser of their own: no cookie, no storage is shared. */
export interface Tab {
  page: Page;
  /** Fails where a script threw or the page's policy was broken; then closes the browser window. */
  close(): Promise<void>;
}

/* What a server or the network answered is for the journey itself to judge. */
const expected = /^Failed to load resource/;

export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext(options);
  // What reads TypeScript here gives functions their names with this, also those that run in the page.
  await context.addInitScript('globalThis.__name = (value) => value;');
  const page = await context.newPage();
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().stack ?? String(error.error())));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text());
  });
  return {
    page,
    close: async () => {
      await context.close();
      assert.deepEqual(faults, [], 'the page complained');
    },
  };
}

/** With `SHOTS=folder`, a picture of the page in both colour schemes: for a look, not for a test. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ animations: 'disabled', path: join(folder, `${name}-${colorScheme}.png`) });
  }
}

/** Makes an account on the worker's page. Ends at the list of work. */
export async function register(page: Page, market: string, name: string): Promise<void> {
  await page.goto(market);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(`the password of ${name}`);
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'Find work' }).waitFor();
}

/** Signs a requester in. Ends at the list of batches. */
export async function enter(page: Page, market: string, accessKey: string): Promise<void> {
  await page.goto(`${market}/requester`);
  await page.getByRole('textbox', { name: 'Access key' }).fill(accessKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Batches', exact: true }).waitFor();
}

/** The steps of one journey, in their order. What comes after a step that fails is skipped: it would only fail too. */
export function journey(): (name: string, step: () => Promise<void>) => void {
  let broken = false;
  return (name, step) =>
    void it(name, async (context) => {
      if (broken) return context.skip('an earlier step failed');
      broken = true;
      await step();
      broken = false;
    });
}
