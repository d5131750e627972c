import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ar } from '../../src/locales/ar.js';
import { en } from '../../src/locales/en.js';

type Message = string | ((params: Record<string, string | number>) => string);
const english: Record<string, Message> = en;
const arabic: Record<string, Message> = ar;

describe('Arabic', () => {
  it('has every message and no other, with parameters where English has them', () => {
    assert.deepEqual(Object.keys(arabic).sort(), Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) assert.equal(typeof arabic[key], typeof message, key);
  });

  it('is Arabic throughout, and says each parameter', () => {
    for (const [key, message] of Object.entries(arabic)) {
      const asked = new Set<string>();
      const params = new Proxy({}, { get: (_, name) => (asked.add(String(name)), `7${asked.size}`) });
      const text = typeof message === 'string' ? message : message(params);
      assert.match(text, /[\u0621-\u064a]{2}/, key);
      const wanted = new Set<string>();
      const original = english[key]!;
      if (typeof original === 'function') {
        original(new Proxy({}, { get: (_, name) => (wanted.add(String(name)), 5) }));
        [...wanted].forEach((_, index) => assert.ok(text.includes(`7${index + 1}`), `${key}: ${text}`));
      }
      assert.deepEqual([...asked].sort(), [...wanted].sort(), key);
    }
  });

  for (const [count, expected] of [
    [0, '0 حرف'],
    [1, 'حرف واحد'],
    [2, 'حرفان'],
    [3, '3 أحرف'],
    [10, '10 أحرف'],
    [11, '11 حرفًا'],
    [99, '99 حرفًا'],
    [100, '100 حرف'],
    [103, '103 أحرف'],
    ['٣', '٣ أحرف'],
    ['١٬٢١١', '١٬٢١١ حرفًا'],
    ['1,002', '1,002 حرف'],
  ] as const) {
    it(`counts ${count}`, () => {
      const text = ar
        .charactersLeft({ count })
        .replace(/[٠-٩]/g, (digit) => (typeof count === 'number' ? String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)) : digit));
      assert.equal(text, `المتبقي: ${expected}`);
    });
  }
});
