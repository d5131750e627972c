import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../../../src/define/hit-number.js';
import { readNumber } from '../../../src/elements/fields/number/number.reader.js';
import { HitNumber } from '../../../src/elements/fields/number/number.js';
import { conformance } from '../../conformance/field.js';
import { press, type } from '../../helpers/keys.js';

conformance(HitNumber, {
  configs: [
    { min: 0, max: 1, step: 0.1 },
    { max: -5, step: 2 },
    { min: 0.5, step: 0.25 },
    { min: 7, max: 7 },
  ],
  keys: ['4', '2'],
  leave: ['Tab'],
});

describe('readNumber', () => {
  const read = (text: string, decimal: '.' | ',' = '.') => readNumber(text, decimal).value;
  const inGerman = (text: string) => read(text, ',');

  it('reads a fraction after a point or a comma, in any language where it can be nothing else', () => {
    expect(['3.5', '3,5', '.5', '5.', '0,500', '1,5', '-0.25'].map((text) => read(text))).to.deep.equal([
      3.5, 3.5, 0.5, 5, 0.5, 1.5, -0.25,
    ]);
    expect(['3,5', '3.5', ',5', '0.500', '1,234'].map(inGerman)).to.deep.equal([3.5, 3.5, 0.5, 0.5, 1.234]);
  });

  it('reads groups, and what can be both as the language writes', () => {
    expect([read('1,234'), inGerman('1.234')]).to.deep.equal([1234, 1234]);
    expect([read('1.234'), inGerman('1,234')]).to.deep.equal([1.234, 1.234]);
    for (const text of [
      '1,234,567.5',
      '1.234.567,5',
      '1 234 567,5',
      '1\u202f234\u202f567.5',
      '1’234’567.5',
      '12,34,567.5',
    ]) {
      expect([read(text), inGerman(text)], text).to.deep.equal([1234567.5, 1234567.5]);
    }
    expect([read('1.234.567'), inGerman('1,234,567')]).to.deep.equal([1234567, 1234567]);
  });

  it('reads any minus, other scripts’ digits and exponents', () => {
    expect(
      ['-5', '\u22125', '\u20135', '+5', '\u061c-٥', '١٬٢٣٤٫٥', '۱۲', '१२', '１２', '1e3', '1E-3'].map((text) =>
        read(text),
      ),
    ).to.deep.equal([-5, -5, -5, 5, -5, 1234.5, 12, 12, 12, 1000, 0.001]);
  });

  it('refuses what is no number, and loses none of it', () => {
    for (const text of [
      'abc',
      '12abc',
      '-',
      '.',
      ',',
      '1.2.3',
      '12.05.2024',
      '12 34',
      '1,23,4',
      '1,2345.6',
      '1.234.5',
      '--1',
      '1e',
      'Infinity',
      'NaN',
      '0x10',
      '5 kg',
    ]) {
      expect(readNumber(text, '.'), text).to.deep.equal({ value: null, plain: text, wrong: 'notNumber' });
    }
    expect(readNumber('  ', '.').wrong).to.equal(undefined);
  });

  it('refuses a number that would come back as another', () => {
    for (const text of ['9007199254740993', '0.1000000000000000055', '1e999', '1e-400', '0.99999999999999999999']) {
      expect(readNumber(text, '.').wrong, text).to.equal('tooPrecise');
    }
    for (const text of ['9007199254740992', '999999999999999', '0.000', '1e-320']) {
      expect(readNumber(text, '.').wrong, text).to.equal(undefined);
    }
  });

  it('reads back every number as it is written, and has no −0', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('.' as const, ',' as const),
        (value, decimal) => {
          expect(readNumber(String(value).replace('.', decimal), decimal).value).to.equal(value);
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.is(read('-0'), 0)).to.equal(true);
  });
});

