import { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

/**
 * Lets Kysely's PostgreSQL dialect speak to PGlite, so that there is one dialect and one behaviour. PGlite is a single
 * connection: whoever holds it runs a whole transaction, and the others wait in line.
 */
export class PGlitePool implements PostgresPool {
  #pglite: PGlite;
  #tail: Promise<void> = Promise.resolve();

  private constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** @param folder where the database lives; made when it is not there. */
  static async open(folder: string): Promise<PGlitePool> {
    return new PGlitePool(await PGlite.create(folder, { relaxedDurability: false }));
  }

  async connect(): Promise<PostgresPoolClient> {
    let release = () => {};
    const turn = this.#tail;
    this.#tail = new Promise((resolve) => (release = resolve));
    await turn;
    return { query: this.#query as PostgresPoolClient['query'], release };
  }

  async end(): Promise<void> {
    await this.#tail;
    await this.#pglite.close();
  }

  #query = async (text: string, values: readonly unknown[]) => {
    const { rows, affectedRows = 0 } = await this.#pglite.query(text, [...values]);
    return { command: 'UPDATE' as const, rowCount: affectedRows, rows };
  };
}
