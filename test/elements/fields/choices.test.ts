import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/hit-choices.js';
import { simulate } from '../../../src/elements/fields/choices/choices.schema.js';
import { HitChoices } from '../../../src/elements/fields/choices/choices.js';
import { conformance } from '../../conformance/field.js';
import { press } from '../../helpers/keys.js';

const options = ['cat', 'dog', 'bird', 'fish'].map((value) => ({ value }));
const configs = [
  { options, min: 2, max: 3 },
  { options, min: 4 },
  { options: [...options, { value: 'cow', disabled: true }], max: 5 },
];
conformance(HitChoices, { config: { options }, configs, keys: [' '] });
describe('<hit-choices> with hotkeys', () =>
  conformance(HitChoices, { config: { options, hotkeys: true }, keys: ['3'] }));

describe('<hit-choices>', () => {
  const make = (template = html`<hit-choices name="q" label="Question" .options=${options}></hit-choices>`) =>
    fixture<HitChoices>(template);
  const inputs = (field: HitChoices) => [...field.shadowRoot!.querySelectorAll('input')];
  const limits = (field: HitChoices) => field.shadowRoot!.querySelector('#limits')!.textContent;

  it('reads its <option> children', async () => {
    const field = await make(
      html`<hit-choices label="Q"
        ><option value="a">A</option>
        <option>B</option></hit-choices
      >`,
    );
    expect(field.options.map(({ value, label }) => [value, label])).to.deep.equal([
      ['a', 'A'],
      ['B', 'B'],
    ]);
    expect(inputs(field)).to.have.length(2);
  });

  it('answers in the order of the options, one form entry each, and null when the last is taken back', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><hit-choices name="q" label="Q" .options=${options}></hit-choices></form>`,
    );
    const field = form.querySelector('hit-choices')!;
    const seen: unknown[] = [];
    field.addEventListener('change', () => seen.push(field.value));
    for (const index of [2, 0, 2, 0]) {
      inputs(field)[index]!.click();
      if (seen.length === 2) expect(new FormData(form).getAll('q')).to.deep.equal(['cat', 'bird']);
    }
    expect(seen).to.deep.equal([['bird'], ['cat', 'bird'], ['cat'], null]);
  });

  it('takes one too many, marks it, and says how many may be chosen', async () => {
    const field = await make(html`<hit-choices label="Q" min="2" max="3" .options=${options}></hit-choices>`);
    expect(field.validity.valid, 'optional').to.equal(true);
    expect(limits(field)).to.equal('Choose 2 to 3.');
    const codes = inputs(field).map((input) => {
      input.click();
      return field.issues.map(({ code, params }) => [code, params]);
    });
    expect(codes).to.deep.equal([[['tooFew', { min: 2 }]], [], [], [['tooMany', { max: 3 }]]]);
    expect(field.value).to.have.length(4);
    await field.updateComplete;
    expect(field.matches(':state(user-invalid)')).to.equal(true);
    expect(field.validationMessage).to.equal('Choose at most 3.');
    for (const [min, max, text] of [
      [2, 2, 'Choose exactly 2.'],
      [2, undefined, 'Choose at least 2.'],
      [undefined, 1, 'Choose at most 1.'],
      [undefined, undefined, ''],
    ] as const) {
      Object.assign(field, { min, max });
      await field.updateComplete;
      expect(limits(field)).to.equal(text);
    }
  });

  it('finds values twice, and values that are no option', async () => {
    const field = await make();
    field.value = ['cat', 'cat'];
    expect(field.issues).to.deep.equal([{ code: 'badInput' }]);
    field.value = ['cow', 'cat'];
    expect(field.issues).to.deep.equal([{ code: 'unknownOption' }]);
    await field.updateComplete;
    inputs(field)[1]!.click();
    expect(field.value, 'mended by the next edit').to.deep.equal(['cat', 'dog']);
  });

  it('stays as it is while read-only', async () => {
    const field = await make();
    Object.assign(field, { value: ['dog'], readonly: true });
    await field.updateComplete;
    inputs(field)[0]!.click();
    inputs(field)[1]!.click();
    await field.updateComplete;
    expect(field.value).to.deep.equal(['dog']);
    expect(inputs(field).map(({ checked }) => checked)).to.deep.equal([false, true, false, false]);
  });

  it('chooses and takes back with its keys', async () => {
    const field = await make(html`<hit-choices label="Q" hotkeys .options=${options}></hit-choices>`);
    await press('1', '4', '1');
    expect(field.value).to.deep.equal(['fish']);
    expect(inputs(field).findIndex((input) => input.matches(':focus'))).to.equal(0);
  });

  it('draws every possible answer between its limits, and nothing that is disabled', () => {
    const config = {
      label: '',
      hint: '',
      required: false,
      hotkeys: false,
      options: [...options, { value: 'cow', disabled: true }],
      min: 1,
      max: 4,
    };
    const drawn = new Set(Array.from({ length: 2000 }, () => simulate(config, Math.random).join()));
    expect(drawn.size).to.equal(15);
  });
});
