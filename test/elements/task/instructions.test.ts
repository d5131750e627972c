import { aTimeout, expect, fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import '../../../src/define/hit-instructions.js';
import type { HitInstructions } from '../../../src/elements/task/instructions.js';
import { payloads } from '../../base/payloads.js';
import { firesIn, harmIn } from '../../helpers/harm.js';
import { press } from '../../helpers/keys.js';

const waitUntil = (check: () => unknown) => waitFor(check, undefined, { timeout: 5000 });
const dialogOf = (element: HitInstructions) => element.shadowRoot!.querySelector('dialog')!;
const buttonOf = (element: HitInstructions) => element.shadowRoot!.querySelector<HTMLElement>('button.open')!;
const slotted = (appearance = 'auto') =>
  fixture<HitInstructions>(
    html`<hit-instructions appearance=${appearance as 'auto'}>
      <p>Short.</p>
      <div slot="full">
        <p>Full.</p>
        <a href="https://a.example/">Link</a>
      </div>
    </hit-instructions>`,
  );

describe('<hit-instructions>', () => {
  it('shows the short text and keeps the full one behind a button', async () => {
    const element = await slotted();
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
    expect(element.querySelector('[slot=full]')!.checkVisibility()).to.equal(false);
    expect(buttonOf(element).checkVisibility()).to.equal(true);
  });

  it('has no button where there is no full text', async () => {
    const element = await fixture<HitInstructions>(html`<hit-instructions>Short</hit-instructions>`);
    expect(buttonOf(element).checkVisibility()).to.equal(false);
    element.show();
    expect(dialogOf(element).open).to.equal(false);
    element.append(Object.assign(document.createElement('p'), { slot: 'full', textContent: 'Late' }));
    await waitUntil(() => buttonOf(element).checkVisibility());
  });

  it('opens as a dialog by keyboard, closes with Escape, and gives the focus back', async () => {
    const element = await slotted();
    buttonOf(element).focus();
    await press('Enter');
    await element.updateComplete;
    expect(dialogOf(element).matches(':modal')).to.equal(true);
    expect(element.querySelector('[slot=full]')!.checkVisibility()).to.equal(true);
    expect(element.matches(':state(panel)')).to.equal(false);
    await press('Escape');
    await waitUntil(() => !dialogOf(element).open);
    await waitUntil(() => element.shadowRoot!.activeElement === buttonOf(element));
  });

  it('closes with a press outside', async () => {
    const element = await slotted();
    element.show();
    const dialog = dialogOf(element);
    if ('closedBy' in dialog) expect(dialog.getAttribute('closedby')).to.equal('any');
    else {
      (dialog as HTMLDialogElement).dispatchEvent(new MouseEvent('click', { bubbles: true }));
      expect((dialog as HTMLDialogElement).open).to.equal(false);
    }
  });

  it('stays open as a panel while the worker does something else', async () => {
    const element = await slotted('panel');
    buttonOf(element).click();
    await element.updateComplete;
    const dialog = dialogOf(element);
    expect(dialog.open && !dialog.matches(':modal')).to.equal(true);
    expect(element.matches(':state(panel)')).to.equal(true);
    document.body.click();
    await aTimeout(50);
    expect(dialog.open).to.equal(true);
    dialog.querySelector('button')!.focus();
    await press('Escape');
    await waitUntil(() => !dialog.open);
    await element.updateComplete;
    expect(element.matches(':state(panel)')).to.equal(false);
    await waitUntil(() => element.shadowRoot!.activeElement === buttonOf(element));
  });

  it('takes the panel in a wide container, and gives it up in a narrow one', async () => {
    const element = await slotted();
    const box = document.createElement('div');
    element.before(box);
    box.append(element);
    Object.assign(box.style, { containerType: 'inline-size', inlineSize: '70rem' });
    element.show();
    expect(element.matches(':state(panel)')).to.equal(true);
    box.style.inlineSize = '30rem';
    await waitUntil(() => !dialogOf(element).open);
    await element.updateComplete;
    element.show();
    expect(dialogOf(element).matches(':modal')).to.equal(true);
  });

  it('takes both texts as Markdown, filled from the item', async () => {
    const element = await fixture<HitInstructions>(
      html`<hit-instructions
        .short=${'Rate **{thing}**.'}
        .full=${'# How\n\n![x]({src})'}
        .item=${{ thing: '<b>it</b>', src: 'a.png' }}
        base="https://a.example/t/"
      ></hit-instructions>`,
    );
    await waitUntil(() => element.shadowRoot!.querySelector('.short strong'));
    expect(element.shadowRoot!.querySelector('.short')!.textContent!.trim()).to.equal('Rate <b>it</b>.');
    expect(element.shadowRoot!.querySelector<HTMLImageElement>('dialog img')!.src).to.equal(
      'https://a.example/t/a.png',
    );
    element.short = 'Other';
    await waitUntil(() => element.shadowRoot!.querySelector('.short')!.textContent!.includes('Other'));
    expect(element.shadowRoot!.querySelector('.short strong') === null).to.equal(true);
  });

  it('does no harm with any text', async () => {
    const text = payloads.map((one) => one.html);
    const fired = await firesIn(async (place) => {
      for (const one of text) {
        const element = document.createElement('hit-instructions');
        Object.assign(element, { short: one, full: one, item: { v: one } });
        place.append(element);
        await element.updateComplete;
      }
      await aTimeout(200);
      for (const { shadowRoot } of place.querySelectorAll('hit-instructions')) {
        for (const rich of shadowRoot!.querySelectorAll('.rich')) expect(harmIn(rich)).to.deep.equal([]);
        expect(shadowRoot!.querySelectorAll('.rich').length).to.equal(2);
      }
    });
    expect(fired).to.equal(false);
  });

  it('is clean under axe: closed, as a dialog, as a panel', async () => {
    for (const appearance of ['dialog', 'panel']) {
      const element = await slotted(appearance);
      await expect(element).to.be.accessible();
      element.show();
      await aTimeout(200);
      await expect(element, appearance).to.be.accessible();
      element.close();
      expect(element.getAttributeNames()).to.deep.equal(['appearance']);
      element.remove();
    }
  });
});
