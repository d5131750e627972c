import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Answers } from 'hitkit/core';
import { toCsv, toJsonLines } from 'hitkit-marketplace/export.js';
import type { FullResult } from 'hitkit-marketplace/results.js';

const result = (answers: Answers, input: Answers = {}): FullResult => ({
  assignmentId: '3A',
  hitId: '3H',
  batchId: '3B',
  workerId: 'AW',
  status: 'Rejected',
  reward: '0.05',
  acceptedAt: '2026-11-22T10:00:00.000Z',
  submittedAt: '2026-11-22T10:00:41.000Z',
  autoApprovalAt: '2026-12-22T10:00:41.000Z',
  reviewedAt: '2026-11-23T10:00:00.000Z',
  feedback: 'Too short',
  submissionId: 's1',
  elapsedMs: 41_120,
  input,
  answers,
  submission: {
    version: 1,
    submissionId: 's1',
    answers,
    startedAt: '',
    submittedAt: '',
    elapsedMs: 41_120,
    telemetry: { keys: 3 },
  },
});

async function* stream(...results: FullResult[]) {
  yield* results;
}
const text = async (chunks: AsyncGenerator<string>) => {
  let all = '';
  for await (const chunk of chunks) all += chunk;
  return all;
};
const cells = async (answers: Answers, names = Object.keys(answers)) => {
  const rows = parse(await text(toCsv(stream(result(answers)), [], names)), { columns: true }) as Record<
    string,
    string
  >[];
  return names.map((name) => rows[0]![`Answer.${name}`]);
};

test("columns have MTurk's names, then Input.* and Answer.*", async () => {
  const [header, row, end] = (await text(toCsv(stream(result({ a: 'x' }, { id: '7' })), ['id'], ['a', 'b']))).split(
    '\r\n',
  );
  assert.equal(
    header,
    '"HITId","AssignmentId","WorkerId","ExternalWorkerId","AssignmentStatus","Reward","AcceptTime","SubmitTime","AutoApprovalTime","ApprovalTime","RejectionTime","RequesterFeedback","WorkTimeInSeconds","Input.id","Answer.a","Answer.b"',
  );
  assert.equal(
    row,
    '"3H","3A","AW",,"Rejected","0.05","2026-11-22T10:00:00.000Z","2026-11-22T10:00:41.000Z","2026-12-22T10:00:41.000Z",,"2026-11-23T10:00:00.000Z","Too short","41.120","7","x",',
  );
  assert.equal(end, '');
});

test('a cell that a spreadsheet would run gets an apostrophe, a number does not', async () => {
  const formulas = {
    a: '=1+1',
    b: '+49 30 1',
    c: '-2+3',
    d: '@SUM(A1)',
    e: '\t=1',
    f: '\r=1',
    g: '＝1',
    h: '-5',
    i: '+3.5',
    j: 'a=b',
  };
  assert.deepEqual(await cells(formulas), [
    "'=1+1",
    "'+49 30 1",
    "'-2+3",
    "'@SUM(A1)",
    "'\t=1",
    "'\r=1",
    "'＝1",
    '-5',
    '+3.5',
    'a=b',
  ]);
  assert.deepEqual(await cells({ n: -5, b: false, l: ['x', 'y'], o: { other: '=1' }, z: null, t: 'a "q",\nb' }), [
    '-5',
    'false',
    '["x","y"]',
    '{"other":"=1"}',
    '',
    'a "q",\nb',
  ]);
});

test("a name from a task's author reads the answer of that name and nothing else", async () => {
  assert.deepEqual(await cells({}, ['__proto__', 'constructor', 'toString']), ['', '', '']);
  assert.deepEqual(
    await cells(JSON.parse('{"__proto__":"p","constructor":"c"}') as Answers, ['__proto__', 'constructor']),
    ['p', 'c'],
  );
});

test('JSONL loses nothing', async () => {
  const full = result(JSON.parse('{"__proto__":"p","empty":"","none":null,"deep":{"a":[1.5,"=x"]}}') as Answers);
  const lines = (await text(toJsonLines(stream(full, full)))).split('\n');
  assert.equal(lines.length, 3);
  assert.equal(lines[0], JSON.stringify(full));
});
