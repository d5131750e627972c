import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/hit-rating.js';
import { HitRating } from '../../../src/elements/fields/rating/rating.js';
import { conformance } from '../../conformance/field.js';
import { press } from '../../helpers/keys.js';

conformance(HitRating, { configs: [{ max: 2 }, { max: 20, appearance: 'numbers' }], keys: [' '] });

describe('<hit-rating>', () => {
  const make = (template = html`<hit-rating name="q" label="Question"></hit-rating>`) => fixture<HitRating>(template);
  const radios = (field: HitRating) => [...field.shadowRoot!.querySelectorAll('input')];
  const names = (field: HitRating) => radios(field).map((radio) => radio.ariaLabel);

  it('is answered with the arrow keys, with a digit, and with one press', async () => {
    const field = await make();
    field.focus();
    await press(' ', 'ArrowRight', 'ArrowRight');
    expect(field.value).to.equal(3);
    await press('5');
    expect(field.value).to.equal(5);
    radios(field)[1]!.click();
    expect(field.value).to.equal(2);
  });

  it('leaves digits alone that it has no rating for, and all digits while the focus is elsewhere', async () => {
    const field = await make();
    await press('3');
    expect(field.value).to.equal(null);
    field.focus();
    await press('6');
    expect(field.value).to.equal(null);
  });

  it('says each rating as “3 of 5”, and what it stands for', async () => {
    const field = await make(
      html`<hit-rating name="q" label="Q" max="3" low-label="Never" high-label="Always"></hit-rating>`,
    );
    expect(names(field)).to.deep.equal(['1 of 3, Never', '2 of 3', '3 of 3, Always']);
    field.valueLabels = ['Not once', 'Now and then'];
    await field.updateComplete;
    expect(names(field)).to.deep.equal(['1 of 3, Not once', '2 of 3, Now and then', '3 of 3, Always']);
  });

  it('has words for two to five smileys, and shows more of them as numbers', async () => {
    const field = await make(html`<hit-rating name="q" label="Q" appearance="smileys" max="3"></hit-rating>`);
    expect(names(field)).to.deep.equal(['1 of 3, Bad', '2 of 3, Neither good nor bad', '3 of 3, Good']);
    expect(field.shadowRoot!.querySelectorAll('svg')).to.have.length(3);
    field.max = 6;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelectorAll('svg')).to.have.length(0);
    expect(names(field)[5]).to.equal('6 of 6');
  });

  it('fills the stars up to the chosen one, and a number alone', async () => {
    const field = await make();
    field.value = 3;
    const look = (property: 'fill' | 'backgroundColor', selector: string) =>
      [...field.shadowRoot!.querySelectorAll(selector)].map((one) => getComputedStyle(one)[property]);
    await field.updateComplete;
    await Promise.all(field.shadowRoot!.getAnimations().map(({ finished }) => finished));
    const stars = look('fill', 'svg');
    expect(stars.map((fill) => fill !== 'none')).to.deep.equal([true, true, true, false, false]);
    field.appearance = 'numbers';
    await field.updateComplete;
    const [first, , third, fourth] = look('backgroundColor', '.option');
    expect(first).to.equal(fourth);
    expect(first).not.to.equal(third);
  });

  it('shows what is chosen, and what the pointer would choose', async () => {
    const field = await make(
      html`<hit-rating name="q" label="Q" value="2" value-labels='["Bad", "So-so", "Good", "Best"]'></hit-rating>`,
    );
    const shown = () => [
      field.shadowRoot!.querySelector('.word')!.textContent,
      field.shadowRoot!.querySelectorAll('.on').length,
    ];
    expect(shown()).to.deep.equal(['So-so', 2]);
    radios(field)[3]!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await field.updateComplete;
    expect(shown()).to.deep.equal(['Best', 4]);
    field.shadowRoot!.querySelector('.options')!.dispatchEvent(new PointerEvent('pointerleave'));
    await field.updateComplete;
    expect(shown()).to.deep.equal(['So-so', 2]);
    expect(field.value).to.equal(2);
  });

  it('can be cleared where it is not required', async () => {
    const field = await make();
    const events: string[] = [];
    field.addEventListener('change', () => events.push(JSON.stringify(field.value)));
    field.focus();
    await press('4', 'Tab', 'Enter');
    await field.updateComplete;
    expect(events).to.deep.equal(['4', 'null']);
    expect(radios(field).some(({ checked }) => checked)).to.equal(false);
    expect(radios(field)[0]!.matches(':focus')).to.equal(true);
    field.required = true;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelectorAll('button')).to.have.length(0);
  });

  it('keeps a rating beside the scale, and marks it', async () => {
    const field = await make();
    for (const [value, flag] of [
      [0, 'rangeUnderflow'],
      [6, 'rangeOverflow'],
      [2.5, 'badInput'],
    ] as const) {
      field.value = value;
      expect(field.validity[flag], flag).to.equal(true);
      expect(field.value).to.equal(value);
    }
  });

  it('has targets of 44 px, also where twenty do not fit in one row', async () => {
    const field = await make(html`<hit-rating name="q" label="Q" max="20" appearance="numbers"></hit-rating>`);
    field.style.width = '280px';
    for (const option of field.shadowRoot!.querySelectorAll('.option')) {
      const { width, height } = option.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    expect(field.scrollWidth).to.be.at.most(280);
  });
});
