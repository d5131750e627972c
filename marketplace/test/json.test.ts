import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseJson } from 'hitkit-marketplace/json.js';

const where = (text: string) => {
  const { fault } = parseJson(text);
  return fault && `${fault.line}:${fault.column} ${fault.message}`;
};

test('a fault is found where it is', () => {
  assert.equal(where('{"a":1,}'), '1:8 a key in double quotes expected, but there is "}"');
  assert.equal(where('{\n  "a": x\n}'), '2:8 a value expected, but there is "x"');
  assert.equal(where('[1,2'), '1:5 "," or "]" expected, but the text ends');
  assert.equal(where('{"a" 1}'), '1:6 ":" expected, but there is "1"');
  assert.equal(where('[01]'), '1:2 a value expected, but there is "0"');
  assert.equal(where('"ab\nc"'), '1:1 a complete string expected, but there is "\\""');
  assert.equal(where('1 2'), '1:3 nothing more expected, but there is "2"');
  assert.equal(where(''), '1:1 a value expected, but the text ends');
  assert.equal(where("{'a':1}"), '1:2 a key in double quotes expected, but there is "\'"');
});

test('depth costs no stack', () => {
  assert.match(where('['.repeat(200_000))!, /the text ends/);
});

test('whatever JSON.parse takes is taken, and whatever it refuses gets a place within the text', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', 'x', '\n'), (json, at, insert) => {
      assert.deepEqual(parseJson(json), { value: JSON.parse(json) });
      const broken = json.slice(0, at % (json.length + 1)) + insert + json.slice((at % (json.length + 1)) + 1);
      const { fault } = parseJson(broken);
      if (!fault) return void JSON.parse(broken);
      const line = broken.split('\n')[fault.line - 1];
      assert.ok(
        line !== undefined && fault.column >= 1 && fault.column <= line.length + 1,
        JSON.stringify({ broken, fault }),
      );
    }),
    { numRuns: 300 },
  );
});
