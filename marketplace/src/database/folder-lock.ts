import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { platform } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Another process has the folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
  constructor(folder: string) {
    super(
      `Another hitkit-marketplace is using the data folder ${folder}. Stop it first, give this one a folder of its own ` +
        '(HITKIT_DATA), or let both share a PostgreSQL (DATABASE_URL).',
    );
  }
}

const suffix = '.lock';
/** `sun_path` holds 108 bytes on Linux, 104 on macOS, a terminating zero included. */
const longestSocketPath = 103;

/**
 * Takes a folder for this process alone. The lock is a listening Unix socket in the folder: the operating system closes
 * it with the process, however that ends, so a killed server blocks nobody, and no pid can be mistaken for another's. It
 * holds between containers that share the folder on one machine, where pids say nothing.
 *
 * Each process first shows its own socket (it listens before it gets its name, so a socket that can be seen and does not
 * answer is dead for ever), then looks at all others. Of two processes at least one therefore sees the other.
 * @returns what gives the folder back.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  if (platform() === 'win32') return lockPipe(folder);

  const handle = await open(folder);
  /* A long path does not fit into a socket's address; the kernel's own short name for the open folder does. */
  const short = relative('.', resolve(folder)) || '.';
  const base =
    Buffer.byteLength(join(short, `0123456789abcdef${suffix}`)) <= longestSocketPath
      ? short
      : `/proc/self/fd/${handle.fd}`;
  const mine = `${randomBytes(8).toString('hex')}${suffix}`;
  let server: Server | undefined;
  const release = async () => {
    await rm(join(folder, mine), { force: true });
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
    await handle.close();
  };
  try {
    server = await listen(join(base, `.${mine}`));
    await rename(join(folder, `.${mine}`), join(folder, mine));
    for (const other of (await readdir(folder)).filter(
      (name) => name.endsWith(suffix) && !name.startsWith('.') && name !== mine,
    )) {
      if (await answers(join(base, other))) throw new FolderInUse(folder);
      await rm(join(folder, other), { force: true });
    }
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/* Windows has named pipes, which the system keeps unique and takes back in the same way. */
async function lockPipe(folder: string): Promise<() => Promise<void>> {
  try {
    const server = await listen(
      `\\\\.\\pipe\\hitkit-${Buffer.from(resolve(folder).toLowerCase()).toString('base64url').slice(-200)}`,
    );
    return () => new Promise((done) => server.close(() => done()));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new FolderInUse(folder) : error;
  }
}

const listen = (path: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy()).once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });

const answers = (path: string) =>
  new Promise<boolean>((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      /* Refused: nobody listens any more. Not found: its owner has just left. Anything else may hide a living owner. */
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
  });
