#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { contracts } from 'hitkit/contracts';
import { type Config, ConfigError, readConfig } from './config.js';
import { FolderInUse } from './database/folder-lock.js';
import { openDatabase } from './database/open.js';
import { startEmbedServer } from './embed-server.js';
import { HttpProblem } from './problems.js';
import { accessKeyFor } from './requesters.js';
import { seed } from './seed.js';
import { startServer } from './server.js';

const help = `hitkit-marketplace: publish HITs, work on them, review the answers.

  hitkit-marketplace start            serves API and pages
  hitkit-marketplace start --seed     the same with sample HITs and a page that embeds one
  hitkit-marketplace requester NAME   makes a requester, or a further access key for one

Settings come from the environment: PORT, EMBED_PORT, HOST, DATABASE_URL, HITKIT_DATA, HITKIT_PUBLIC_URL,
HITKIT_CORS_ORIGINS, HITKIT_TOKEN_SECRET, HITKIT_CONNECTIONS, HITKIT_BODY_LIMIT, HITKIT_BATCH_LIMIT.
docs/guides/marketplace.md explains them.`;

async function start(config: Config, withSamples: boolean): Promise<void> {
  const server = await startServer(config);
  const parts: { close(): Promise<void> }[] = [server];
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.close();
  };
  try {
    const say = [`  worker     ${server.url}/`, `  requester  ${server.url}/requester`];
    if (withSamples) {
      const { accessKey, batches } = await seed(server.db, (tag) => contracts.get(tag));
      const embed = await startEmbedServer({
        market: server.url,
        accessKey,
        batchId: batches.sentiment,
        host: config.host,
        port: config.embedPort,
      });
      parts.push(embed);
      say.push(
        `  embed      http://localhost:${embed.port}/`,
        '',
        `  access key of the demo's requester: ${accessKey}`,
      );
    }
    const where = config.databaseUrl === undefined ? `the embedded database in ${config.data}` : 'PostgreSQL';
    console.log(`The marketplace is running on ${where}.\n\n${say.join('\n')}\n\nCtrl-C stops it.`);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('Stopping…');
      stop().catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      });
    });
  }
}

async function requester(config: Config, name: string): Promise<void> {
  const { db, close } = await openDatabase({ url: config.databaseUrl, folder: config.data, connections: 1 });
  try {
    const { requesterId, accessKey } = await accessKeyFor(db, name);
    console.log(
      `Requester ${name} (${requesterId})\nAccess key: ${accessKey}\nIt is shown only now; a lost one is replaced by calling this again.`,
    );
  } finally {
    await close();
  }
}

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [command, name] = positionals;
  if (values.help || command === undefined) return console.log(help);
  const config = readConfig(process.env);
  if (command === 'start') return start(config, values.seed);
  if (command === 'requester' && name !== undefined) return requester(config, name);
  throw new ConfigError(`There is no command "${positionals.join(' ')}".\n\n${help}`);
}

run().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof FolderInUse) console.error(error.message);
  else if (error instanceof HttpProblem) console.error(error.detail);
  else console.error(error);
  process.exitCode = 1;
});
