import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Group, Me, Requester, Token } from 'hitkit/core';
import { Client } from '../helpers/client.js';
import type { Market } from './index.js';

export function session(market: Market): void {
  const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

  test('a worker registers, gets a token with the cookie, signs out', async () => {
    const { anybody, url } = market();
    const body = { name: 'Ada L.', password: 'a long password' };
    const registered = await anybody.call('POST', '/session/register', { body });
    assert.equal(registered.status, 201);
    const { workerId } = registered.json<Me>();
    assert.match(workerId, /^A[0-9A-Z]{13}$/);
    assert.match(
      registered.headers.getSetCookie()[0]!,
      /^hitkit_session=[\w-]{43}; Max-Age=2592000; Path=\/api\/session; HttpOnly; SameSite=Lax$/,
    );

    const headers = { Cookie: cookieOf(registered.headers) };
    assert.deepEqual((await anybody.call('GET', '/session', { headers })).json<Me>(), { workerId, name: 'Ada L.' });
    const { token } = (await anybody.call('POST', '/session/token', { headers })).json<Token>();
    assert.equal((await new Client(url, token).get<Me>('/me')).workerId, workerId);

    assert.equal((await anybody.call('DELETE', '/session', { headers })).status, 204);
    assert.equal((await anybody.call('POST', '/session/token', { headers })).status, 401);
  });

  test('a name is one name in any case; a wrong password and an unknown name are told alike', async () => {
    const { anybody } = market();
    assert.equal(
      (await anybody.call('POST', '/session/register', { body: { name: 'Grace', password: 'correct horse' } })).status,
      201,
    );
    assert.equal(
      (await anybody.call('POST', '/session/register', { body: { name: 'gRACE', password: 'another one' } })).status,
      409,
    );
    assert.equal(
      (await anybody.call('POST', '/session', { body: { name: 'GRACE', password: 'correct horse' } })).status,
      200,
    );
    const wrong = await anybody.call('POST', '/session', { body: { name: 'Grace', password: 'incorrect horse' } });
    const unknown = await anybody.call('POST', '/session', { body: { name: 'Nobody', password: 'correct horse' } });
    assert.equal(wrong.status, 401);
    assert.equal(wrong.text, unknown.text);
  });

  test("the cookie works on the market's own pages only", async () => {
    const { anybody, url } = market();
    const body = { name: 'Joan', password: 'a long password' };
    const Cookie = cookieOf(
      (await anybody.call('POST', '/session/register', { body, headers: { Origin: url } })).headers,
    );
    for (const Origin of ['http://evil.example', 'http://127.0.0.1:1', 'null']) {
      const reply = await anybody.call('POST', '/session/token', { headers: { Cookie, Origin } });
      assert.equal(reply.status, 403, Origin);
      assert.equal(reply.headers.get('access-control-allow-origin'), null);
    }
    assert.equal(
      (await anybody.call('POST', '/session/token', { headers: { Cookie, 'Sec-Fetch-Site': 'same-site' } })).status,
      403,
    );
    assert.equal(
      (
        await anybody.call('OPTIONS', '/session/token', {
          headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
        })
      ).headers.get('access-control-allow-origin'),
      null,
    );
    assert.equal((await anybody.call('GET', '/me', { headers: { Cookie } })).status, 401, 'a cookie is no token');
  });

  test("a requester's workers are that requester's, and a bound token opens what it is bound to", async () => {
    const [one, two] = [await market().requester(), await market().requester()];
    const [ours, theirs] = [await one.publish(), await two.publish()];
    const [mine] = await one.hits(ours.batchId);
    const [foreign] = await two.hits(theirs.batchId);
    const second = await one.publish({ items: [{ sentence: 'a' }, { sentence: 'b' }] });
    const [other, last] = await one.hits(second.batchId);

    assert.notEqual((await one.worker('w1')).workerId, (await two.worker('w1')).workerId);
    assert.equal((await one.worker('w1')).workerId, (await one.worker('w1')).workerId);
    assert.equal(
      (await one.call('POST', '/requester/worker-tokens', { body: { workerId: 'w1', hitId: foreign!.hitId } })).status,
      404,
    );

    const free = await one.worker('w1');
    assert.equal((await free.call('GET', `/hits/${foreign!.hitId}`)).status, 403);
    assert.equal((await free.call('POST', `/hits/${foreign!.hitId}/accept`)).status, 403);
    assert.deepEqual(
      new Set((await free.get<{ items: Group[] }>('/batches')).items.map(({ batchId }) => batchId)),
      new Set([ours.batchId, second.batchId]),
    );

    const toHit = await one.worker('w1', { hitId: mine!.hitId });
    assert.equal((await toHit.call('GET', `/hits/${mine!.hitId}`)).status, 200);
    assert.equal((await toHit.call('GET', `/hits/${other!.hitId}`)).status, 403);

    const toBatch = await one.worker('w1', { batchId: second.batchId });
    assert.equal((await toBatch.call('GET', `/hits/${last!.hitId}`)).status, 200);
    assert.equal((await toBatch.call('GET', `/hits/${mine!.hitId}`)).status, 403);
    assert.equal((await toBatch.call('GET', `/batches/${ours.batchId}/next`)).status, 403);
    assert.deepEqual(
      (await toBatch.get<{ items: Group[] }>('/batches')).items.map(({ batchId }) => batchId),
      [second.batchId],
    );
    const held = await free.accept(mine!.hitId);
    assert.equal((await toBatch.call('POST', `/assignments/${held.assignmentId}/return`)).status, 403);
  });

  test('keys and tokens do not stand in for each other', async () => {
    const { url, anybody } = market();
    const requester = await market().requester();
    const worker = await requester.worker('w1');
    assert.equal((await anybody.call('GET', '/requester/batches')).status, 401);
    assert.equal((await worker.call('GET', '/requester/batches')).status, 401);
    assert.equal((await requester.call('GET', '/batches')).status, 401);
    const again = await market().requester('Twice');
    const first = await (await market().requester('Twice')).get<Requester>('/requester');
    assert.deepEqual(await again.get<Requester>('/requester'), first, 'a further key is the same requester');
    const wrong = await new Client(url, 'hk_wrong').call('GET', '/requester');
    assert.equal(wrong.status, 401);
    assert.equal(wrong.headers.get('www-authenticate'), 'Bearer');
  });
}
