import assert from 'node:assert/strict';
import test from 'node:test';
import { SignJWT } from 'jose';
import { signedTokens } from 'hitkit-marketplace/tokens.js';

const secret = 'a secret of at least thirty-two bytes';
const tokens = signedTokens(secret);

test('a token carries its scope there and back', async () => {
  const scope = { workerId: 'A1', requesterId: 'R1', hitId: '3H', batchId: '3B' };
  const { token, expiresAt, workerId } = await tokens.mint(scope, 60);
  assert.equal(workerId, 'A1');
  assert.ok(Math.abs(Date.parse(expiresAt) - Date.now() - 60_000) < 2000);
  assert.deepEqual(await tokens.read(token), scope);
});

test('what was not signed here, was changed, is for another use or has run out is no token', async () => {
  const { token } = await tokens.mint({ workerId: 'A1' }, 60);
  const [head, , signature] = token.split('.');
  const other = Buffer.from(JSON.stringify({ sub: 'A2', iss: 'hitkit-marketplace', aud: 'worker', exp: 4e9 })).toString(
    'base64url',
  );
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${other}.`;
  const foreign = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('hitkit-marketplace')
    .setAudience('upload')
    .setSubject('A1')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
  const old = (await tokens.mint({ workerId: 'A1' }, -60)).token;
  for (const bad of ['', 'x', `${head}.${other}.${signature}`, unsigned, foreign, old])
    assert.equal(await tokens.read(bad), undefined, bad);
  assert.equal(await signedTokens('another secret of thirty-two bytes').read(token), undefined);
});
