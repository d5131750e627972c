import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { it } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumArgs, find } from '../../scripts/browsers.js';
import { root } from '../../scripts/project.js';
import { frameFiles } from '../../scripts/size.js';

const page = `<!doctype html><html lang="en"><title>A HIT</title>
  <script type="module" src="/hit-task.js"></script><script type="module" src="/hit-text.js"></script>
  <hit-task endpoint="/answers"><hit-text name="why" label="Why?"></hit-text></hit-task>`;

it(
  'the size of the frame counts every file that a page loads from opening it to the receipt',
  { timeout: 60_000 },
  async (context) => {
    const loaded = new Set<string>();
    let received = '';
    const server = createServer((request, response) => {
      const path = new URL(request.url!, 'http://localhost').pathname;
      const file = join(root, 'dist/cdn', path);
      if (path === '/') response.setHeader('content-type', 'text/html').end(page);
      else if (path === '/answers') {
        request.on('data', (bytes) => (received += bytes));
        request.on('end', () => response.end());
      } else if (existsSync(file)) {
        loaded.add(path.slice(1));
        response.setHeader('content-type', 'text/javascript');
        createReadStream(file).pipe(response);
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: find('chromium'), args: chromiumArgs });
    context.after(async () => {
      await browser.close();
      server.close();
    });

    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.getByRole('textbox').fill('Because.');
    await tab.evaluate(() => {
      const task = document.querySelector('hit-task')!;
      const done = new Promise((resolve) => task.addEventListener('hit-submitted', resolve, { once: true }));
      void (task as HTMLElement & { submit(): Promise<void> }).submit();
      return done;
    });

    assert.deepEqual(JSON.parse(received).answers, { why: 'Because.' });
    assert.deepEqual([...loaded].sort(), [...frameFiles()].sort());
  },
);
