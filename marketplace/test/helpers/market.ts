import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from 'hitkit-marketplace/config.js';
import { accessKeyFor } from 'hitkit-marketplace/requesters.js';
import { startServer } from 'hitkit-marketplace/server.js';
import { sql } from 'kysely';
import { Client, Requester } from './client.js';

export interface TestMarket {
  url: string;
  /** Somebody without token or key. */
  anybody: Client;
  requester(name?: string): Promise<Requester>;
  /**
   * Moves all clocks of one assignment back by so many seconds, which is as if they had passed. What the worker had of
   * the HIT before moves along, and stays before it.
   */
  pass(assignmentId: string, seconds: number): Promise<void>;
  /** The same for a HIT's expiration. */
  passHit(hitId: string, seconds: number): Promise<void>;
  /** What one SQL query gives. */
  count(query: string): Promise<number>;
  close(): Promise<void>;
}

/** A whole server on a socket of its own. @param databaseUrl PostgreSQL; without it, PGlite in a new folder */
export async function startMarket(databaseUrl?: string, env: Record<string, string> = {}): Promise<TestMarket> {
  const folder = await mkdtemp(join(tmpdir(), 'hitkit-'));
  const server = await startServer(
    readConfig({
      PORT: '0',
      HITKIT_DATA: folder,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...env,
    }),
  );
  /* Node's fetch prefers ::1 for "localhost", where nobody listens. */
  const url = server.url.replace('localhost', '127.0.0.1');
  let requesters = 0;
  return {
    url,
    anybody: new Client(url),
    async requester(name = `Requester ${(requesters += 1)}`) {
      return new Requester(url, (await accessKeyFor(server.db, name)).accessKey);
    },
    async pass(assignmentId, seconds) {
      const back = sql.raw(`interval '${seconds} seconds'`);
      await sql`update assignment as earlier set accepted_at = earlier.accepted_at - ${back} from assignment as one
        where one.id = ${assignmentId} and earlier.id <> one.id
        and earlier.worker_id = one.worker_id and earlier.hit_id = one.hit_id`.execute(server.db);
      await sql`update assignment set accepted_at = accepted_at - ${back}, deadline = deadline - ${back},
        submitted_at = submitted_at - ${back}, auto_approval_at = auto_approval_at - ${back} where id = ${assignmentId}`.execute(
        server.db,
      );
    },
    async passHit(hitId, seconds) {
      await sql`update hit set expires_at = expires_at - ${sql.raw(`interval '${seconds} seconds'`)} where id = ${hitId}`.execute(
        server.db,
      );
    },
    async count(query) {
      const { rows } = await sql.raw<{ count: string | number }>(query).execute(server.db);
      return Number(rows[0]!.count);
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
