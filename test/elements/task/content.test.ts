import { aTimeout, expect, fixture, html, oneEvent, waitUntil as waitFor } from '@open-wc/testing';
import '../../../src/define/hit-content.js';
import '../../../src/define/hit-text.js';
import { services } from '../../../src/base/services.js';
import type { Entry, Task } from '../../../src/core/task.js';
import { groupsOf, isBeside } from '../../../src/elements/task/content.layout.js';
import type { HitContent } from '../../../src/elements/task/content.js';
import { payloads, values } from '../../base/payloads.js';
import { firesIn, harmIn } from '../../helpers/harm.js';
import { press } from '../../helpers/keys.js';
import { violationsUnderStrictPolicy } from '../../helpers/policy.js';

const waitUntil = (check: () => unknown) => waitFor(check, undefined, { timeout: 5000 });
const taskOf = (content: Entry[], input: Task['input'] = {}): Task => ({
  version: 1,
  title: 'T',
  description: '',
  keywords: [],
  reward: '0.05',
  assignmentDurationInSeconds: 600,
  extensions: 0,
  input,
  pages: [{ content }],
});
const show = async (content: Entry[], input: Task['input'] = {}, width = '900px') => {
  const box = await fixture(html`<div></div>`);
  (box as HTMLElement).style.inlineSize = width;
  const element = document.createElement('hit-content');
  element.task = taskOf(content, input);
  box.append(element);
  await element.updateComplete;
  return element;
};
const find = <Found extends Element = HTMLElement>(element: HitContent, selector: string) =>
  element.shadowRoot!.querySelector<Found>(selector);
const question = (name: string, label = name): Entry => ({ field: 'hit-text', name, label });
const harbour = new URL('../../../stories/task/harbour.svg', import.meta.url).href;

