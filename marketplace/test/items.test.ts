import assert from 'node:assert/strict';
import test from 'node:test';
import { readItems } from 'hitkit-marketplace/items.js';

const csv = (text: string) => readItems({ csv: text });
const found = ({ problems }: ReturnType<typeof readItems>) => problems.map(({ path, code }) => `${path}: ${code}`);
const items = ({ rows }: ReturnType<typeof readItems>) => rows.map(({ item }) => ({ ...item }));

test('CSV: a BOM, quotes, line breaks within cells, blank lines, both kinds of line end', () => {
  const read = csv('\uFEFFid,text\r\n1,"a, ""b""\r\nc"\r\n\r\n2,d\r\n');
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.columns, ['id', 'text']);
  assert.deepEqual(items(read), [
    { id: '1', text: 'a, "b"\r\nc' },
    { id: '2', text: 'd' },
  ]);
  assert.deepEqual(items(csv('a,b\n1,2')), [{ a: '1', b: '2' }]);
});

test('CSV: every ragged row is named with its own line', () => {
  const read = csv('a,b\n1\n"x\ny",2\n\n1,2,3\n4,5\n"p\nq"\n');
  assert.deepEqual(found(read), ['items line 2: raggedRow', 'items line 6: raggedRow', 'items line 8: raggedRow']);
  assert.match(read.problems[1]!.message, /3 cells, the header has 2/);
});

test('CSV: all that is wrong with a header, at once', () => {
  assert.deepEqual(found(csv('a,a,,__proto__,constructor,prototype\n1,2,3,4,5,6\n')), [
    'items line 1, column 2: duplicateHeader',
    'items line 1, column 3: emptyHeader',
    'items line 1, column 4: reservedName',
    'items line 1, column 5: reservedName',
    'items line 1, column 6: reservedName',
  ]);
});

test('CSV: bad quotes are named where they begin', () => {
  assert.deepEqual(found(csv('a,b\n1,"2\n3,4\n')), ['items line 2: badCsv']);
  assert.deepEqual(found(csv('a,b\n1,2\n1,2"3\n')), ['items line 3: badCsv']);
  assert.deepEqual(found(csv('a,b\n"1"x,2\n')), ['items line 2: badCsv']);
});

test('nothing to publish is a problem in every form', () => {
  assert.deepEqual(found(csv('')), ['items line 1: noHeader']);
  assert.deepEqual(found(csv('a,b\n')), ['items: noItems']);
  assert.deepEqual(found(readItems({ jsonl: '\n\n' })), ['items: noItems']);
  assert.deepEqual(found(readItems([])), ['items: noItems']);
});

test('JSONL: types stay, blank lines pass, each bad line is named', () => {
  const read = readItems({ jsonl: '\uFEFF{"a":1,"b":[true,null]}\r\n\r\n{"c":"d"}\n' });
  assert.deepEqual(items(read), [{ a: 1, b: [true, null] }, { c: 'd' }]);
  assert.deepEqual(read.columns, ['a', 'b', 'c']);

  const bad = readItems({ jsonl: '{"a":1}\n{"a":}\n[1]\n{"__proto__":1}\nnull\n' });
  assert.deepEqual(found(bad), [
    'items line 2: badJson',
    'items line 3: invalidType',
    'items line 4: reservedName',
    'items line 5: invalidType',
  ]);
  assert.match(bad.problems[0]!.message, /at column 6, a value expected, but there is "}"/);
});

test("an item has no prototype, and reading one changes nobody else's", () => {
  const { rows } = readItems([JSON.parse('{"__proto__":{"polluted":true},"a":1}')]);
  assert.equal(Object.getPrototypeOf(rows[0]!.item), null);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});
