import { after, before, describe } from 'node:test';
import { startMarket, type TestMarket } from '../helpers/market.js';
import { startPostgres } from '../helpers/postgres.js';
import { publishing } from './publishing.js';
import { reviewing } from './reviewing.js';
import { session } from './session.js';
import { submitting } from './submitting.js';
import { wire } from './wire.js';
import { working } from './working.js';

/** A market that is open while the tests of a suite run. */
export type Market = () => TestMarket;

/** The HTTP tests over a real socket, the same on each database. */
export function httpSuite(database: 'PGlite' | 'PostgreSQL'): void {
  describe(database, () => {
    let market: TestMarket | undefined;
    let stop = async () => {};
    before(async () => {
      if (database === 'PGlite') market = await startMarket();
      else {
        const postgres = await startPostgres();
        stop = () => postgres.stop();
        market = await startMarket(await postgres.createDatabase());
      }
    });
    after(async () => {
      await market?.close();
      await stop();
    });
    const open: Market = () => {
      if (!market) throw new Error('The market did not start.');
      return market;
    };
    for (const part of [session, publishing, working, submitting, reviewing, wire]) part(open);
  });
}
