import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/hit-text.js';
import { HitText } from '../../../src/elements/fields/text/text.js';
import { conformance } from '../../conformance/field.js';
import { press } from '../../helpers/keys.js';
import { violationsUnderStrictPolicy } from '../../helpers/policy.js';

conformance(HitText, {
  configs: [{ multiline: true, minLength: 40 }, { type: 'email' }, { type: 'url' }, { maxLength: 5 }],
  keys: ['f', 'i', 'n', 'e'],
  leave: ['Tab'],
});

describe('<hit-text>', () => {
  const make = (template = html`<hit-text name="q" label="Question"></hit-text>`) => fixture<HitText>(template);

  it('is answered on several lines with the same rules', async () => {
    const field = await make(html`<hit-text name="q" label="Q" multiline></hit-text>`);
    field.focus();
    await press('a', 'Enter', 'b');
    expect(field.value).to.equal('a\nb');
  });

  it('takes an emptied control for not answered, and empty text from a page for an answer', async () => {
    const field = await make();
    field.focus();
    await press('a', 'Backspace');
    expect(field.value).to.equal(null);
    field.required = true;
    field.value = '';
    expect(field.validity.valid).to.equal(true);
  });

  it('keeps what is too long, and says by how much', async () => {
    const field = await make(html`<hit-text name="q" label="Q" maxlength="3"></hit-text>`);
    field.value = 'four';
    await field.updateComplete;
    expect(field.value).to.equal('four');
    expect(field.validity.tooLong).to.equal(true);
    expect(field.shadowRoot!.querySelector('.count')!.textContent).to.equal('1 characters too many');
  });

  it('checks e-mail and web addresses', async () => {
    const field = await make(html`<hit-text name="q" label="Q" type="email"></hit-text>`);
    for (const [address, right] of [
      ['a@b.example', true],
      ['a b@c', false],
      ['a@', false],
      ['jürgen@müller.example', true],
    ] as const) {
      field.value = address;
      expect(field.validity.typeMismatch, address).to.equal(!right);
    }
    field.type = 'url';
    for (const [address, right] of [
      ['https://example.com/a?b', true],
      ['example.com', false],
    ] as const) {
      field.value = address;
      expect(field.validity.typeMismatch, address).to.equal(!right);
    }
  });

  it('says in the author’s words that a pattern does not match', async () => {
    const field = await make(
      html`<hit-text name="q" label="Q" pattern="\\d{4}" pattern-message="Four digits, please."></hit-text>`,
    );
    field.value = '12345';
    expect(field.validity.patternMismatch).to.equal(true);
    expect(field.validationMessage).to.equal('Four digits, please.');
    field.value = '1234';
    expect(field.validity.valid).to.equal(true);
  });

  it('notices a page that breaks the strict policy: the control of the policy check', async () => {
    const { violations } = await violationsUnderStrictPolicy(
      'hit-text',
      {},
      `
      try { document.body.innerHTML = '<p style="color:red">'; } catch {}
      try { new Function('1'); } catch {}
      document.body.setAttribute('style', 'color:red');`,
    );
    expect(violations.length).to.be.greaterThan(0);
  });
});