describe('<hit-number>', () => {
  const make = (template = html`<hit-number name="q" label="Question"></hit-number>`) => fixture<HitNumber>(template);
  const control = (field: HitNumber) => field.shadowRoot!.querySelector('input')!;
  const shown = async (field: HitNumber) => (await field.updateComplete, control(field).value);

  it('keeps on screen what is no number, and says so once the worker is done', async () => {
    const field = await make();
    field.focus();
    await type('12 apples');
    expect(field.value).to.equal(null);
    expect(field.validity.badInput).to.equal(true);
    expect(field.matches(':state(user-invalid)')).to.equal(false);
    control(field).blur();
    expect(await shown(field)).to.equal('12 apples');
    expect(field.shadowRoot!.querySelector('[part=error]')!.textContent).to.equal('Enter a number, like 12 or 3.5.');
    expect(control(field).ariaInvalid).to.equal('true');
  });

  it('says what is wrong with the present text, and not with an earlier one', async () => {
    const field = await make(html`<hit-number name="q" label="Q" required></hit-number>`);
    const error = async () => (
      await field.updateComplete,
      field.shadowRoot!.querySelector('[part=error]')!.textContent
    );
    field.reportValidity();
    expect(await error()).to.equal('Please answer this question.');
    field.focus();
    await type('x');
    expect(await error()).to.equal('Enter a number, like 12 or 3.5.');
    await press('Backspace');
    expect(await error()).to.equal('Please answer this question.');
    await type('9007199254740993');
    expect(await error()).to.equal('Use at most 15 digits: more cannot be kept exactly.');
    expect(await shown(field)).to.equal('9007199254740993');
  });

  it('forgets unread text when a page sets a value or a form is reset', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><hit-number name="q" label="Q"></hit-number></form>`);
    const field = form.querySelector('hit-number')!;
    for (const forget of [() => (field.value = null), () => form.reset()]) {
      field.focus();
      await type('x');
      expect(field.validity.valid).to.equal(false);
      forget();
      expect(field.validity.valid).to.equal(true);
      expect(await shown(field)).to.equal('');
    }
  });

  it('shows what was read, with the zeros that were typed', async () => {
    const field = await make();
    field.focus();
    await type('1,234.50');
    expect([field.value, await shown(field)]).to.deep.equal([1234.5, '1,234.50']);
    control(field).blur();
    expect([field.value, await shown(field)]).to.deep.equal([1234.5, '1234.50']);
  });

  it('reads and writes the language of the page', async () => {
    const field = await make(html`<hit-number lang="de" name="q" label="Q" max="2.5" value="1.25"></hit-number>`);
    expect(await shown(field)).to.equal('1,25');
    field.focus();
    await press('Control+a');
    await type('7,5');
    expect(field.value).to.equal(7.5);
    expect(field.validationMessage).to.equal('Enter 2,5 or less.');
  });

  it('keeps what is out of range or between two steps, and says what would fit', async () => {
    const field = await make(html`<hit-number name="q" label="Q" min="1" max="9.5" step="0.1"></hit-number>`);
    for (const [value, flag, message] of [
      [0, 'rangeUnderflow', 'Enter 1 or more.'],
      [10, 'rangeOverflow', 'Enter 9.5 or less.'],
      [1.25, 'stepMismatch', 'Enter a value that fits the steps, such as 1.2 or 1.3.'],
      [0.1 + 0.2 + 1, 'valid', ''],
      [0.1 + 0.2, 'rangeUnderflow', 'Enter 1 or more.'],
    ] as const) {
      field.value = value;
      expect(field.validity[flag], String(value)).to.equal(true);
      expect(field.validationMessage).to.equal(message);
      expect(field.value).to.equal(value);
    }
  });

  it('counts steps exactly, from the minimum', async () => {
    const field = await make(html`<hit-number name="q" label="Q" step="0.1"></hit-number>`);
    for (let tenths = -1000; tenths <= 1000; tenths += 1) {
      field.value = tenths / 10;
      expect(field.validity.valid, String(field.value)).to.equal(true);
    }
    field.step = 1e-7;
    field.value = 3e-7;
    expect(field.validity.valid).to.equal(true);
    Object.assign(field, { min: 0.5, step: 2, value: 4 });
    expect(field.issues).to.deep.equal([{ code: 'stepMismatch', params: { low: 2.5, high: 4.5 } }]);
    Object.assign(field, { min: 0, step: 3, max: 10, value: 10 });
    expect(field.issues).to.deep.equal([{ code: 'stepMismatch', params: { low: 9, high: 9 } }]);
  });

  it('steps with the arrow keys, by ten with Page up and down, and stops at the limits', async () => {
    const field = await make(html`<hit-number name="q" label="Q" min="-1" max="2.25" step="0.1"></hit-number>`);
    field.focus();
    const after = async (...keys: string[]) => (await press(...keys), field.value);
    expect(await after('ArrowUp', 'ArrowUp', 'ArrowUp')).to.equal(0.3);
    expect(await after('ArrowDown')).to.equal(0.2);
    expect(await after('PageUp')).to.equal(1.2);
    expect(await after('PageUp', 'PageUp')).to.equal(2.2);
    expect(await after('Home')).to.equal(-1);
    expect(await after('ArrowDown', 'PageDown')).to.equal(-1);
    expect(await after('PageUp')).to.equal(0);
  });

  it('steps onto the steps from between them, and never the wrong way from beyond a limit', async () => {
    const field = await make(html`<hit-number name="q" label="Q" min="0" max="10" step="5"></hit-number>`);
    field.focus();
    for (const [value, key, next] of [
      [7, 'ArrowUp', 10],
      [7, 'ArrowDown', 5],
      [12, 'ArrowUp', 12],
      [12, 'ArrowDown', 10],
      [-3, 'ArrowDown', -3],
      [-3, 'ArrowUp', 0],
    ] as const) {
      field.value = value;
      await press(key);
      expect(field.value, `${value} ${key}`).to.equal(next);
    }
  });

  it('leaves Home and End to the caret where the worker types', async () => {
    const field = await make(html`<hit-number name="q" label="Q" min="0" max="100"></hit-number>`);
    field.focus();
    await press('5', 'Home', '4');
    expect(field.value).to.equal(45);
    await press('ArrowUp', 'End');
    expect(field.value).to.equal(100);
  });

  it('fires one input and one change for a step, and none where nothing moves', async () => {
    const field = await make(html`<hit-number name="q" label="Q" max="1"></hit-number>`);
    const events: string[] = [];
    for (const type of ['input', 'change']) field.addEventListener(type, () => events.push(type));
    field.focus();
    await press('ArrowUp', 'ArrowUp');
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('does not step over text that is no number', async () => {
    const field = await make();
    field.focus();
    await press('x', 'ArrowUp');
    expect([field.value, await shown(field)]).to.deep.equal([null, 'x']);
  });

  it('is a spinbutton with its limits, described by its unit', async () => {
    const field = await make(
      html`<hit-number name="q" label="Weight" min="0" max="200" unit="kg" value="70"></hit-number>`,
    );
    const input = control(field);
    expect([input.role, input.ariaValueNow, input.ariaValueMin, input.ariaValueMax]).to.deep.equal([
      'spinbutton',
      '70',
      '0',
      '200',
    ]);
    const [unit] = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => field.shadowRoot!.getElementById(id)!);
    expect(unit!.textContent).to.equal('kg');
    await expect(field).to.be.accessible();
  });

  it('brings up the keyboard that can type what is asked', async () => {
    const field = await make();
    for (const [config, mode] of [
      [{}, 'decimal'],
      [{ step: 1 }, 'numeric'],
      [{ step: 0.5 }, 'decimal'],
      [{ step: 1, min: 0.5 }, 'decimal'],
      [{ step: 1, min: -5 }, 'text'],
    ] as const) {
      Object.assign(field, { step: undefined, min: undefined }, config);
      await field.updateComplete;
      expect(control(field).inputMode, JSON.stringify(config)).to.equal(mode);
    }
  });

  it('takes an attribute that is gone or broken for no limit', async () => {
    const field = await make(html`<hit-number name="q" label="Q" min="5" max="x" step=""></hit-number>`);
    field.value = 3.3;
    expect(field.validity.rangeUnderflow).to.equal(true);
    field.removeAttribute('min');
    expect(field.validity.valid).to.equal(true);
  });
});
