import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe } from 'node:test';
import { parse } from 'csv-parse/sync';
import { startEmbedServer } from 'hitkit-marketplace/embed-server.js';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../helpers/chromium.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { enter, journey, openTab, register, shoot, type Tab } from '../helpers/tabs.js';

const title = 'Say how a line of a guest book feels';
const task = {
  title,
  description: 'One line, one answer, and a few words.',
  reward: '0.05',
  instructions: { short: 'Judge what **the writer** means.' },
  pages: [
    {
      content: [
        { static: 'text', text: '{line}' },
        {
          field: 'hit-choice',
          name: 'feeling',
          label: 'The writer is…',
          required: true,
          appearance: 'buttons',
          options: [
            { value: 'pos', label: 'Pleased' },
            { value: 'neg', label: 'Displeased' },
            { value: 'mixed', label: 'Both' },
          ],
        },
        { field: 'hit-text', name: 'why', label: 'Which words told you?', required: true, multiline: true },
      ],
    },
  ],
};
const lines = [
  'The soup was hot, at least.',
  'We came for a night and stayed for a week.',
  'Ask for the room without the cockerel.',
  '"Quiet", says the brochure.',
  'Schöne Aussicht, dünne Wände – 静かです',
  'Thank you for the umbrella!',
];
const anyLine = new RegExp(lines.map((line) => line.replace(/[.?]/g, '\\$&')).join('|'));
const csv = `line\n${lines.map((line) => `"${line.replaceAll('"', '""')}"\n`).join('')}`;

const feelings = ['Pleased', 'Displeased', 'Both'];
const values = ['pos', 'neg', 'mixed'];
const workers = ['Ada', 'Grace', 'Katherine'];
const visitors = ['Mary', 'Dorothy'];
const people = [...workers, ...visitors];

/** What this worker answers to this line: different for every pair, and hard on files. */
function answerOf(worker: string, line: string) {
  const [who, which] = [people.indexOf(worker), lines.indexOf(line)];
  const tails = ['a, b; c', 'she said "no"', 'two\nlines', 'ünï 日本 🍓', '  spaces  '];
  const why = worker === 'Grace' && which === 0 ? '=SUM(1;2)' : `${worker} ${which}: ${tails[(who + which) % 5]}`;
  const feeling = (who + 2 * which) % 3;
  return { feeling: values[feeling]!, label: feelings[feeling]!, why };
}
const everything = people
  .flatMap((worker) => lines.map((line) => ({ line, ...answerOf(worker, line) })))
  .map(({ line, feeling, why }) => JSON.stringify([line, feeling, why]))
  .sort();

/** Answers the HIT that is shown, whichever it is. */
async function answer(page: Page, worker: string): Promise<void> {
  await page.getByRole('button', { name: 'Submit' }).waitFor();
  const { label, why } = answerOf(worker, await page.locator('hit-task:visible').getByText(anyLine).innerText());
  await page.getByRole('radio', { name: label, exact: true }).check({ force: true });
  await page.getByRole('textbox', { name: 'Which words' }).fill(why);
}

