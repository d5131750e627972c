import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../cli.js', import.meta.url));

export interface ServerProcess {
  child: ChildProcess;
  url: string;
  /** Settles when it serves; rejects, with what it said, when it ends before. */
  ready: Promise<void>;
  /** All that it has printed. */
  said(): string;
  /** Ends it with a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A server as a process of its own. */
export function spawnServer(port: number, env: Record<string, string>, ...flags: string[]): ServerProcess {
  const child = spawn(process.execPath, [cli, 'start', ...flags], {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('is running')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code, signal) => reject(new Error(`The server ended (${signal ?? code}): ${said}`)));
  });
  /* Whoever kills a server on purpose does not wait for it to be ready. */
  ready.catch(() => {});
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    ready,
    said: () => said,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
