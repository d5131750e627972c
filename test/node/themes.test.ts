import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from '../../scripts/project.js';
import { tokens } from '../../src/base/tokens.styles.js';

type Tokens = Record<string, string>;
type Oklch = [lightness: number, chroma: number, hue: number];

/** Custom properties of each rule that sets a surface, in order. */
const rulesOf = (name: string): Tokens[] =>
  [
    ...read(`src/themes/${name}.css`)
      .replace(/\/\*[^]*?\*\//g, '')
      .matchAll(/\{([^{}]*--hit-color-surface:[^{}]*)\}/g),
  ].map(([, body]) =>
    Object.fromEntries([...body!.matchAll(/(--hit-[\w-]+): ([^;]+);/g)].map(([, token, value]) => [token, value])),
  );
const side = (value: string, scheme: 'light' | 'dark'): string => {
  const [, light, dark] = /^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$/.exec(value) ?? [];
  return (scheme === 'light' ? light : dark) ?? value;
};
const sideOf = (all: Tokens, scheme: 'light' | 'dark'): Tokens =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([token]) => token.startsWith('--hit-color'))
      .map(([token, value]) => [token, side(value, scheme)]),
  );

/** WCAG 2's relative luminance; OKLCH to linear sRGB as in CSS Color 4. */
function luminance(color: string): number {
  const [l, c, h] = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(color)!.slice(1).map(Number) as Oklch;
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const [x, y, z] = [
    (l / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!;
}
const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const defaults: Tokens = Object.fromEntries(
  [...tokens.cssText.split('@media')[0]!.matchAll(/var\((--hit-[\w-]+), (.+)\);/g)].map(([, token, value]) => [
    token,
    value,
  ]),
);
const [listed] = rulesOf('tokens');

describe('the themes', () => {
  it('list every token with the default that elements have', () => {
    const { '--hit-font-family': font, '--hit-color-focus': focus, ...rest } = defaults;
    assert.ok(font && focus, 'the two without a value of their own');
    assert.deepEqual(listed, rest);
  });

  it('set all colours: light and dark to the defaults, twice the same', () => {
    assert.deepEqual(rulesOf('light'), [sideOf(listed!, 'light')]);
    assert.deepEqual(rulesOf('dark'), [sideOf(listed!, 'dark'), sideOf(listed!, 'dark')]);
    const [always, asked, ...more] = rulesOf('high-contrast');
    assert.deepEqual(Object.keys(always!), Object.keys(sideOf(listed!, 'light')));
    assert.deepEqual(always, asked);
    assert.equal(more.length, 0);
  });

  it('weigh nothing, so that the rules of the page win', () => {
    for (const name of ['tokens', 'light', 'dark', 'high-contrast']) {
      const openings = read(`src/themes/${name}.css`)
        .split('\n')
        .filter((line) => line.endsWith('{'));
      const selectors = openings.filter((line) => !line.startsWith('@'));
      assert.ok(selectors.length > 0);
      for (const selector of selectors) assert.match(selector.trim(), /^:where\(.*\) \{$/, name);
    }
  });

  for (const [name, scheme, text, control] of [
    ['light', 'light', 4.5, 3],
    ['dark', 'dark', 4.5, 3],
    ['high-contrast', 'light', 7, 7],
    ['high-contrast', 'dark', 7, 7],
  ] as const) {
    it(`can be read: ${name} on ${scheme}`, () => {
      const all = sideOf(rulesOf(name)[0]!, scheme);
      const ratio = (one: string, other: string) => contrast(all[`--hit-color-${one}`]!, all[`--hit-color-${other}`]!);
      const tooLow: string[] = [];
      const need = (one: string, other: string, least: number) => {
        if (ratio(one, other) < least) tooLow.push(`${one} on ${other}: ${ratio(one, other).toFixed(2)}`);
      };
      for (const ground of ['surface', 'raised']) {
        for (const one of ['text', 'muted', 'accent', 'danger', 'success', 'warning']) need(one, ground, text);
        need('border', ground, control);
      }
      for (const tone of ['accent', 'danger', 'success', 'warning']) {
        need(tone, `${tone}-soft`, text);
        need('text', `${tone}-soft`, text);
      }
      need('on-accent', 'accent', text);
      assert.deepEqual(tooLow, []);
    });
  }
});
