import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/hit-progress.js';
import type { HitProgress } from '../../../src/elements/task/progress.js';

const make = (value: number, max: number) =>
  fixture<HitProgress>(html`<hit-progress .value=${value} .max=${max}></hit-progress>`);
const part = (progress: HitProgress, name: string) => progress.shadowRoot!.querySelector(`[part~=${name}]`)!;

describe('<hit-progress>', () => {
  it('says in words and by its length how much is done', async () => {
    const progress = await make(1, 4);
    expect(part(progress, 'label').textContent).to.equal('1 of 4 answered');
    const [bar, track] = ['bar', 'track'].map((name) => part(progress, name).getBoundingClientRect().width);
    progress.value = 4;
    await progress.updateComplete;
    expect(bar! / track!).to.be.closeTo(0.25, 0.02);
    expect(part(progress, 'label').textContent).to.equal('4 of 4 answered');
  });

  it('stays within its track for any numbers', async () => {
    for (const [value, max] of [
      [0, 0],
      [5, 3],
      [-1, 3],
      [NaN, 3],
      [1, NaN],
    ] as const) {
      const progress = await make(value, max);
      const inner = part(progress, 'bar').getBoundingClientRect().width;
      expect(inner, `${value}/${max}`).to.be.within(0, part(progress, 'track').getBoundingClientRect().width);
    }
  });

  it('is a progress bar with a name for assistive technology', async () => {
    const progress = await make(2, 5);
    const { internals } = progress as unknown as { internals: ElementInternals };
    expect([
      internals.role,
      internals.ariaLabel,
      internals.ariaValueNow,
      internals.ariaValueMax,
      internals.ariaValueText,
    ]).to.deep.equal(['progressbar', 'Progress', '2', '5', '2 of 5 answered']);
    await expect(progress).to.be.accessible();
    expect(progress.getAttributeNames()).to.deep.equal([]);
  });
});
