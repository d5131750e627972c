import type { Me, SignIn } from 'hitkit/core';
import { sql } from 'kysely';
import { codeOf } from './database/open.js';
import type { Db } from './database/schema.js';
import { hashOf, newSessionKey, newWorkerId } from './ids.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { conflict, HttpProblem } from './problems.js';

/** Two names that look or sound the same to a person are the same name. */
const keyOf = (name: string) => name.normalize('NFKC').toLowerCase();

/** @throws 409 when the name is taken. */
export async function register(db: Db, { name, password }: SignIn): Promise<Me> {
  const workerId = newWorkerId();
  try {
    await db
      .insertInto('worker')
      .values({ id: workerId, name, name_key: keyOf(name), password: await hashPassword(password) })
      .execute();
    return { workerId, name };
  } catch (error) {
    if (codeOf(error) !== '23505') throw error;
    throw conflict(
      'name-taken',
      'Name taken',
      `Somebody is called ${JSON.stringify(name)} already. Choose another name, or sign in if it is you.`,
    );
  }
}

/** @throws 401, the same for a wrong name and a wrong password. */
export async function signIn(db: Db, { name, password }: SignIn): Promise<Me> {
  const found = await db
    .selectFrom('worker')
    .select(['id', 'name', 'password'])
    .where('name_key', '=', keyOf(name))
    .executeTakeFirst();
  if (!(await verifyPassword(password, found?.password)) || !found) {
    throw new HttpProblem(
      401,
      'wrong-password',
      'Not signed in',
      'The name or the password is wrong. Try again, or register.',
    );
  }
  return { workerId: found.id, name: found.name ?? name };
}

/** The name by which this requester's backend knows a worker, made a worker of the marketplace on first sight. */
export async function externalWorker(db: Db, requesterId: string, externalId: string): Promise<string> {
  await db
    .insertInto('worker')
    .values({ id: newWorkerId(), requester_id: requesterId, external_id: externalId })
    .onConflict((known) => known.columns(['requester_id', 'external_id']).doNothing())
    .execute();
  const { id } = await db
    .selectFrom('worker')
    .select('id')
    .where('requester_id', '=', requesterId)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  return id;
}

export async function workerById(db: Db, workerId: string): Promise<Me | undefined> {
  const found = await db
    .selectFrom('worker')
    .select(['name', 'external_id'])
    .where('id', '=', workerId)
    .executeTakeFirst();
  return found && { workerId, name: found.name ?? found.external_id ?? workerId };
}

/** Starts a session of 30 days; the key goes into the worker's cookie. */
export async function openSession(db: Db, workerId: string): Promise<string> {
  const key = newSessionKey();
  await db
    .insertInto('session')
    .values({ hash: hashOf(key), worker_id: workerId })
    .execute();
  return key;
}

export async function workerOfSession(db: Db, key: string): Promise<Me | undefined> {
  const found = await db
    .selectFrom('session')
    .innerJoin('worker', 'worker.id', 'worker_id')
    .select(['worker.id', 'worker.name'])
    .where('hash', '=', hashOf(key))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return found && { workerId: found.id, name: found.name ?? found.id };
}

export async function closeSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', hashOf(key)).execute();
}
