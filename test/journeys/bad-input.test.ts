import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ProblemDetails } from '../../src/core/protocol/submission.js';
import { launch } from '../helpers/chromium.js';
import { type Marketplace, startMarket } from '../helpers/market.js';
import { enter, openTab, shoot, type Tab } from '../helpers/tabs.js';

const choice = {
  field: 'hit-choice',
  name: 'feeling',
  label: 'It is…',
  required: true,
  options: [
    { value: 'pos', label: 'Good' },
    { value: 'neg', label: 'Bad' },
  ],
};
const taskOf = (...fields: object[]) => ({
  title: 'Bad input',
  pages: [{ content: [{ static: 'text', text: '{line}' }, ...fields] }],
});
const good = {
  task: taskOf(choice, { field: 'hit-rating', name: 'stars', label: 'Stars', max: 5 }),
  items: 'line\nIt rained.\n',
};

/** What is published, and each problem that it must be told: where it is, and words of what is wrong and what to do. */
const cases: { name: string; task?: object; items?: string; problems: [where: string, what: RegExp][] }[] = [
  {
    name: 'an unknown field',
    task: taskOf(choice, { field: 'hit-choise', name: 'other', label: 'Other' }),
    problems: [['$.task.pages[0].content[2].field', /There is no field "hit-choise"\. Use the tag of a field/]],
  },
  {
    name: 'a wrong type',
    task: taskOf({ ...choice, required: 'yes' }),
    problems: [['$.task.pages[0].content[1].required', /should be a boolean, not "yes"/]],
  },
  {
    name: 'a missing name',
    task: taskOf({ ...choice, name: undefined }),
    problems: [['$.task.pages[0].content[1].name', /This key is missing: give a string/]],
  },
  {
    name: 'everything at once',
    task: { ...taskOf({ ...choice, lable: 'x' }, choice, choice), titel: 'x', reward: 5 },
    problems: [
      ['$.task.reward', /should be a string, not 5/],
      ['$.task.titel', /no key "titel".*title/],
      ['$.task.pages[0].content[1].lable', /no key "lable".*label/],
      [
        '$.task.pages[0].content[3].name',
        /The name "feeling" is taken by .*content\[2\]\. Give each field a name of its own/,
      ],
    ],
  },
  {
    name: 'ragged rows',
    items: 'line,note\nshort\n"long, but quoted",ok\nlong, not quoted,x\n',
    problems: [
      ['items line 2', /has 1 cells?, the header has 2\. Leave a missing cell empty, but keep its comma/],
      ['items line 4', /has 3 cells, the header has 2\. Put quotes around a cell that holds a comma/],
    ],
  },
  {
    name: 'duplicate headers',
    items: 'line,note,line\na,b,c\n',
    problems: [['items line 1, column 3', /"line" also names column 1\. Give each column a name of its own/]],
  },
  {
    name: '__proto__ as a header',
    items: 'line,__proto__\na,b\n',
    problems: [['items line 1, column 2', /"__proto__" cannot name a column.*Rename it/]],
  },
  {
    name: 'a column that the task needs and the file has not',
    items: 'sentence\na\n',
    problems: [['$.task.pages[0].content[0].text', /line.*sentence/]],
  },
  {
    name: 'a quote that never closes',
    items: 'line\nfine\n"open\nfor ever\n',
    problems: [['items line 3', /quote opens here and never closes\. Close it/]],
  },
];

