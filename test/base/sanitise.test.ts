import { expect } from '@open-wc/testing';
import { Marked } from 'marked';
import { sanitise } from '../../src/base/sanitise.js';
import { safeUrl } from '../../src/base/url.js';
import { pipe } from '../../src/core/piping.js';
import { firesIn, firesRaw, harmIn } from '../helpers/harm.js';
import { markdownPayloads, payloads, values } from './payloads.js';

const html = (source: string, item = {}) => sanitise(source, { format: 'html', item });
const markdown = (source: string, item = {}) => sanitise(source, { format: 'markdown', item });
const marked = new Marked();

/** Shown by test only, never put into the page: an inert tree as text. */
const written = (fragment: DocumentFragment) => {
  const box = document.createElement('div');
  box.append(fragment);
  return box.innerHTML;
};

describe('the sanitiser', () => {
  it('has enough to be tried on', () => {
    expect(payloads.length + markdownPayloads.length).to.be.at.least(60);
    expect(new Set([...payloads, ...markdownPayloads].map((one) => one.html)).size).to.equal(
      payloads.length + markdownPayloads.length,
    );
  });

  it('the control: without it, the same markup does fire', async function () {
    this.timeout(60_000);
    const raw = [
      ...payloads.filter(({ fires }) => fires).map((one) => one.html),
      ...markdownPayloads.filter(({ fires }) => fires).map((one) => marked.parse(one.html) as string),
    ];
    const silent: string[] = [];
    await Promise.all(
      raw.map(async (one) => {
        if (!(await firesRaw(one))) silent.push(one);
      }),
    );
    expect(silent).to.deep.equal([]);
  });

  it('the control of the check: it sees the harm in the same markup', () => {
    const blind = payloads.filter(({ html }) => {
      const inert = new DOMParser().parseFromString(html, 'text/html');
      return harmIn(inert.documentElement).filter((one) => !/^<(head|body)>$/.test(one)).length === 0;
    });
    // What is only text, or text in a raw element, until somebody parses it a second time.
    expect(blind.map((one) => one.html)).to.deep.equal([]);
  });

  for (const [format, list] of [
    ['html', payloads],
    ['markdown', [...payloads, ...markdownPayloads]],
  ] as const) {
    it(`leaves nothing that does harm in ${format}`, async () => {
      const fragments = await Promise.all(list.map((one) => sanitise(one.html, { format })));
      const harm = fragments.map(harmIn);
      list.forEach((one, index) => expect(harm[index], one.html).to.deep.equal([]));
      expect(await firesIn((place) => place.append(...fragments))).to.equal(false);
    });
  }

  const templates = [
    '<p>{v}</p>',
    '<p title="{v}">x</p>',
    '<img alt="{v}" src="{v}">',
    '<a href="{v}">x</a>',
    '<a href="java{v}">x</a>',
    '<video src="{v}" poster="{v}"></video>',
    '<blockquote cite="{v}">x</blockquote>',
    '<code>{v}</code>',
    '<table><td>{v}</table>',
  ];
  const texts = [
    '{v}',
    '# {v}',
    '[x]({v})',
    '![{v}]({v} "{v}")',
    '- {v}',
    '`{v}`',
    '<{v}>',
    '[{v}][r]\n\n[r]: {v}',
    '```\n{v}\n```',
  ];

  it('the control: put in before parsing, the values do fire', async function () {
    this.timeout(60_000);
    let fired = 0;
    const raw = values.flatMap((v) => [
      ...templates.slice(0, 4).map((one) => pipe(one, { v }).text),
      ...texts.slice(0, 3).map((one) => marked.parse(pipe(one, { v }).text) as string),
    ]);
    for (let at = 0; at < raw.length; at += 50) {
      await Promise.all(
        raw.slice(at, at + 50).map(async (one) => {
          if (await firesRaw(one, 100)) fired += 1;
        }),
      );
    }
    expect(fired).to.be.greaterThan(50);
  });

  it('an item’s value is text and never markup', async () => {
    const fragments: DocumentFragment[] = [];
    for (const v of values) {
      for (const one of [...templates.map((one) => html(one, { v })), ...texts.map((one) => markdown(one, { v }))]) {
        const fragment = await one;
        expect(harmIn(fragment), v).to.deep.equal([]);
        expect(fragment.querySelectorAll('*').length, v).to.be.at.most(5);
        fragments.push(fragment);
      }
      expect((await html('<p>{v}</p>', { v })).querySelector('p')!.textContent).to.equal(pipe('{v}', { v }).text);
      expect((await html('<p title="{v}">x</p>', { v })).querySelector('p')!.title).to.equal(pipe('{v}', { v }).text);
    }
    expect(await firesIn((place) => place.append(...fragments))).to.equal(false);
  });

  it('fills addresses, in Markdown too, and checks them afterwards', async () => {
    const item = { photo: 'https://a.example/p.jpg', 'große id': '7', host: 'evil', script: 'script:fire()' };
    expect((await markdown('![x]({photo})', item)).querySelector('img')!.src).to.equal('https://a.example/p.jpg');
    expect((await markdown('[x](https://a.example/<{große id}>)', item)).textContent).to.include('7');
    expect((await markdown('[x](<https://a.example/{große id}>)', item)).querySelector('a')!.href).to.equal(
      'https://a.example/7',
    );
    expect((await html('<a href="java{script}">x</a>', item)).querySelector('a')!.hasAttribute('href')).to.equal(false);
    expect((await html('<img src="{photo}">', { photo: 'a.png' })).querySelector('img')!.src).to.equal(
      new URL('a.png', document.baseURI).href,
    );
    const based = await sanitise('<img src="a.png"><a href="b">x</a>', {
      format: 'html',
      base: 'https://b.example/task/',
    });
    expect(based.querySelector('img')!.src).to.equal('https://b.example/task/a.png');
    expect(based.querySelector('a')!.href).to.equal('https://b.example/task/b');
  });

  it('leaves an unknown name, and names of the prototype, as they were written', async () => {
    expect(written(await html('<p>{gone} {__proto__} {constructor}</p>'))).to.equal(
      '<p>{gone} {__proto__} {constructor}</p>',
    );
    expect(written(await html('<p>{__proto__}</p>', JSON.parse('{"__proto__":"<b>"}')))).to.equal('<p>&lt;b&gt;</p>');
  });

  it('loads nothing before it was checked', async () => {
    const asked = (part: string) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part));
    const source =
      '<img src="/asked-{v}.png"><video poster="/asked-{v}.jpg"></video><iframe src="/asked-frame.html"></iframe>';
    const fragment = await html(source, { v: 'filled' });
    expect(fragment.querySelector('video')!.poster).to.include('/asked-filled.jpg');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked('asked-%7B') || asked('asked-frame')).to.equal(false);
  });

  it('keeps what rich text is made of', async () => {
    const source =
      '## H\n\n**b** _i_ ~~s~~ `c`\n\n1. one\n2. two\n\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n\n[l](https://a.example/ "t") <m@a.example>\n\n![alt](https://a.example/x.png)\n\n<details><summary>s</summary>d</details>';
    const fragment = await markdown(source);
    for (const selector of [
      'h2',
      'p strong',
      'em',
      'del',
      'code',
      'ol li:nth-child(2)',
      'table tbody td',
      'blockquote p',
      'a[href="https://a.example/"][title="t"]',
      'a[href="mailto:m@a.example"]',
      'img[alt="alt"]',
      'details summary',
    ]) {
      expect(fragment.querySelector(selector), selector).to.not.equal(null);
    }
    expect(fragment.querySelector('ul li')!.textContent!.trim()).to.match(/^☑\s+done$/);
    expect(written(await html('<audio src="https://a.example/a.mp3">'))).to.equal(
      '<audio src="https://a.example/a.mp3" controls="" preload="metadata"></audio>',
    );
    expect(written(await html(''))).to.equal('');
    expect(written(await markdown(''))).to.equal('');
  });

  it('shows what is nested too deeply to be read as the text that it is, or flat', async () => {
    const deep = `${'> '.repeat(20_000)}end`;
    expect((await markdown(deep)).textContent).to.include('end');
    const nested = await html(`${'<div>'.repeat(20_000)}end`);
    expect(harmIn(nested)).to.deep.equal([]);
  });
});