describe('<hit-content>', () => {
  it('makes the fields, in a form, with what the task says', async () => {
    const element = await show(
      [
        { static: 'text', text: 'About {name}' },
        { field: 'hit-text', name: 'why', label: 'Why {name}?', required: true, pattern: 'a{4}', multiline: true },
      ],
      { name: 'Ada', 4: 'four' },
    );
    const [field] = element.fields;
    expect(element.fields.length).to.equal(1);
    expect(field).to.include({
      localName: 'hit-text',
      name: 'why',
      label: 'Why Ada?',
      required: true,
      pattern: 'a{4}',
      multiline: true,
    });
    expect(field!.form === element.form).to.equal(true);
    expect(element.form!.elements.length).to.equal(1);
    expect(element.form!.elements[0] === field).to.equal(true);
    expect(find(element, '.text')!.textContent).to.equal('About Ada');
  });

  it('says when the fields are there, and keeps them while the task stays', async () => {
    const element = document.createElement('hit-content');
    element.task = taskOf([question('a')]);
    setTimeout(() => document.body.append(element));
    await oneEvent(element, 'hit-content-ready');
    const [field] = element.fields;
    expect(field!.isConnected).to.equal(true);
    Object.assign(field!, { value: 'typed' });
    element.base = 'https://a.example/';
    await element.updateComplete;
    expect(element.fields[0] === field, 'the same').to.equal(true);
    element.task = taskOf([question('a')]);
    await element.updateComplete;
    expect(element.fields[0] === field, 'another').to.equal(false);
    expect(element.fields[0]!.value).to.equal(null);
    element.remove();
  });

  it('shows one page, and has the answers of all', async () => {
    const element = await show([question('a')]);
    element.task = {
      ...taskOf([]),
      pages: [
        { title: 'One', content: [question('a')] },
        { title: 'Two {x}', content: [question('b')] },
      ],
      input: { x: '2' },
    };
    await element.updateComplete;
    const titles = () =>
      [...element.shadowRoot!.querySelectorAll('.title')]
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent);
    expect(titles()).to.deep.equal(['One']);
    element.fields.forEach((field) => (field.value = 'x'));
    element.page = 1;
    await element.updateComplete;
    expect(titles()).to.deep.equal(['Two 2']);
    expect([...new FormData(element.form!)]).to.deep.equal([
      ['a', 'x'],
      ['b', 'x'],
    ]);
  });

  it('loads the fields that it does not know yet, and shows the rest when one will not come', async () => {
    const { load } = services;
    const asked: string[] = [];
    let broken = true;
    services.load = async (tag) => {
      asked.push(tag);
      if (tag === 'hit-late' && broken) throw new Error('offline');
      if (tag === 'hit-late') customElements.define(tag, class extends customElements.get('hit-text')! {});
    };
    try {
      const element = await show([question('a'), { field: 'hit-late', name: 'b' }, { field: 'hit-late', name: 'c' }]);
      expect(asked).to.deep.equal(['hit-late']);
      expect(element.fields.map(({ name }) => name)).to.deep.equal(['a']);
      expect(find(element, '.failed')!.textContent).to.include('could not be loaded');
      const [first] = element.fields;
      broken = false;
      find(element, '.failed button')!.click();
      await element.updateComplete;
      expect(element.fields.map(({ name }) => name).sort()).to.deep.equal(['a', 'b', 'c']);
      expect(element.fields[0] === first).to.equal(true);
      expect(find(element, '.failed') === null).to.equal(true);
    } finally {
      services.load = load;
    }
  });

  it('makes nothing but fields, and sets nothing but what they react to', async () => {
    customElements.define('not-a-field', class extends HTMLElement {});
    const element = await show([
      { field: 'not-a-field', name: 'a' },
      { field: 'script', name: 'b' },
      JSON.parse(
        '{"field":"hit-text","name":"c","innerHTML":"<img src=x onerror=fire()>","onclick":"fire()","__proto__":{"label":"no"},"constructor":1,"textContent":"no"}',
      ),
    ]);
    expect(element.fields.length).to.equal(1);
    const [field] = element.fields;
    expect(field).to.include({ name: 'c', label: '', textContent: '', onclick: null });
    expect(Object.getPrototypeOf(field)).to.equal(customElements.get('hit-text')!.prototype);
    expect(find(element, 'not-a-field, script') === null).to.equal(true);
  });

  it('keeps the room of a picture before it is there, and does not jump', async () => {
    const element = await show([{ static: 'image', src: 'about-nothing.png', alt: 'x' }, question('a')], {}, '400px');
    const height = () => find(element, '.frame')!.getBoundingClientRect().height;
    const before = height();
    expect(before).to.be.greaterThan(200);
    await waitUntil(() => find(element, '.failed'));
    expect(height()).to.be.closeTo(before, 1);
  });

  it('says that a picture could not be loaded, and tries again', async () => {
    const element = await show([{ static: 'image', src: '/no-such-picture.png', alt: 'A street' }]);
    await waitUntil(() => find(element, '.failed'));
    expect(find(element, '[role=alert]')!.textContent)
      .to.include('The picture could not be loaded.')
      .and.include('A street');
    find(element, '.failed button')!.click();
    await element.updateComplete;
    expect(find(element, 'img')).to.not.equal(null);
    find<HTMLImageElement>(element, 'img')!.src = harbour; // what a network that is back would bring
    await waitUntil(() => find(element, 'button.frame.loaded'));
  });

  it('enlarges a picture, by keyboard', async () => {
    const element = await show([{ static: 'image', src: harbour, alt: 'A street', caption: 'Lisbon' }]);
    find(element, 'button.frame')!.focus();
    await press('Enter');
    await element.updateComplete;
    const dialog = find<HTMLDialogElement>(element, 'dialog')!;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.textContent).to.include('Lisbon');
    find(element, 'dialog .body')!.click();
    await element.updateComplete;
    expect(find(element, 'dialog img')!.className).to.equal('actual');
    await press('Escape');
    await waitUntil(() => !dialog.open);
  });

  it('puts media beside their questions where there is room, above them where not', async () => {
    const content: Entry[] = [
      { static: 'text', text: 'Intro' },
      { static: 'image', src: '/x.png', alt: 'x' },
      question('a'),
    ];
    for (const [width, beside] of [
      ['900px', true],
      ['500px', false],
    ] as const) {
      const element = await show(content, {}, width);
      const [media, field] = ['.media-column', 'hit-text'].map((one) => find(element, one)!.getBoundingClientRect());
      expect(media!.right < field!.left, width).to.equal(beside);
      expect(media!.bottom < field!.top, width).to.equal(!beside);
      const rtl = await show(content, {}, width);
      rtl.parentElement!.dir = 'rtl';
      const [there, here] = ['.media-column', 'hit-text'].map((one) => find(rtl, one)!.getBoundingClientRect());
      expect(there!.left > here!.right, `${width} rtl`).to.equal(beside);
    }
  });

  it('keeps the order of the author', () => {
    const image: Entry = { static: 'image', src: '', alt: '' };
    const text: Entry = { static: 'text', text: '' };
    const groups = groupsOf([text, image, image, text, question('a'), image, question('b'), image, text]);
    expect(groups.map((group) => [group.media.length, group.rest.length, isBeside(group)])).to.deep.equal([
      [0, 1, false],
      [2, 2, true],
      [1, 1, true],
      [1, 1, false],
    ]);
    expect(groupsOf([])).to.deep.equal([]);
  });

  it('resolves addresses against its base, and takes http and https only', async () => {
    const element = await show([]);
    element.base = 'https://a.example/hits/1';
    element.task = taskOf(
      ['a.png', '/b.png', '{c}', 'javascript:fire()', 'data:image/png;base64,AA', 'blob:https://a.example/1'].map(
        (src) => ({ static: 'image', src, alt: 'x' }),
      ),
      { c: 'http://c.example/c.png' },
    );
    await element.updateComplete;
    const sources = [...element.shadowRoot!.querySelectorAll('img')].map(({ src }) => src);
    expect(sources).to.deep.equal([
      'https://a.example/hits/a.png',
      'https://a.example/b.png',
      'http://c.example/c.png',
    ]);
    expect(element.shadowRoot!.querySelectorAll('.failed').length).to.equal(3);
    expect(find(element, '.failed button') === null, 'no use in trying again').to.equal(true);
  });

  it('does no harm, whatever stands in a task', async () => {
    const markup = (text: string): Entry[] => [
      { static: 'text', text },
      { static: 'markdown', text },
      { static: 'html', html: text },
      { static: 'image', src: text, alt: text, caption: text },
      { field: 'hit-text', name: text, label: text, hint: text, placeholder: text },
    ];
    const address = (text: string): Entry[] => [
      { static: 'audio', src: text, label: text },
      { static: 'video', src: text, label: text, captions: text },
    ];
    const all: { content: Entry[]; input: Task['input'] }[] = [
      ...payloads.map(({ html: v }) => ({ content: markup(v), input: {} })),
      ...[...payloads.map((one) => one.html), ...values].map((v) => ({ content: markup('{v}'), input: { v } })),
      ...values.map((v) => ({ content: [...address(v), ...markup('{v}')], input: { v } })),
    ];
    const fired = await firesIn(async (place) => {
      for (const { content, input } of all) {
        const element = document.createElement('hit-content');
        element.task = taskOf(content, input);
        place.append(element);
        await element.updateComplete;
        await aTimeout(0);
        for (const rich of element.shadowRoot!.querySelectorAll('.rich'))
          expect(harmIn(rich), JSON.stringify(input)).to.deep.equal([]);
        for (const one of element.shadowRoot!.querySelectorAll('[src], [href]')) {
          expect(new URL(one.getAttribute('src') ?? one.getAttribute('href')!, document.baseURI).protocol).to.match(
            /^(https?|mailto|data):$/,
          );
        }
        expect(
          find(element, 'script, iframe, object, embed, style, link, meta, base, [onerror], [onload], [srcdoc]'),
        ).to.equal(null);
        expect(element.fields.length).to.equal(1);
        element.remove();
      }
    });
    expect(fired).to.equal(false);
  }).timeout(30_000);

  it('violates nothing under a strict policy with Trusted Types, rich text included', async () => {
    const task = taskOf(
      [
        { static: 'markdown', text: '**{a}**' },
        { static: 'html', html: '<em>{a}</em>' },
      ],
      { a: '<b>' },
    );
    const seen = await violationsUnderStrictPolicy(
      'hit-content',
      { task },
      `
      await new Promise((done) => setTimeout(done, 100));
      const text = [...field.shadowRoot.querySelectorAll('.rich :is(strong, em)')].map((one) => one.textContent).join();
      if (text !== '<b>,<b>') violations.push('shown: ' + text);`,
    );
    expect(seen).to.deep.equal({ violations: [], rendered: true });
  });

  it('is clean under axe', async () => {
    const element = await show([
      { static: 'markdown', text: '## H\n\n[l](https://a.example/)' },
      { static: 'image', src: '/x.png', alt: 'A street', caption: 'Lisbon' },
      { static: 'audio', src: '/x.mp3', label: 'A voice' },
      question('a', 'What is it?'),
    ]);
    await expect(element).to.be.accessible();
    await waitUntil(() => find(element, '.failed'));
    await expect(element).to.be.accessible();
    expect(element.getAttributeNames()).to.deep.equal([]);
  });
});
