import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractOf } from 'hitkit/core';
import { publish } from './batches.js';
import { transact } from './database/open.js';
import type { Db } from './database/schema.js';
import { HttpProblem } from './problems.js';
import { accessKeyFor } from './requesters.js';
import { samplesFolder } from './routes/pages.js';

export const samples = ['sentiment', 'photographs', 'receipts'] as const;
export type Sample = (typeof samples)[number];

/** The demo's requester: its key is kept readable, so that every start can print it. */
export interface Demo {
  accessKey: string;
  batches: Record<Sample, string>;
}

const year = 31_536_000;

/**
 * Fills a new database with the sample batches, all or none, once: the second time it reads what was made then.
 * @throws HttpProblem when a sample cannot be published
 */
export async function seed(db: Db, contractOf: ContractOf): Promise<Demo> {
  return transact(db, async (tx) => {
    /* Of two servers that start together, the second waits here for what the first has made. */
    const first = await tx
      .insertInto('setting')
      .values({ name: 'demo', value: '' })
      .onConflict((made) => made.doNothing())
      .returning('name')
      .executeTakeFirst();
    if (!first) {
      const { value } = await tx
        .selectFrom('setting')
        .select('value')
        .where('name', '=', 'demo')
        .executeTakeFirstOrThrow();
      return JSON.parse(value) as Demo;
    }
    const { requesterId, accessKey } = await accessKeyFor(tx, 'Demo');
    const demo: Demo = { accessKey, batches: { sentiment: '', photographs: '', receipts: '' } };
    for (const sample of samples) demo.batches[sample] = await publishSample(tx, requesterId, sample, contractOf);
    await tx
      .updateTable('setting')
      .set({ value: JSON.stringify(demo) })
      .where('name', '=', 'demo')
      .execute();
    return demo;
  });
}

async function publishSample(db: Db, requesterId: string, sample: Sample, contractOf: ContractOf): Promise<string> {
  const read = (name: string) => readFile(join(samplesFolder, sample, name), 'utf8');
  const [task, csv] = await Promise.all([read('task.json'), read('items.csv')]);
  const order = {
    task: JSON.parse(task) as unknown,
    items: { csv },
    maxAssignments: 5,
    lifetimeInSeconds: year,
    autoApprovalDelayInSeconds: 2_592_000,
  };
  try {
    return (await publish(db, requesterId, order, contractOf)).batchId;
  } catch (error) {
    if (error instanceof HttpProblem)
      throw new Error(`The sample ${sample} cannot be published. ${error.detail}`, { cause: error });
    throw error;
  }
}
