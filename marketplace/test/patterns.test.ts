import assert from 'node:assert/strict';
import test from 'node:test';
import { boundedPatterns } from 'hitkit-marketplace/patterns.js';

test('a pattern matches from end to end, as in HTML', () => {
  const date = boundedPatterns('\\d{4}-\\d{2}|never');
  assert.deepEqual(['2025-03', 'never', '2025-03-09', 'x2025-03'].map(date), [true, true, false, false]);
  assert.throws(() => boundedPatterns('a)(b'), SyntaxError);
});

test('a pattern that backtracks for ever is cut short and refuses nothing', () => {
  const started = performance.now();
  assert.equal(boundedPatterns('(a+)+')(`${'a'.repeat(40)}!`), true);
  assert.ok(performance.now() - started < 1000);
});
