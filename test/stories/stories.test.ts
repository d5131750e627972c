import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArgs, find } from '../../scripts/browsers.js';
import { root } from '../../scripts/project.js';

/* Every story of the built Storybook, in every theme: it renders, and axe finds nothing. */

const built = join(root, 'storybook-static');
const themes = ['light', 'dark', 'high-contrast'];
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
// Under a name of its own: the accessibility addon brings an axe too.
const axe = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}; window.storyAxe = window.axe;`;

interface Story {
  id: string;
  title: string;
  name: string;
  type: string;
}
const { entries } = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as { entries: Record<string, Story> };
const stories = Object.values(entries).filter(({ type }) => type === 'story');

/** Shows the story in a theme, and waits until nothing moves any more. */
const choose = (page: Page, theme: string) =>
  page.evaluate(async (theme) => {
    const channel = (window as any).__STORYBOOK_ADDONS_CHANNEL__; // eslint-disable-line @typescript-eslint/no-explicit-any
    const rendered = new Promise((resolve) => channel.once('storyRendered', resolve));
    channel.emit('updateGlobals', { globals: { theme } });
    await Promise.race([rendered, new Promise((resolve) => setTimeout(resolve, 1000))]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  }, theme);

/** What axe finds in the story as it stands, one line for each element. */
const violations = (page: Page, theme: string): Promise<string[]> =>
  page.evaluate(async (again) => {
    // What a page must have and a story has not: a title, landmarks, a first heading.
    const rules = Object.fromEntries(
      ['document-title', 'region', 'landmark-one-main', 'page-has-heading-one', 'bypass'].map((id) => [
        id,
        { enabled: false },
      ]),
    );
    // Another theme changes colours and nothing else.
    const options = again ? { runOnly: ['color-contrast'] } : { rules };
    const found = await (window as any).storyAxe.run('#storybook-root', options); // eslint-disable-line @typescript-eslint/no-explicit-any
    return found.violations.flatMap(
      ({ id, nodes }: { id: string; nodes: { target: unknown; failureSummary: string }[] }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
  }, theme !== themes[0]);

/** Tags of ours that nothing registered: they would show nothing, and pass. */
const undefinedTags = (page: Page) =>
  page.$$eval('#storybook-root :not(:defined)', (elements) => elements.map(({ localName }) => localName));

describe('every story', { concurrency: 2 }, () => {
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  let origin = '';

  before(async () => {
    server = createServer((request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url!, 'http://x').pathname));
      const file = join(built, path);
      if (!existsSync(file)) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: find('chromium'), args: chromiumArgs });
    context = await browser.newContext({ reducedMotion: 'reduce' });
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  it('exists', () => assert.ok(stories.length > 0, 'there are no stories'));

  for (const { id, title, name } of stories) {
    it(`${title} / ${name} renders, and axe finds nothing`, async () => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A picture that is not there may be the story; a script that is not there is a page error too.
        const resource = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !resource) errors.push(message.text());
      });
      await page.addInitScript(axe);
      await page.goto(`${origin}/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`);
      await page.waitForFunction(() => document.body.classList.contains('sb-show-main'));
      for (const theme of themes) {
        await choose(page, theme);
        assert.deepEqual(await violations(page, theme), [], `${theme}, ${id}`);
      }
      assert.deepEqual(await undefinedTags(page), [], `not registered in ${id}`);
      assert.deepEqual(errors, [], id);
      await page.close();
    });
  }
});
