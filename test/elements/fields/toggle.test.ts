import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/hit-toggle.js';
import { HitToggle } from '../../../src/elements/fields/toggle/toggle.js';
import { conformance } from '../../conformance/field.js';
import { press } from '../../helpers/keys.js';

conformance(HitToggle, { keys: [' '] });

describe('<hit-toggle>', () => {
  const make = (template = html`<hit-toggle name="q" label="Question"></hit-toggle>`) => fixture<HitToggle>(template);
  const inner = <Found extends Element = HTMLElement>(field: HitToggle, selector: string) =>
    field.shadowRoot!.querySelector<Found>(selector)!;
  const state = (field: HitToggle) => inner(field, '#state').textContent!.trim();

  it('goes from nothing to yes, then between no and yes, and says where it stands', async () => {
    const field = await make();
    expect([field.value, state(field)]).to.deep.equal([null, 'Not answered']);
    field.focus();
    for (const [value, word] of [
      [true, 'Yes'],
      [false, 'No'],
      [true, 'Yes'],
    ] as const) {
      await press(' ');
      await field.updateComplete;
      expect([field.value, state(field)]).to.deep.equal([value, word]);
    }
    expect(inner(field, 'input').getAttribute('aria-describedby')).to.contain('state');
  });

  it('takes “no” for an answer', async () => {
    const field = await make(html`<form><hit-toggle name="q" label="Q" required></hit-toggle></form>`).then((form) =>
      form.querySelector('hit-toggle')!,
    );
    expect(field.checkValidity()).to.equal(false);
    field.value = false;
    expect(field.checkValidity()).to.equal(true);
    expect(new FormData(field.form!).get('q')).to.equal('false');
  });

  it('looks different for yes, no and no answer', async () => {
    const field = await make();
    const look = async (value: boolean | null) => {
      field.value = value;
      await field.updateComplete;
      await Promise.all(field.shadowRoot!.getAnimations().map(({ finished }) => finished));
      const control = inner(field, 'input');
      return [getComputedStyle(control).borderStyle, getComputedStyle(control, '::before').marginInlineStart].join();
    };
    expect(new Set([await look(null), await look(false), await look(true)]).size).to.equal(3);
  });

  it('answers either with one press of a button', async () => {
    const field = await make(
      html`<hit-toggle name="q" label="Q" appearance="buttons" on-label="Spam" off-label="Fine"></hit-toggle>`,
    );
    const options = [...field.shadowRoot!.querySelectorAll<HTMLElement>('.option')];
    expect(options.map(({ textContent }) => textContent!.trim())).to.deep.equal(['Spam', 'Fine']);
    options[1]!.click();
    expect(field.value).to.equal(false);
    options[0]!.click();
    expect(field.value).to.equal(true);
    await expect(field).to.be.accessible();
  });

  it('is answered by keyboard on buttons, and cannot be while read-only', async () => {
    const field = await make(html`<hit-toggle name="q" label="Q" appearance="buttons"></hit-toggle>`);
    field.focus();
    await press(' ', 'ArrowRight');
    expect(field.value).to.equal(false);
    field.readonly = true;
    await field.updateComplete;
    await press('ArrowRight');
    await field.updateComplete;
    expect(field.value).to.equal(false);
    expect(inner<HTMLInputElement>(field, 'input[value="false"]').checked).to.equal(true);
  });

  for (const appearance of ['switch', 'buttons'] as const) {
    it(`can be cleared as ${appearance} where it is not required`, async () => {
      const field = await make(
        html`<hit-toggle name="q" label="Q" .appearance=${appearance} value="false"></hit-toggle>`,
      );
      expect(field.value).to.equal(false);
      inner(field, 'button').focus();
      await press('Enter');
      await field.updateComplete;
      expect(field.value).to.equal(null);
      expect(field.shadowRoot!.querySelectorAll('input:checked')).to.have.length(0);
      expect(inner(field, 'input').matches(':focus')).to.equal(true);
      expect(getComputedStyle(inner(field, 'button')).visibility).to.equal('hidden');
    });
  }
});
