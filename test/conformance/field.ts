import { aTimeout, expect, fixtureSync, html } from '@open-wc/testing';
import fc from 'fast-check';
import { define } from '../../src/base/define.js';
import type { HitField } from '../../src/base/hit-field.js';
import { isAnswered, type Json, toEntries } from '../../src/core/answer.js';
import { checkAnswer, type AnyContract } from '../../src/core/contract.js';
import type { FullContract } from '../../src/core/schema.js';
import { contracts } from '../../src/contracts.js';
import { press } from '../helpers/keys.js';
import { randomFrom } from '../helpers/random.js';
import { violationsUnderStrictPolicy } from '../helpers/policy.js';

type FieldClass = (new () => HitField) & { contract: AnyContract; styles: unknown };
type Config = Record<string, unknown>;

export interface ConformanceOptions {
  /** Properties that make the field answerable: options and the like. */
  config?: Config;
  /** More configurations whose simulated answers have to pass. */
  configs?: Config[];
  /** The keys that answer the field, pressed after it took the focus; the last one commits. */
  keys: string[];
  /** Keys after which a commit is expected, where leaving the field commits: default none. */
  leave?: string[];
  /** The module that registers a field that is not the library's; it has its schemas in its contract. */
  module?: URL;
}

/** Every promise that a field makes, whatever it asks. One call for each field. */
export function conformance(
  Field: FieldClass,
  { config = {}, configs = [], keys, leave = [], module }: ConformanceOptions,
): void {
  const { tag } = Field.contract;
  const contract = contracts.get(tag) ?? (Field.contract as FullContract);

  const make = (more: Config = {}): HitField =>
    Object.assign(document.createElement(tag) as HitField, { name: 'q', label: 'Question', ...config, ...more });
  const show = async (field: HitField, container = fixtureSync<HTMLElement>(html`<form></form>`)) => {
    container.append(field);
    await field.updateComplete;
    return field;
  };
  const parsed = (given: Config) => contract.config.parse({ label: 'Question', ...given }) as never;
  const simulated = (seed: number, given: Config = config) =>
    contract.simulate(parsed(given), randomFrom(seed)) as never;
  const data = (field: HitField, form = field.form!) => new FormData(form).getAll('q');
  const invalid = (field: HitField) => field.matches(':state(user-invalid)');

  describe(`<${tag}> conforms`, () => {
    it('registers once and survives a second time', () => {
      expect(customElements.get(tag)).to.equal(Field);
      define(tag, class extends HTMLElement {});
      expect(customElements.get(tag)).to.equal(Field);
    });

    it('has defaults that obey the schema of its configuration', () => {
      const bare = document.createElement(tag) as HitField & Config;
      const keysOf = Object.keys(contract.config.shape);
      const own = Object.fromEntries(keysOf.map((key) => [key, bare[key]]));
      for (const key of keysOf) expect(key in bare, `property ${key}`).to.equal(true);
      const defaults = contract.config.safeParse({ ...config, label: '' });
      for (const [key, value] of Object.entries(defaults.data as Config)) {
        if (!(key in config)) expect(own[key], key).to.deep.equal(value);
      }
    });

    it('answers itself: simulated answers have the right shape and break no rule', () => {
      for (const given of [config, ...configs]) {
        fc.assert(
          fc.property(fc.nat(), (seed) => {
            const answer = simulated(seed, given);
            expect(contract.accepts(answer), JSON.stringify(answer)).to.equal(true);
            expect(checkAnswer(contract, answer, parsed(given))).to.deep.equal([]);
          }),
          { numRuns: 60 },
        );
      }
    });

    it('accepts what its schema accepts, and nothing else', () => {
      const near = fc.nat().map((seed) => simulated(seed) as unknown);
      const option = fc.constantFrom<unknown>(
        'a',
        0,
        1,
        1.5,
        -1,
        NaN,
        Infinity,
        true,
        false,
        '',
        null,
        [],
        {},
        ['a'],
        [1],
        ['a', 'a'],
        { other: 'x' },
        { other: 1 },
      );
      fc.assert(
        fc.property(fc.oneof(near, option, fc.jsonValue()), (value) => {
          expect(contract.accepts(value), JSON.stringify(value)).to.equal(contract.answer.safeParse(value).success);
        }),
        { numRuns: 500 },
      );
    });

    it('takes an answer through form data and back', async () => {
      const field = await show(make());
      const answer = simulated(1);
      field.value = answer;
      expect(data(field)).to.deep.equal(toEntries(answer as Json));
      const twin = await show(make());
      twin.formStateRestoreCallback(JSON.stringify(answer));
      expect(twin.value).to.deep.equal(answer);
      expect(data(twin)).to.deep.equal(data(field));
    });

    it('is not in the form data while it has no answer', async () => {
      const field = await show(make());
      expect(field.value).to.equal(null);
      expect([...new FormData(field.form!).keys()]).to.deep.equal([]);
    });

    it('goes back to the answer of its attribute on reset', async () => {
      const field = make({ required: true });
      const first = simulated(2);
      field.setAttribute('value', typeof first === 'string' ? first : JSON.stringify(first));
      await show(field);
      expect(field.value).to.deep.equal(first);
      field.value = null;
      field.reportValidity();
      expect(invalid(field)).to.equal(true);
      field.form!.reset();
      expect(field.value).to.deep.equal(first);
      expect(invalid(field)).to.equal(false);
    });

    it('takes no part in a disabled fieldset, nor when disabled itself', async () => {
      const fieldset = document.createElement('fieldset');
      const form = fixtureSync<HTMLFormElement>(html`<form></form>`);
      form.append(fieldset);
      const field = await show(make({ required: true }), fieldset);
      field.value = simulated(3);
      fieldset.disabled = true;
      expect(data(field, form)).to.deep.equal([]);
      fieldset.disabled = false;
      expect(data(field, form)).to.have.length.greaterThan(0);
      field.disabled = true;
      expect(data(field, form)).to.deep.equal([]);
      field.value = null;
      expect(field.checkValidity()).to.equal(true);
    });

    it('says that an answer is missing, and does not scold before the worker has acted', async () => {
      const field = await show(make({ required: true }));
      expect(field.validity.valueMissing).to.equal(true);
      expect(field.checkValidity()).to.equal(false);
      await field.updateComplete;
      expect(invalid(field), 'before').to.equal(false);
      expect(field.reportValidity()).to.equal(false);
      await field.updateComplete;
      expect(invalid(field), 'after').to.equal(true);
      const error = field.shadowRoot!.querySelector('[part~="error"]')!;
      expect(error.textContent).to.equal(field.validationMessage);
      expect(error.textContent).not.to.equal('');
      field.value = simulated(4);
      expect(invalid(field), 'mended').to.equal(false);
      expect(field.validity.valid).to.equal(true);
    });

    it('keeps an answer of the wrong shape, and marks it', async () => {
      const field = await show(make());
      const wrong = { no: ['such', 'shape'] } as never;
      field.value = wrong;
      expect(field.value).to.deep.equal(wrong);
      expect(field.validity.badInput).to.equal(true);
    });

    it('behaves the same whether it is set before or after it is attached', async () => {
      const answer = simulated(5);
      const before = await show(make({ value: answer, required: true }));
      const after = await show(document.createElement(tag) as HitField);
      Object.assign(after, { name: 'q', label: 'Question', ...config, value: answer, required: true });
      await after.updateComplete;
      expect(after.value).to.deep.equal(before.value);
      expect(data(after)).to.deep.equal(data(before));
      expect(after.validationMessage).to.equal(before.validationMessage);
      expect(after.shadowRoot!.textContent!.replace(/\s+/g, ' ')).to.equal(
        before.shadowRoot!.textContent!.replace(/\s+/g, ' '),
      );
    });

    it('has its form value and validity right at once', async () => {
      const field = await show(make());
      const answer = simulated(6);
      field.required = true;
      expect(field.matches(':invalid')).to.equal(true);
      field.value = answer;
      expect(field.matches(':invalid')).to.equal(false);
      expect(data(field)).to.deep.equal(toEntries(answer as Json));
      field.name = 'other';
      expect(new FormData(field.form!).has('q')).to.equal(false);
    });

    it('is answered by keyboard alone, with one change for each commit', async () => {
      const field = await show(make());
      const events: string[] = [];
      for (const type of ['input', 'change']) field.addEventListener(type, () => events.push(type));
      field.focus();
      expect(document.activeElement === field, 'the focus').to.equal(true);
      await press(...keys);
      await press(...leave);
      await field.updateComplete;
      expect(isAnswered(field.value), `answer after ${keys.join(' ')}`).to.equal(true);
      expect(
        events.filter((type) => type === 'change'),
        events.join(' '),
      ).to.have.length(1);
      expect(events.indexOf('input')).to.be.lessThan(events.indexOf('change'));
      expect(field.validity.valid, field.validationMessage).to.equal(true);
    });

    it('cannot be changed while read-only, locked or disabled', async () => {
      for (const state of ['readonly', 'locked', 'disabled']) {
        const field = await show(make({ [state]: true }));
        field.focus();
        await press(...keys);
        await press(...leave);
        expect(field.value, state).to.equal(null);
        field.remove();
      }
    });

    it('is clean under axe: empty, answered, in error, disabled, read-only', async () => {
      const field = await show(make({ hint: 'A hint' }));
      const states: [string, () => void][] = [
        ['empty', () => {}],
        ['answered', () => (field.value = simulated(7))],
        ['in error', () => (Object.assign(field, { value: null, required: true }), field.reportValidity())],
        ['disabled', () => (field.disabled = true)],
        ['read-only', () => Object.assign(field, { disabled: false, readonly: true })],
      ];
      for (const [state, enter] of states) {
        enter();
        await field.updateComplete;
        await aTimeout(0);
        await expect(field, state).to.be.accessible();
      }
    });

    it('writes no attribute on its host', async () => {
      const field = await show(make());
      const written = field.getAttributeNames();
      Object.assign(field, { value: simulated(8), required: true, disabled: true });
      await field.updateComplete;
      Object.assign(field, { disabled: false, value: null });
      field.reportValidity();
      await field.updateComplete;
      expect(written).to.deep.equal([]);
      expect(field.getAttributeNames()).to.deep.equal([]);
    });

    it('reads from right to left, inside its box', async () => {
      const container = fixtureSync<HTMLElement>(html`<form dir="rtl" lang="ar"></form>`);
      container.style.inlineSize = '300px';
      const field = await show(make({ value: simulated(9) }), container);
      const label = field.shadowRoot!.querySelector('[part~="label"]')!.getBoundingClientRect();
      const box = field.getBoundingClientRect();
      expect(Math.abs(label.right - box.right)).to.be.lessThan(2);
      expect(field.shadowRoot!.firstElementChild!.scrollWidth).to.be.at.most(Math.ceil(box.width));
    });

    it('fits a box of 280 px', async () => {
      const container = fixtureSync<HTMLElement>(html`<form></form>`);
      container.style.inlineSize = '280px';
      const field = await show(make({ value: simulated(10) }), container);
      expect(field.scrollWidth).to.be.at.most(280);
    });

    it('is collected after it was detached (only Chromium lets a test ask for it)', async function () {
      const { gc } = globalThis as { gc?: () => void };
      if (!gc) return this.skip();
      const reference = await (async () => {
        const form = fixtureSync<HTMLElement>(html`<form></form>`);
        const field = await show(make({ value: simulated(11) }), form);
        form.remove();
        field.remove();
        return new WeakRef(field);
      })();
      for (let round = 0; round < 20 && reference.deref(); round += 1) {
        await aTimeout(10);
        gc();
      }
      expect(reference.deref()).to.equal(undefined);
    });

    it('violates nothing under a strict policy with Trusted Types', async () => {
      const seen = await violationsUnderStrictPolicy(tag, { ...config, label: 'Question', required: true }, '', module);
      expect(seen).to.deep.equal({ violations: [], rendered: true });
    });
  });
}
