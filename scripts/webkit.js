/** Starts WebKitGTK's WebDriver, and a screen for it where there is none. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { find } from './browsers.js';

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
        server.close(() => resolve(port));
      });
  });

/**
 * Runs a program until this process ends.
 * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
function run(program, args, env = process.env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill());
  return child;
}

/** An X display: the one at hand, or a virtual one. */
async function display() {
  if (process.env.DISPLAY) return process.env.DISPLAY;
  const server = run(find('xvfb'), ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  return new Promise((resolve, reject) => {
    pipe.once('data', (number) => resolve(`:${String(number).trim()}`));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

/** The options for a WebDriver client that reaches a fresh WebKitGTK. */
export async function startWebKit() {
  const port = await freePort();
  const binary = find('miniBrowser');
  const env = { ...process.env, DISPLAY: await display(), WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1' };
  run(find('webkitDriver'), [`--port=${port}`], env);
  for (let tries = 0; tries < 50; tries++) {
    const answered = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answered?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    hostname: '127.0.0.1',
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      'wdio:enforceWebDriverClassic': true,
    },
  };
}