describe('safeUrl', () => {
  it('allows by what the URL is for', () => {
    const base = 'https://a.example/x/';
    const cases: [string, string | null, string | null, string | null][] = [
      // text, link, media, image
      ['https://b.example/', 'https://b.example/', 'https://b.example/', 'https://b.example/'],
      ['http://b.example/', null, 'http://b.example/', 'http://b.example/'],
      ['y.png', 'https://a.example/x/y.png', 'https://a.example/x/y.png', 'https://a.example/x/y.png'],
      ['//b.example/y', 'https://b.example/y', 'https://b.example/y', 'https://b.example/y'],
      ['mailto:a@b.example', 'mailto:a@b.example', null, null],
      ['data:image/png;base64,AA', null, null, 'data:image/png;base64,AA'],
      ['data:image/svg+xml,<svg>', null, null, null],
      ['data:text/html,x', null, null, null],
      ['java\nscript:fire()', null, null, null],
      ['blob:https://a.example/1', null, null, null],
      ['https://', null, null, null],
      ['tel:1', null, null, null],
    ];
    for (const [text, ...wanted] of cases) {
      expect(
        (['link', 'media', 'image'] as const).map((use) => safeUrl(text, use, base)),
        text,
      ).to.deep.equal(wanted);
    }
    expect(safeUrl('y', 'link', 'http://localhost:1/x/')).to.equal('http://localhost:1/x/y');
  });
});
