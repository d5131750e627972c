import { contracts } from 'hitkit/contracts';
import { usePatternEngine } from 'hitkit/core';
import { createApp } from './app.js';
import { sweep } from './assignments.js';
import type { Config } from './config.js';
import { openDatabase } from './database/open.js';
import type { Db } from './database/schema.js';
import { newSessionKey } from './ids.js';
import { listen } from './listen.js';
import { boundedPatterns } from './patterns.js';
import { marketPages } from './routes/pages.js';
import { settingOr } from './settings.js';
import { signedTokens } from './tokens.js';

export interface Server {
  /** How browsers reach it. */
  url: string;
  db: Db;
  /** Stops gracefully: requests under way are answered, then the database is closed. */
  close(): Promise<void>;
}

const sweepEvery = 15_000;

/** Opens the database and serves API and pages. @throws ConfigError, FolderInUse, or what the database said */
export async function startServer(config: Config): Promise<Server> {
  usePatternEngine(boundedPatterns);
  const { db, close: closeDatabase } = await openDatabase({
    url: config.databaseUrl,
    folder: config.data,
    connections: config.connections,
  });
  try {
    const market = {
      db,
      tokens: signedTokens(config.tokenSecret ?? (await settingOr(db, 'token_secret', newSessionKey))),
      contractOf: (tag: string) => contracts.get(tag),
      secureCookies: config.publicUrl?.startsWith('https:') ?? false,
      limits: { body: config.bodyLimit, batch: config.batchLimit },
    };
    const app = createApp({ market, corsOrigins: config.corsOrigins, pages: marketPages() });
    const { port, close } = await listen(app, config.host, config.port, 'PORT');

    /* One at a time: a slow sweep is not joined by the next. */
    let sweeping: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      sweeping = sweeping
        .then(() => sweep(db))
        .catch((error: unknown) => console.error('The sweep failed and will be tried again:', error));
    }, sweepEvery).unref();

    return {
      url: config.publicUrl ?? `http://localhost:${port}`,
      db,
      async close() {
        clearInterval(timer);
        await close();
        await sweeping;
        await closeDatabase();
      },
    };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}
