import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Item, pipe, pipeEntry, unfilled } from '../../src/core/piping.js';

const item = (json: string) => JSON.parse(json) as Item;

describe('piping', () => {
  it('fills in what the item has', () => {
    const given = item('{"name":"Ada","age":36,"null":null,"none":"","list":["a",1],"größe":"XL","two words":"2"}');
    const cases: [string, string][] = [
      ['Dear {name}, {age}', 'Dear Ada, 36'],
      ['{ name }{name}', 'AdaAda'],
      ['[{null}{none}]', '[]'],
      ['{list}', '["a",1]'],
      ['{größe} {two words}', 'XL 2'],
      ['no placeholder', 'no placeholder'],
      ['', ''],
    ];
    for (const [text, wanted] of cases) assert.deepEqual(pipe(text, given), { text: wanted, missing: [] }, text);
  });

  it('leaves what the item has not, and reports it once', () => {
    assert.deepEqual(pipe('{gone} and {gone} and {also gone}', {}), {
      text: '{gone} and {gone} and {also gone}',
      missing: ['gone', 'also gone'],
    });
  });

  it('takes braces for braces where they hold no name', () => {
    for (const text of ['a{2,3}', '{}', '{ }', 'p { color: red }', '{"a":1}', '{{', '}}', '{a\nb}', '{', '}{', '{{{']) {
      assert.deepEqual(pipe(text, item('{"a":"x"}')), { text, missing: [] }, text);
    }
  });

  it('writes a doubled brace as one', () => {
    assert.deepEqual(pipe('{{name}} is {name}', { name: 'Ada' }), { text: '{name} is Ada', missing: [] });
  });

  it('looks at what came in only once', () => {
    assert.equal(pipe('{a}', { a: '{b}', b: 'no' }).text, '{b}');
    assert.equal(pipe('{a}', { a: "$& $1 $` $'" }).text, "$& $1 $` $'");
  });

  it('reads own keys only: names of the prototype are names like any other', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']) {
      assert.deepEqual(pipe(`{${name}}`, {}), { text: `{${name}}`, missing: [name] }, name);
      assert.equal(pipe(`{${name}}`, item(`{"${name}":"own"}`)).text, 'own', name);
    }
  });

  it('takes time in proportion to the text', () => {
    for (const text of [
      '{'.repeat(200_000),
      '{a'.repeat(100_000),
      '{{a'.repeat(60_000),
      `{${'a '.repeat(100_000)}`,
      `{${'{}'.repeat(90_000)}`,
    ]) {
      const start = performance.now();
      pipe(text, {});
      assert.ok(
        performance.now() - start < 1000,
        `${text.slice(0, 6)}… took ${Math.round(performance.now() - start)} ms`,
      );
    }
  });
});

describe('piping into an entry', () => {
  it('fills whatever a field says, and leaves its name, its tag and its pattern', () => {
    const entry = {
      field: 'hit-text',
      name: '{a}',
      label: 'Is {a} right?',
      pattern: '\\d{4}{a}',
      options: [{ value: '{a}', label: '{a}!' }],
      max: 3,
    };
    assert.deepEqual(pipeEntry(entry, { a: 'A', '4': 'four' }), {
      field: 'hit-text',
      name: '{a}',
      label: 'Is A right?',
      pattern: '\\d{4}{a}',
      options: [{ value: 'A', label: 'A!' }],
      max: 3,
    });
    assert.equal(entry.label, 'Is {a} right?');
  });

  it('leaves rich text to the sanitiser', () => {
    const entry = { static: 'markdown', text: '**{a}**' } as const;
    assert.equal(pipeEntry(entry, { a: '<b>' }), entry);
  });

  it('keeps a key called __proto__ a key', () => {
    const entry = JSON.parse('{"field":"hit-text","name":"q","__proto__":{"polluted":"{a}"}}') as {
      field: string;
      name: string;
    };
    const piped = pipeEntry(entry, { a: 'yes' });
    assert.equal(Object.getPrototypeOf(piped), Object.prototype);
    assert.equal((piped as { polluted?: string }).polluted, undefined);
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });
});

describe('unfilled', () => {
  it('names each placeholder that the item does not fill, with its path', () => {
    const problems = unfilled({
      input: { ok: '1' },
      instructions: { short: '{ok} {a}' },
      pages: [
        {
          title: '{b}',
          content: [
            { static: 'html', html: '<p>{ok}{c}' },
            { field: 'hit-text', name: 'q', label: '{__proto__}', pattern: 'x{e}' },
          ],
        },
      ],
    });
    assert.deepEqual(
      problems.map(({ path, code }) => [path, code]),
      [
        ['$.instructions.short', 'missingInput'],
        ['$.pages[0].title', 'missingInput'],
        ['$.pages[0].content[0].html', 'missingInput'],
        ['$.pages[0].content[1].label', 'missingInput'],
      ],
    );
    assert.match(problems[0]!.message, /no "a"/);
  });
});
