import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/project.js';
import type { BatchOrder } from '../../src/core/market.js';
import type { Batch, Result } from '../../src/core/protocol/market.js';

/** A running marketplace with the samples, on free ports and a folder of its own. */
export interface Marketplace {
  /** The worker's page is at `/`, the requester's at `/requester`, the API at `/api`. */
  url: string;
  /** The page on another origin that embeds a HIT. */
  embed: string;
  /** The demo requester's. */
  accessKey: string;
  /** A request to `/api/requester…` with the access key; a `body` is sent as JSON. */
  ask(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Publishes a batch; throws what the marketplace said where it refuses. */
  publish(order: BatchOrder): Promise<Batch>;
  batches(): Promise<Batch[]>;
  results(batchId: string): Promise<Result[]>;
  /** Stops it gracefully and starts it again on the same folder and ports. */
  restart(): Promise<void>;
  /** Stops it gracefully and removes its folder. */
  stop(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  url: string;
  embed: string;
  accessKey: string;
}

const START_MS = 60_000;

function launch(folder: string, ports: { PORT: string; EMBED_PORT: string }): Promise<Running> {
  const child = spawn(process.execPath, ['marketplace/dist/cli.js', 'start', '--seed'], {
    cwd: root,
    env: { ...process.env, ...ports, HITKIT_DATA: folder, HITKIT_PUBLIC_URL: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));

  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The marketplace ${why}.\n${said}`));
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`did not start within ${START_MS / 1000} s`);
    }, START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const [url, embed, accessKey] = [/worker +(\S+)\/\n/, /embed +(\S+)\/\n/, /access key.*: (\S+)\n/].map(
        (pattern) => pattern.exec(said)?.[1],
      );
      if (!url || !embed || !accessKey) return;
      clearTimeout(late);
      resolve({ child, url, embed, accessKey });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with code ${code}`);
    });
  });
}

async function end({ child }: Running): Promise<void> {
  const gone = new Promise<[number | null, string | null]>((resolve) =>
    child.once('exit', (code, signal) => resolve([code, signal])),
  );
  child.kill('SIGTERM');
  const [code, signal] = await gone;
  if (code !== 0) throw new Error(`The marketplace did not stop in order: code ${code}, signal ${signal}.`);
}

export async function startMarket(): Promise<Marketplace> {
  const folder = mkdtempSync(join(tmpdir(), 'hitkit-market-'));
  let running = await launch(folder, { PORT: '0', EMBED_PORT: '0' });
  const { url, embed, accessKey } = running;

  const ask: Marketplace['ask'] = async (path, body) => {
    const response = await fetch(`${url}/api/requester${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const read = async <Body>(path: string, body?: unknown): Promise<Body> => {
    const answer = await ask(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };

  return {
    url,
    embed,
    accessKey,
    ask,
    publish: (order) => read('/batches', order),
    batches: async () => (await read<{ items: Batch[] }>('/batches?limit=100')).items,
    results: async (batchId) => (await read<{ items: Result[] }>(`/batches/${batchId}/assignments?limit=100`)).items,
    restart: async () => {
      await end(running);
      running = await launch(folder, { PORT: new URL(url).port, EMBED_PORT: new URL(embed).port });
    },
    stop: async () => {
      await end(running);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
