import type { Requester } from 'hitkit/core';
import type { Db } from './database/schema.js';
import { hashOf, newAccessKey, newRequesterId } from './ids.js';

/**
 * A further access key for the requester of this name, who is made when there is none. The key can be seen only now; the
 * ones before stay good.
 */
export async function accessKeyFor(db: Db, name: string): Promise<Requester & { accessKey: string }> {
  await db
    .insertInto('requester')
    .values({ id: newRequesterId(), name })
    .onConflict((known) => known.doNothing())
    .execute();
  const { requesterId } = await db
    .selectFrom('requester')
    .select('id as requesterId')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const accessKey = newAccessKey();
  await db
    .insertInto('access_key')
    .values({ hash: hashOf(accessKey), requester_id: requesterId })
    .execute();
  return { requesterId, name, accessKey };
}

/** Whose key this is, if anybody's. */
export async function requesterOfKey(db: Db, key: string): Promise<Requester | undefined> {
  return db
    .selectFrom('access_key')
    .innerJoin('requester', 'requester.id', 'requester_id')
    .select(['requester.id as requesterId', 'requester.name'])
    .where('hash', '=', hashOf(key))
    .executeTakeFirst();
}
