import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { FolderInUse, lockFolder } from 'hitkit-marketplace/database/folder-lock.js';

const folderFor = async (t: TestContext, name = '') => {
  const folder = await mkdtemp(join(tmpdir(), 'hitkit-lock-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
};

test('a folder has one owner, and can be had again when it is given back', async (t) => {
  const folder = await folderFor(t);
  const release = await lockFolder(folder);
  await assert.rejects(lockFolder(folder), FolderInUse);
  await release();
  await (
    await lockFolder(folder)
  )();
  assert.deepEqual(await readdir(folder), []);
});

test('of many that come at once, not more than one gets it, and then it is free for the next', async (t) => {
  const folder = await folderFor(t);
  for (let round = 0; round < 20; round += 1) {
    const got = (await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))).filter(
      (one) => one.status === 'fulfilled',
    );
    assert.ok(got.length <= 1, `${got.length} owners in round ${round}`);
    for (const { value } of got) await value();
    await (
      await lockFolder(folder)
    )();
  }
});

test('a path that is too long for a socket is no obstacle', { skip: process.platform !== 'linux' }, async (t) => {
  const folder = await folderFor(t, `${'long/'.repeat(30)}data`);
  const release = await lockFolder(folder);
  await assert.rejects(lockFolder(folder), FolderInUse);
  await release();
});

test('a killed owner blocks nobody', async (t) => {
  const folder = await folderFor(t);
  const code = `import { lockFolder } from 'hitkit-marketplace/database/folder-lock.js'; await lockFolder(process.argv[1]); console.log('locked'); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(owner.stdout, 'data');
  await assert.rejects(lockFolder(folder), FolderInUse);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await (
    await lockFolder(folder)
  )();
  assert.deepEqual(await readdir(folder), []);
});