describe('bad input', { timeout: 120_000 }, () => {
  let market: Marketplace;
  let browser: Browser;
  let tab: Tab;
  before(async () => {
    [market, browser] = await Promise.all([startMarket(), launch()]);
    tab = await openTab(browser, { viewport: { width: 1280, height: 1400 } });
    await enter(tab.page, market.url, market.accessKey);
  });
  after(async () => {
    await tab?.close();
    await browser?.close();
    await market?.stop();
  });

  const publish = async (task: string, items: string) => {
    const { page } = tab;
    await page.goto(`${market.url}/requester#/publish`);
    // What the case before has left in the tab would be checked again.
    await page.evaluate(() => sessionStorage.removeItem('hitkit:publication'));
    await page.reload();
    await page.getByRole('textbox', { name: 'Task' }).fill(task);
    await page.getByRole('textbox', { name: 'Items' }).fill(items);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
  };

  for (const { name, task = good.task, items = good.items, problems } of cases) {
    it(`${name}: the page says what, where and what to do, and nothing is made`, async () => {
      const made = (await market.batches()).length;
      await publish(JSON.stringify(task), items);
      const count = problems.length === 1 ? '1 problem to mend' : `${problems.length} problems to mend`;
      await tab.page.getByRole('heading', { name: count }).waitFor();
      await shoot(tab.page, `bad-input-${name.replaceAll(' ', '-')}`);
      const rows = tab.page.locator('hit-publisher .wrong tbody tr');
      const cells = async (column: number) => rows.locator(`td:nth-child(${column})`).allInnerTexts();
      const [wheres, whats] = await Promise.all([cells(1), cells(2)]);
      assert.deepEqual([...wheres].sort(), problems.map(([where]) => where).sort());
      for (const [where, what] of problems) assert.match(whats[wheres.indexOf(where)]!, what);

      // The same from the API, which is what a script meets.
      const { status, body } = await market.ask('/batches', { task, items: { csv: items } });
      assert.equal(status, 422);
      const { errors, detail } = body as ProblemDetails;
      assert.deepEqual(errors?.map(({ path }) => path).sort(), problems.map(([where]) => where).sort());
      assert.ok(detail, 'it should say in a sentence what is wrong');
      assert.equal((await market.batches()).length, made);
    });
  }

  it('text that is not JSON: the line and column', async () => {
    const { page } = tab;
    await publish('{\n  "title": "Bad input",\n  pages: []\n}', good.items);
    await page.getByRole('heading', { name: '1 problem to mend' }).waitFor();
    assert.match(await page.locator('hit-publisher .wrong tbody td').first().innerText(), /^task, line 3, column 3$/);
  });

  it('a BOM is no part of the first header, and what was mended is published', async () => {
    await publish(JSON.stringify(good.task), `\uFEFF${good.items}`);
    await tab.page.waitForURL(/#\/batches\/3/);
    const [batch] = await market.batches();
    const { body } = await market.ask(`/batches/${batch!.batchId}/hits`);
    assert.deepEqual(
      (body as { items: { input: object }[] }).items.map(({ input }) => input),
      [{ line: 'It rained.' }],
    );
  });

  it('answers that break their contracts are refused one by one, and then the right one is taken', async () => {
    const { batchId } = await market.publish({ task: good.task, items: [{ line: 'It rained.' }] });
    const { body: minted } = await market.ask('/worker-tokens', { workerId: 'by-hand', batchId });
    const { token } = minted as { token: string };
    const submissionId = '0198f2c4-8a1e-7c32-9b1d-3f8f6f1f7a55';
    const call = async (path: string, send?: object) => {
      const response = await fetch(`${market.url}/api${path}`, {
        method: send || path.endsWith('/accept') ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': submissionId,
        },
        ...(send && { body: JSON.stringify(send) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, string> & ProblemDetails };
    };
    const { hitId } = (await call(`/batches/${batchId}/next`)).body;
    const { assignmentId } = (await call(`/hits/${hitId}/accept`)).body;
    const submit = (answers: unknown) =>
      call(`/assignments/${assignmentId}/submission`, {
        version: 1,
        submissionId,
        answers,
        startedAt: '2026-11-22T10:00:00.000Z',
        submittedAt: '2026-11-22T10:00:41.120Z',
        elapsedMs: 41120,
        telemetry: {},
      });
    const refusals: [answers: unknown, path: string, what: RegExp][] = [
      [{}, '$.answers.feeling', /answer is required/i],
      [{ feeling: 'maybe' }, '$.answers.feeling', /option/i],
      [{ feeling: 1 }, '$.answers.feeling', /^1 does not have the shape .*hit-choice/],
      [{ feeling: 'pos', stars: 6 }, '$.answers.stars', /5/],
      [{ feeling: 'pos', stars: 'five' }, '$.answers.stars', /^"five" does not have the shape .*hit-rating/],
      [{ feeling: 'pos', colour: 'red' }, '$.answers.colour', /no field/i],
      ['pos', '$.answers', /object|record/i],
    ];
    for (const [answers, path, what] of refusals) {
      const { status, body } = await submit(answers);
      const said = JSON.stringify(body);
      assert.equal(status, 422, said);
      assert.equal(body.type, 'urn:hitkit:invalid');
      assert.deepEqual(
        body.errors?.map((error) => error.path),
        [path],
        said,
      );
      assert.match(body.errors![0]!.message, what, said);
    }
    assert.deepEqual(await market.results(batchId), []);
    assert.equal((await submit({ feeling: 'pos', stars: 5 })).status, 201);
    assert.deepEqual(
      (await market.results(batchId)).map(({ answers }) => answers),
      [{ feeling: 'pos', stars: 5 }],
    );
  });
});