describe('the whole circle: publish, work, review, export', { timeout: 240_000 }, () => {
  let market: Marketplace;
  let embed: { port: number; close(): Promise<void> };
  let browser: Browser;
  let requester: Tab;
  let batchId = '';
  const tabs = new Map<string, Tab>();
  const step = journey();
  before(async () => {
    [market, browser] = await Promise.all([startMarket(), launch()]);
  });
  after(async () => {
    await browser?.close();
    await embed?.close();
    await market?.stop();
  });

  step('a requester publishes a task and a file of items', async () => {
    requester = await openTab(browser, { viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    const { page } = requester;
    await page.goto(`${market.url}/requester`);
    await shoot(page, 'requester-1-key');
    await enter(page, market.url, market.accessKey);
    await shoot(page, 'requester-2-batches');
    await page.getByRole('link', { name: 'Publish a batch' }).first().click();
    await page.getByRole('textbox', { name: 'Task' }).fill(JSON.stringify(task, null, 2));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file…' }).last().click(),
    ]);
    await chooser.setFiles({ name: 'lines.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('From lines.csv').waitFor();
    await page.getByRole('spinbutton', { name: 'Workers for each HIT' }).fill(String(people.length));
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'Ready to publish' }).waitFor();
    await page.locator('.preview').getByText(lines[0]!).waitFor();
    await shoot(page, 'requester-3-publish');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForURL(/#\/batches\/3/);
    await page.getByText('30 open').waitFor();
    await shoot(page, 'requester-4-published');
    batchId = new URL(page.url()).hash.split('/').at(-1)!;
    assert.match(batchId, /^3[0-9A-Z]{29}$/);
  });

  step('three workers answer all of it through the worker’s page', async () => {
    await Promise.all(
      workers.map(async (worker) => {
        const tab = await openTab(browser, { viewport: { width: 1280, height: 900 } });
        tabs.set(worker, tab);
        const { page } = tab;
        await register(page, market.url, worker);
        if (worker === 'Ada') await shoot(page, 'worker-1-list');
        await page.getByRole('link', { name: title }).click();
        const accept = page.getByRole('button', { name: 'Accept this HIT' });
        await accept.waitFor();
        if (worker === 'Ada') await shoot(page, 'worker-2-preview');
        await accept.click();
        const done = page.getByRole('heading', { name: 'Nothing left in this batch' });
        for (const _ of lines) {
          await answer(page, worker);
          const shown = await page.locator('hit-task:visible').getAttribute('data-hit');
          if (worker === 'Ada') await shoot(page, 'worker-3-answered');
          await page.getByRole('button', { name: 'Submit' }).click();
          await page.locator(`hit-task[data-hit="${shown}"]`).waitFor({ state: 'hidden' });
        }
        await done.waitFor();
        if (worker === 'Ada') await shoot(page, 'worker-4-done');
      }),
    );
  });

  step('two visitors answer all of it in a page of another origin', async () => {
    const { url, accessKey } = market;
    embed = await startEmbedServer({ market: url, accessKey, batchId, host: '127.0.0.1', port: 0 });
    await Promise.all(
      visitors.map(async (visitor) => {
        const tab = await openTab(browser, { viewport: { width: 1280, height: 900 } });
        const { page } = tab;
        await page.goto(`http://localhost:${embed.port}/`);
        for (const _ of lines) {
          await page.getByRole('button', { name: 'Accept this HIT' }).click();
          await answer(page, visitor);
          if (visitor === 'Mary') await shoot(page, 'embed-1-answered');
          await page.getByRole('button', { name: 'Submit' }).click();
          await page.getByText('Your answer was accepted').waitFor();
          if (visitor === 'Mary') await shoot(page, 'embed-2-accepted');
          await page.getByRole('link', { name: 'Show me another sentence' }).click();
        }
        await page.getByText('You have read every sentence').waitFor();
        await tab.close();
      }),
    );
  });

  step('the sample’s own embedding page works with one script and one element', async () => {
    const tab = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    const { page } = tab;
    await page.goto(market.embed);
    assert.notEqual(new URL(page.url()).origin, new URL(market.url).origin);
    await page.getByRole('button', { name: 'Accept this HIT' }).click();
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    await page.getByRole('radio', { name: 'Neutral' }).check({ force: true });
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Your answer was accepted').waitFor();
    await tab.close();
  });

  const reason = 'The cockerel is a complaint. Please read the line again.';
  step('the requester approves some and rejects one with a reason', async () => {
    const { page } = requester;
    await page.reload();
    const rows = page.locator('hit-result-list tbody tr');
    await rows.nth(29).waitFor();
    assert.equal(await rows.count(), workers.length * lines.length + visitors.length * lines.length);
    await shoot(page, 'requester-5-results');

    const wrong = rows.filter({ hasText: `Ada 2: ` });
    await wrong.getByRole('button', { name: 'Reject…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await shoot(page, 'requester-6-reject');
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await wrong.getByText('Rejected').waitFor();

    for (const mark of ['Ada 1: ', 'Grace 3: ', 'Mary 4: ']) {
      const row = rows.filter({ hasText: mark });
      await row.getByRole('button', { name: 'Approve' }).click();
      await row.getByText('Approved').waitFor();
    }
    const { counts } = (await market.batches()).find((one) => one.batchId === batchId)!;
    assert.deepEqual(counts, { available: 0, accepted: 0, submitted: 26, approved: 3, rejected: 1 });
  });

  const download = async (format: 'CSV' | 'JSONL') => {
    const [file] = await Promise.all([
      requester.page.waitForEvent('download'),
      requester.page.getByRole('button', { name: `Export ${format}` }).click(),
    ]);
    assert.equal(file.suggestedFilename(), `${batchId}.${format.toLowerCase()}`);
    return readFile(await file.path(), 'utf8');
  };
  let exported = '';

  step('the CSV holds every answer once, and the JSONL too', async () => {
    exported = await download('CSV');
    const rows = parse(exported, { columns: true, bom: true }) as Record<string, string>[];
    /* An apostrophe keeps spreadsheets from running an answer; it is the only change that a CSV may have. */
    const told = rows.map((row) => [
      row['Input.line'],
      row['Answer.feeling'],
      row['Answer.why']!.replace(/^'(?=[=+\-@])/, ''),
    ]);
    assert.deepEqual(told.map((row) => JSON.stringify(row)).sort(), everything);
    assert.equal(new Set(rows.map((row) => row.AssignmentId)).size, everything.length);
    assert.equal(new Set(rows.map((row) => row.WorkerId)).size, people.length);
    assert.deepEqual(
      rows
        .filter((row) => row.AssignmentStatus === 'Rejected')
        .map((row) => [row['Answer.why']!.slice(0, 5), row.RequesterFeedback]),
      [['Ada 2', reason]],
    );
    assert.ok(
      rows.some((row) => row['Answer.why'] === "'=SUM(1;2)"),
      'a formula should be defused',
    );

    const jsonl = (await download('JSONL')).trimEnd().split('\n');
    const objects = jsonl.map(
      (text) => JSON.parse(text) as { input: { line: string }; answers: Record<string, string> },
    );
    const said = objects.map(({ input, answers }) => JSON.stringify([input.line, answers.feeling, answers.why]));
    assert.deepEqual(said.sort(), everything);
  });

  const history = async (worker: string) => {
    const { page } = tabs.get(worker)!;
    await page.goto(`${market.url}/#/history`);
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page
      .locator('tbody tr')
      .nth(lines.length - 1)
      .waitFor();
    return page.locator('tbody tr');
  };

  step('the rejected worker reads why, and nobody else does', async () => {
    const rows = await history('Ada');
    await shoot(tabs.get('Ada')!.page, 'worker-5-history');
    const rejected = rows.filter({ hasText: 'Rejected' });
    assert.equal(await rejected.count(), 1);
    assert.match(await rejected.innerText(), new RegExp(`Why it was rejected:\\s+${reason}`));
    assert.equal(await rows.filter({ hasText: 'Approved' }).count(), 1);
    assert.equal(await (await history('Grace')).filter({ hasText: 'Rejected' }).count(), 0);
  });

  step('after a restart everything is still there', async () => {
    await market.restart();
    assert.equal(await download('CSV'), exported);
    const rows = await history('Ada');
    assert.match(await rows.filter({ hasText: 'Rejected' }).innerText(), new RegExp(reason));
    assert.equal(await rows.count(), lines.length);
    for (const tab of [requester, ...tabs.values()]) await tab.close();
  });
});
