import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { Hotkeys } from '../../../src/controllers/hotkeys.js';
import '../../../src/define/hit-choice.js';
import { HitChoice } from '../../../src/elements/fields/choice/choice.js';
import { config } from '../../../src/elements/fields/choice/choice.schema.js';
import { conformance } from '../../conformance/field.js';
import { press, type } from '../../helpers/keys.js';

const options = [
  { value: 'pos', label: 'Positive' },
  { value: 'neg', label: 'Negative', hint: 'Complaints too' },
  { value: 'mix', label: 'Mixed', disabled: true },
];

const configs = [{ options, other: true }, { options: options.slice(2), other: true }, { options: [{ value: '' }] }];
conformance(HitChoice, { config: { options }, configs, keys: [' '] });

describe('<hit-choice> with buttons', () =>
  conformance(HitChoice, { config: { options, appearance: 'buttons' }, keys: ['2'] }));
describe('<hit-choice> as a dropdown', () =>
  conformance(HitChoice, { config: { options, appearance: 'dropdown' }, keys: ['p'] }));

describe('<hit-choice>', () => {
  const make = (
    template = html`<hit-choice name="q" label="Question">
      <option value="pos">Positive</option>
      <option value="neg" title="Complaints too">Negative</option>
    </hit-choice>`,
  ) => fixture<HitChoice>(template);
  const find = <Found extends HTMLElement = HTMLInputElement>(field: HitChoice, selector: string) =>
    field.shadowRoot!.querySelector<Found>(selector)!;
  const inputs = (field: HitChoice) => [...field.shadowRoot!.querySelectorAll<HTMLInputElement>('.option input')];
  const words = (field: HitChoice) =>
    [...field.shadowRoot!.querySelectorAll('.option > span')].map((one) =>
      one.textContent!.trim().replace(/\s+/g, ' '),
    );
  /** The index of the option that has the focus. */
  const focused = (field: HitChoice) => inputs(field).indexOf(field.shadowRoot!.activeElement as HTMLInputElement);
  const events = (field: HitChoice) => {
    const seen: string[] = [];
    for (const name of ['input', 'change']) field.addEventListener(name, () => seen.push(name));
    return seen;
  };

  it('refuses a task without options, with a value twice, or with a key that no option has', () => {
    expect(config.safeParse({ options }).success).to.equal(true);
    expect(config.safeParse({ options: [] }).success).to.equal(false);
    expect(config.safeParse({ options: [{ value: 'a' }, { value: 'a' }] }).success).to.equal(false);
    expect(config.safeParse({ options: [{ value: 'a', colour: 'red' }] }).success).to.equal(false);
  });

  it('reads its <option> children live', async () => {
    const field = await make();
    expect(words(field)).to.deep.equal(['Positive', 'Negative Complaints too']);
    field.value = 'mix';
    expect(field.validity.valid).to.equal(false);
    field.append(new Option('Mixed', 'mix'));
    expect(field.validity.valid, 'at once').to.equal(true);
    field.querySelector('option')!.textContent = 'Good';
    field.querySelectorAll('option')[1]!.disabled = true;
    await aTimeout(0);
    await field.updateComplete;
    expect(words(field)).to.deep.equal(['Good', 'Negative Complaints too', 'Mixed']);
    expect(inputs(field).map(({ checked, disabled }) => [checked, disabled])).to.deep.equal([
      [false, false],
      [false, true],
      [true, false],
    ]);
    const parent = field.parentElement!;
    field.remove();
    field.querySelector('option')!.remove();
    parent.append(field);
    await aTimeout(0);
    expect(words(field)).to.have.length(2);
  });

  it('prefers options as data, in a property or as JSON, and goes back to its children', async () => {
    const field = await make();
    field.options = [{ value: 'a' }];
    await field.updateComplete;
    expect(words(field)).to.deep.equal(['a']);
    field.setAttribute('options', '[{"value":"b","label":"B"}]');
    await field.updateComplete;
    expect(words(field)).to.deep.equal(['B']);
    field.removeAttribute('options');
    await field.updateComplete;
    expect(words(field)).to.have.length(2);
  });

  it('chooses with a click, with one input and one change', async () => {
    const field = await make();
    const seen = events(field);
    inputs(field)[1]!.click();
    expect(field.value).to.equal('neg');
    expect(seen).to.deep.equal(['input', 'change']);
  });

  it('follows the page: another value, then none', async () => {
    const field = await make();
    for (const [value, checked] of [
      ['neg', [false, true]],
      ['pos', [true, false]],
      [null, [false, false]],
      ['none', [false, false]],
    ] as const) {
      inputs(field)[1]!.click();
      field.value = value;
      await field.updateComplete;
      expect(
        inputs(field).map((input) => input.checked),
        String(value),
      ).to.deep.equal(checked);
    }
    expect(field.issues).to.deep.equal([{ code: 'unknownOption' }]);
  });

  it('stays as it is while read-only, even under arrow keys', async () => {
    const field = await make();
    Object.assign(field, { value: 'pos', readonly: true });
    await field.updateComplete;
    inputs(field)[0]!.focus();
    await press('ArrowDown', ' ');
    await field.updateComplete;
    expect(field.value).to.equal('pos');
    expect(inputs(field).map((input) => input.checked)).to.deep.equal([true, false]);
    expect(find(field, '[role]').getAttribute('aria-readonly')).to.equal('true');
  });

  it('is cleared only where an answer is optional, and keeps the focus', async () => {
    const field = await make();
    const clear = () => find<HTMLButtonElement>(field, '.plain');
    expect(getComputedStyle(clear()).visibility).to.equal('hidden');
    field.value = 'neg';
    await field.updateComplete;
    expect(getComputedStyle(clear()).visibility).to.equal('visible');
    const seen = events(field);
    clear().focus();
    await press('Enter');
    expect([field.value, ...seen]).to.deep.equal([null, 'input', 'change']);
    expect(focused(field)).to.equal(0);
    field.required = true;
    await field.updateComplete;
    expect(clear()).to.equal(null);
  });

  describe('with “other”', () => {
    const makeOther = (appearance: HitChoice['appearance'] = 'radios') =>
      make(html`<hit-choice name="q" label="Q" other .appearance=${appearance} .options=${options}></hit-choice>`);

    it('takes the worker’s own words, and does not scold before there was a chance to write them', async () => {
      const field = await makeOther();
      inputs(field)[0]!.click();
      inputs(field)[3]!.click();
      await field.updateComplete;
      await aTimeout(0);
      expect(field.value).to.deep.equal({ other: '' });
      expect(field.issues).to.deep.equal([{ code: 'otherMissing' }]);
      expect(field.matches(':state(user-invalid)')).to.equal(false);
      expect(field.shadowRoot!.activeElement?.part.value).to.equal('other');
      const seen = events(field);
      await type('odd');
      await press('Tab');
      expect(field.value).to.deep.equal({ other: 'odd' });
      expect(seen).to.deep.equal(['input', 'input', 'input', 'change']);
    });

    it('keeps the words while the worker goes back and forth, and drops them with the answer', async () => {
      const field = await makeOther();
      field.value = { other: 'odd' };
      await field.updateComplete;
      for (const index of [0, 3]) {
        inputs(field)[index]!.click();
        await field.updateComplete;
      }
      expect(field.value).to.deep.equal({ other: 'odd' });
      field.value = null;
      await field.updateComplete;
      inputs(field)[3]!.click();
      expect(field.value).to.deep.equal({ other: '' });
    });

    it('leaves the focus where it is while the worker goes by arrows (not in a WebKit that forgets keys moved it)', async function () {
      const field = await makeOther();
      inputs(field)[0]!.focus();
      await press('ArrowDown');
      const seen = inputs(field)[1]!.matches(':focus-visible');
      // WebKit forgets that the keyboard moved the focus within a group of radio buttons; the others must not.
      if (!seen && !/Chrome|Firefox/.test(navigator.userAgent)) this.skip();
      expect(seen, ':focus-visible').to.equal(true);
      await press('ArrowDown');
      await field.updateComplete;
      await aTimeout(0);
      expect(field.value).to.deep.equal({ other: '' });
      expect(focused(field)).to.equal(3);
    });

    it('goes to the text at once when a key chose it', async () => {
      const field = await makeOther('buttons');
      await press('4');
      await field.updateComplete;
      await type('1x');
      expect(field.value).to.deep.equal({ other: '1x' });
    });

    it('is refused where it is not offered', async () => {
      const field = await make();
      field.value = { other: 'odd' };
      expect(field.issues).to.deep.equal([{ code: 'unknownOption' }]);
    });
  });

  describe('as a dropdown', () => {
    const makeDropdown = () =>
      make(
        html`<hit-choice
          name="q"
          label="Q"
          appearance="dropdown"
          .options=${[{ value: '', label: 'Empty' }, ...options]}
        ></hit-choice>`,
      );
    const select = (field: HitChoice, index: number) => {
      find<HTMLSelectElement>(field, 'select').selectedIndex = index;
      find(field, 'select').dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };

    it('tells empty text from no answer', async () => {
      const field = await makeDropdown();
      expect(find<HTMLSelectElement>(field, 'select').selectedIndex).to.equal(0);
      select(field, 1);
      expect(field.value).to.equal('');
      select(field, 0);
      expect(field.value).to.equal(null);
    });

    it('shows the answer that the page sets', async () => {
      const field = await makeDropdown();
      for (const [value, index] of [
        ['neg', 3],
        ['pos', 2],
        [null, 0],
        ['', 1],
        ['none', 0],
      ] as const) {
        field.value = value;
        await field.updateComplete;
        expect(find<HTMLSelectElement>(field, 'select').selectedIndex, String(value)).to.equal(index);
      }
    });

    it('is disabled while read-only, and still sends its answer', async () => {
      const field = await makeDropdown();
      Object.assign(field, { value: 'neg', readonly: true });
      await field.updateComplete;
      expect(find<HTMLSelectElement>(field, 'select').disabled).to.equal(true);
      const form = document.createElement('form');
      form.append(field);
      expect(new FormData(form).get('q')).to.equal('neg');
    });
  });

  describe('with hotkeys', () => {
    const page = (inside = html``) =>
      fixture<HTMLElement>(
        html`<form>
          <hit-choice name="a" label="A" appearance="buttons" .options=${options}></hit-choice>
          <hit-choice name="b" label="B" hotkeys .options=${options}></hit-choice>
          <button type="button" id="button">Button</button>${inside}
        </form>`,
      );
    const values = (form: HTMLElement) => [...form.querySelectorAll('hit-choice')].map(({ value }) => value);

    it('shows the keys with buttons, or where they are asked for', async () => {
      const shown = async (template: ReturnType<typeof html>) =>
        (await make(template)).shadowRoot!.querySelectorAll('kbd').length;
      expect(await shown(html`<hit-choice .options=${options}></hit-choice>`)).to.equal(0);
      expect(await shown(html`<hit-choice hotkeys .options=${options}></hit-choice>`)).to.equal(3);
      expect(await shown(html`<hit-choice appearance="buttons" .options=${options}></hit-choice>`)).to.equal(3);
      expect(await shown(html`<hit-choice appearance="dropdown" hotkeys .options=${options}></hit-choice>`)).to.equal(
        0,
      );
      const many = Array.from({ length: 12 }, (_, index) => ({ value: String(index) }));
      expect(await shown(html`<hit-choice hotkeys .options=${many}></hit-choice>`)).to.equal(9);
    });

    it('answers with one key while nothing has the focus, and takes the focus along', async () => {
      const form = await page();
      const seen = events(form.querySelector('hit-choice')!);
      await press('2');
      expect(values(form)).to.deep.equal(['neg', null]);
      expect(seen).to.deep.equal(['input', 'change']);
      const field = form.querySelector('hit-choice')!;
      expect(focused(field)).to.equal(1);
      await press('1');
      expect(values(form), 'mends where the focus is').to.deep.equal(['pos', null]);
    });

    it('answers the first field without an answer, and changes no answer from afar', async () => {
      const form = await page();
      for (const expected of [
        ['pos', null],
        ['pos', 'pos'],
      ]) {
        form.querySelector<HTMLElement>('#button')!.focus();
        await press('1');
        expect(values(form)).to.deep.equal(expected);
      }
      form.querySelector<HTMLElement>('#button')!.focus();
      await press('2');
      expect(values(form)).to.deep.equal(['pos', 'pos']);
    });

    it('answers the field that has the focus first', async () => {
      const form = await page();
      form.querySelectorAll('hit-choice')[1]!.focus();
      await press('2');
      expect(values(form)).to.deep.equal([null, 'neg']);
    });

    it('leaves alone text, modifiers, held keys, composition, what the page handled, and other forms', async () => {
      const form = await page(
        html`<input id="text" aria-label="Text" />
          <div id="rich" contenteditable></div>
          <select id="select" aria-label="S"></select>`,
      );
      const outside = await fixture<HTMLElement>(html`<button>Elsewhere</button>`);
      for (const selector of ['#text', '#rich', '#select']) {
        form.querySelector<HTMLElement>(selector)!.focus();
        await press('1');
      }
      expect(values(form), 'text').to.deep.equal([null, null]);
      outside.focus();
      await press('1');
      expect(values(form), 'outside').to.deep.equal([null, null]);
      const button = form.querySelector<HTMLElement>('#button')!;
      const send = (init: KeyboardEventInit) =>
        button.dispatchEvent(
          new KeyboardEvent('keydown', { key: '1', bubbles: true, composed: true, cancelable: true, ...init }),
        );
      const left: KeyboardEventInit[] = [
        { ctrlKey: true },
        { altKey: true },
        { metaKey: true },
        { modifierAltGraph: true },
        { repeat: true },
        { isComposing: true },
        { key: '0' },
        { key: '9' },
        { key: 'a' },
        { key: ' ' },
      ];
      for (const init of left) {
        const { modifierAltGraph } = init;
        // WebKit's synthetic events cannot say AltGr.
        if (modifierAltGraph && !new KeyboardEvent('keydown', init).getModifierState('AltGraph')) continue;
        expect(send(init), JSON.stringify(init)).to.equal(true);
        expect(values(form), JSON.stringify(init)).to.deep.equal([null, null]);
      }
      button.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
      send({});
      expect(values(form), 'handled').to.deep.equal([null, null]);
      expect(send({}), 'the control').to.equal(false);
      expect(values(form)).to.deep.equal(['pos', null]);
    });

    it('answers nothing behind a modal dialog, and nothing that is hidden', async () => {
      const form = await page(html`<dialog><button type="button">Inside</button></dialog>`);
      form.querySelector('dialog')!.showModal();
      await press('1');
      expect(values(form)).to.deep.equal([null, null]);
      form.querySelector('dialog')!.close();
      form.querySelector('hit-choice')!.hidden = true;
      form.querySelector<HTMLElement>('#button')!.focus();
      await press('1');
      expect(values(form)).to.deep.equal([null, 'pos']);
    });

    it('acts only where the focus is, when the page says so', async () => {
      const form = await page();
      Hotkeys.everywhere = false;
      try {
        await press('1');
        expect(values(form)).to.deep.equal([null, null]);
        form.querySelector('hit-choice')!.focus();
        await press('1');
        expect(values(form)).to.deep.equal(['pos', null]);
      } finally {
        Hotkeys.everywhere = true;
      }
    });
  });
});
