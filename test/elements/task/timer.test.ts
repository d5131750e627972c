import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../../src/define/hit-timer.js';
import type { HitTimer } from '../../../src/elements/task/timer.js';
import { press } from '../../helpers/keys.js';

const clock = (remainingMs: number, extensions = 0) => ({
  deadline: '2026-11-22T10:00:00.000Z',
  remainingMs,
  extensions,
});
const timerOf = async (remainingMs: number, extensions = 0, box = html`<hit-timer></hit-timer>`) => {
  const timer = await fixture<HitTimer>(box);
  timer.clock = clock(remainingMs, extensions);
  await timer.updateComplete;
  return timer;
};
const find = (timer: HitTimer, selector: string) => timer.shadowRoot!.querySelector<HTMLElement>(selector);
const shown = (timer: HitTimer) =>
  find(timer, '.time')!
    .textContent!.replace(/[\u2066\u2069]/g, '')
    .trim();
const said = (timer: HitTimer) => find(timer, '[aria-live]')!.textContent;

describe('<hit-timer>', () => {
  it('shows minutes and seconds, hours where there are any', async () => {
    for (const [ms, text] of [
      [65_000, '1:05 left'],
      [600_000, '10:00 left'],
      [3_599_900, '1:00:00 left'],
      [86_400_000, '24:00:00 left'],
      [900, '0:01 left'],
      [0, 'Time is over'],
    ] as const) {
      const timer = await timerOf(ms);
      expect(shown(timer)).to.equal(text);
    }
  });

  it('shows nothing without a clock', async () => {
    const timer = await fixture<HitTimer>(html`<hit-timer></hit-timer>`);
    expect(find(timer, '.time') === null).to.equal(true);
    timer.clock = clock(1000);
    await timer.updateComplete;
    timer.clock = null;
    await timer.updateComplete;
    expect(find(timer, '.time') === null).to.equal(true);
  });

  it('takes the time from its attribute', async () => {
    const timer = await fixture<HitTimer>(html`<hit-timer remaining-ms="61000"></hit-timer>`);
    expect(shown(timer)).to.equal('1:01 left');
  });

  it('counts on', async () => {
    const timer = await timerOf(61_000);
    await aTimeout(1100);
    await timer.updateComplete;
    expect(shown(timer)).to.equal('1:00 left');
    expect(timer.matches(':state(urgent)')).to.equal(true);
  });

  it('warns once, in words, and never announces its digits', async () => {
    const timer = await timerOf(300_700);
    expect(said(timer)).to.equal('');
    expect(timer.matches(':state(warning)')).to.equal(false);
    const live = find(timer, '[aria-live]')!;
    let announced = 0;
    new MutationObserver(() => (announced += 1)).observe(live, { childList: true, characterData: true, subtree: true });
    await aTimeout(1900);
    expect(timer.matches(':state(warning)')).to.equal(true);
    expect(said(timer)).to.equal('Only 5 minutes left to submit.');
    expect(announced).to.equal(1);
    expect(find(timer, '[role=timer]')!.closest('[aria-live]')).to.equal(null);
  });

  it('says seconds in the last minute', async () => {
    const timer = await timerOf(42_000);
    expect(said(timer)).to.equal('Only 42 seconds left to submit.');
    expect(timer.matches(':state(urgent)')).to.equal(true);
    expect(timer.matches(':state(warning)')).to.equal(false);
  });

  it('fires when the time is over, once', async () => {
    const timer = await timerOf(150);
    let fired = 0;
    timer.addEventListener('hit-timeout', () => (fired += 1));
    const event = await oneEvent(document, 'hit-timeout');
    expect(event.bubbles).to.equal(true);
    await aTimeout(300);
    document.dispatchEvent(new Event('visibilitychange'));
    await timer.updateComplete;
    expect(fired).to.equal(1);
    expect(shown(timer)).to.equal('Time is over');
    expect(timer.matches(':state(over)')).to.equal(true);
  });

  it('offers more time near the end, where there is more', async () => {
    expect(find(await timerOf(400_000, 1), 'button') === null, 'early').to.equal(true);
    expect(find(await timerOf(200_000, 0), 'button') === null, 'no extensions').to.equal(true);
    expect(find(await timerOf(0, 1), 'button') === null, 'over').to.equal(true);
    const timer = await timerOf(200_000, 1);
    const asked = oneEvent(document, 'hit-extend-request');
    find(timer, 'button')!.focus();
    await press('Enter');
    expect((await asked).cancelable).to.equal(true);
    timer.clock = clock(800_000, 0);
    await timer.updateComplete;
    expect(said(timer)).to.equal('You have more time: 13 minutes left.');
    expect(find(timer, 'button') === null).to.equal(true);
  });

  it('says that more time was refused, where it can be read', async () => {
    const timer = await timerOf(200_000, 1);
    timer.granted(false);
    await timer.updateComplete;
    expect(find(timer, '.note')!.textContent).to.equal('More time could not be granted.');
  });

  it('keeps digits in their order from right to left', async () => {
    const box = await fixture(html`<div dir="rtl"><hit-timer remaining-ms="61000"></hit-timer></div>`);
    expect(find(box.querySelector('hit-timer')!, '.time')!.textContent).to.include('\u20661:01\u2069');
  });

  it('is clean under axe and writes nothing on its host', async () => {
    for (const ms of [900_000, 200_000, 20_000, 0]) {
      const timer = await timerOf(ms, 1);
      await expect(timer).to.be.accessible();
      expect(timer.getAttributeNames()).to.deep.equal([]);
    }
  });
});
