import type { Db } from './database/schema.js';

/** Reads a setting, and makes it the first time; of servers that start together, one makes it for all. */
export async function settingOr(db: Db, name: string, make: () => string): Promise<string> {
  await db
    .insertInto('setting')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return value;
}
