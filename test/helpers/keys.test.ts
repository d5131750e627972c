import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { emulate, press, resize, type } from './keys.js';

/* What all other tests stand on: decorators are lowered, keys are real, and focus is the page's own. */

@customElement('test-counter')
class TestCounter extends LitElement {
  @property({ type: Number }) count = 0;
  @query('input') input!: HTMLInputElement;

  override render() {
    return html`<input aria-label="Text" /><button @click=${() => this.count++}>${this.count}</button>`;
  }
}

describe('the helpers', () => {
  it('press real keys', async () => {
    const counter = await fixture<TestCounter>(html`<test-counter></test-counter>`);
    counter.input.focus();
    await type('aB +é');
    await press('Shift+ArrowLeft', 'x');
    expect(counter.input.value).to.equal('aB +x');
    await press('Tab', ' ', 'Enter');
    await counter.updateComplete;
    expect(counter.count).to.equal(2);
    await press('Shift+Tab', 'Control+a', 'Backspace');
    expect(counter.input.value).to.equal('');
  });

  it('resize the page', async () => {
    await resize(640, 700);
    await new Promise((resolve) =>
      innerWidth === 640 ? resolve(0) : addEventListener('resize', resolve, { once: true }),
    );
    expect(innerWidth).to.equal(640);
    await resize(800, 600);
  });

  it('emulate what the worker prefers (only Chromium can)', async function () {
    if (!(await emulate({ 'color-scheme': 'dark' })) && !/Chrome/.test(navigator.userAgent)) this.skip();
    expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(true);
    await emulate({ 'color-scheme': '' });
  });
});
