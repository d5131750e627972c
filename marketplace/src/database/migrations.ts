import { type Kysely, type Migration, Migrator } from 'kysely';
import { first } from './migrations/0001-first.js';
import type { Db } from './schema.js';

/* In order, and for ever: a migration that has been released is never changed, only followed by another. */
const migrations: Record<string, Migration> = { '0001-first': first };

/**
 * Brings the database to the newest form. Kysely's migrator holds an advisory lock on PostgreSQL meanwhile, so servers
 * that start together wait for one another.
 * @throws what the database said, when a migration fails; that migration is then rolled back.
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db: db as unknown as Kysely<unknown>,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
