import { join } from 'node:path';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { lockFolder } from './folder-lock.js';
import { migrate } from './migrations.js';
import { PGlitePool } from './pglite-pool.js';
import type { Db, Schema } from './schema.js';

export interface DatabaseOptions {
  /** A PostgreSQL connection string; without one the database is embedded, in `folder`. */
  url?: string | undefined;
  folder: string;
  /** Connections to PostgreSQL that this process keeps at most. */
  connections: number;
}

export interface OpenDatabase {
  db: Db;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it up to date.
 * @throws FolderInUse when another process has the embedded database.
 */
export async function openDatabase({ url, folder, connections }: DatabaseOptions): Promise<OpenDatabase> {
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    if (url === undefined) opened.push(await lockFolder(folder));
    const pool = url === undefined ? await PGlitePool.open(join(folder, 'postgres')) : postgres(url, connections);
    const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
    opened.push(() => db.destroy());
    await migrate(db);
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function postgres(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  /* An idle connection that breaks is replaced by the pool; without a listener it would end the process. */
  pool.on('error', (error) => console.error(`A connection to PostgreSQL broke: ${error.message}`));
  return pool;
}

/* Deadlock and serialization failure: PostgreSQL rolled back and asks for the same again. */
const tryAgain = new Set(['40P01', '40001']);

/**
 * Runs `work` in one transaction, again when PostgreSQL had to choose a victim; within a transaction, as a part of that
 * one. `work` must do nothing but queries.
 */
export async function transact<Result>(db: Db, work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Schema>);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= 5 || !tryAgain.has(codeOf(error))) throw error;
    }
  }
}

/** The SQLSTATE or system code of an error, or "". */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
