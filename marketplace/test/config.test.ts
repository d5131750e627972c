import assert from 'node:assert/strict';
import test from 'node:test';
import { ConfigError, readConfig } from 'hitkit-marketplace/config.js';

test('an empty environment is a good one', () => {
  const { port, embedPort, corsOrigins, databaseUrl, data } = readConfig({});
  assert.deepEqual(
    { port, embedPort, corsOrigins, databaseUrl, data },
    { port: 4400, embedPort: 4401, corsOrigins: ['*'], databaseUrl: undefined, data: './data' },
  );
});

test('every wrong variable is named', () => {
  assert.throws(
    () =>
      readConfig({ PORT: '80x', DATABASE_URL: 'mysql://x', HITKIT_TOKEN_SECRET: 'short', HITKIT_PUBLIC_URL: 'here' }),
    (error) =>
      error instanceof ConfigError &&
      ['PORT', 'DATABASE_URL', 'HITKIT_TOKEN_SECRET', 'HITKIT_PUBLIC_URL'].every((name) =>
        error.message.includes(name),
      ),
  );
});
