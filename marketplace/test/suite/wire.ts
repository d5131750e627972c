import assert from 'node:assert/strict';
import { test } from 'node:test';
import { request } from 'node:http';
import { task } from '../helpers/client.js';
import type { Market } from './index.js';

export function wire(market: Market): void {
  test('pages on other origins may use tokens, and read why they were refused', async () => {
    const headers = {
      Origin: 'https://blog.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
    };
    const preflight = await market().anybody.call('OPTIONS', `/hits/3${'0'.repeat(29)}/accept`, { headers });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.match(preflight.headers.get('access-control-allow-headers')!, /Authorization,Content-Type,Idempotency-Key/);
    assert.equal(preflight.headers.get('access-control-allow-credentials'), null);
    const refused = await market().anybody.call('GET', '/me', { headers: { Origin: 'https://blog.example' } });
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
  });

  test('a body that is not JSON is told where', async () => {
    const requester = await market().requester();
    const broken = await requester.call('POST', '/requester/hits', { raw: '{\n  "task": {"title": "x",}\n}' });
    assert.equal(broken.status, 400);
    assert.match(broken.problem.detail!, /line 2, column 25/);
    const form = await requester.call('POST', '/requester/hits', {
      raw: 'a=b',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(form.status, 415);
    const latin = await fetch(`${market().url}/api/requester/hits`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${requester.bearer}`, 'Content-Type': 'application/json' },
      body: new Uint8Array([0x22, 0xe9, 0x22]),
    });
    assert.equal(latin.status, 400);
  });

  test('a body has an end, said or not', async () => {
    const requester = await market().requester();
    const large = { task: { ...task, description: 'x'.repeat(2 ** 20) } };
    assert.equal((await requester.call('POST', '/requester/hits', { body: large })).status, 413);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const chunked = request(
        `${market().url}/api/requester/hits`,
        {
          method: 'POST',
          headers: { Authorization: `Bearer ${requester.bearer}`, 'Content-Type': 'application/json' },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      chunked.once('error', reject);
      chunked.write('x'.repeat(2 ** 20));
      chunked.write('x');
      chunked.end();
    });
    assert.equal(status, 413);
  });

  test('a deeply nested body is refused and not fatal', async () => {
    const requester = await market().requester();
    const raw = `{"task":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const reply = await requester.call('POST', '/requester/hits', { raw });
    assert.ok([400, 422].includes(reply.status), String(reply.status));
    assert.equal((await market().anybody.call('GET', '/health')).status, 200);
  });

  test('pages come with a strict policy, and others may load the library', async () => {
    const { url } = market();
    for (const path of ['/', '/requester']) {
      const page = await fetch(url + path);
      const policy = page.headers.get('content-security-policy')!;
      const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy)!;
      assert.match(policy, /^default-src 'none'; /);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.ok((await page.text()).includes(`nonce="${nonce}"`));
      assert.ok(!(await (await fetch(url + path)).text()).includes(nonce!), 'a nonce is used once');
    }
    const css = await fetch(`${url}/pages/page.css`);
    assert.equal(css.headers.get('content-type'), 'text/css; charset=utf-8');
    assert.equal(css.headers.get('access-control-allow-origin'), '*');
    const again = await fetch(`${url}/pages/page.css`, { headers: { 'If-None-Match': css.headers.get('etag')! } });
    assert.equal(again.status, 304);
    for (const path of [
      '/pages/..%2fpackage.json',
      '/samples/%2e%2e/package.json',
      '/pages/%00.css',
      '/pages/%zz.css',
      '/pages/none.css',
    ]) {
      assert.equal((await fetch(url + path)).status, 404, path);
    }
    const image = await fetch(`${url}/samples/receipts/images/0001.webp`);
    assert.equal(image.headers.get('content-type'), 'image/webp');
    assert.equal(image.headers.get('cross-origin-resource-policy'), 'cross-origin');
  });
}
