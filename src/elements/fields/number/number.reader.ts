/** What a text was read as. */
export interface Reading {
  /** `null`: the text is empty, or it is no number that could be kept. */
  value: number | null;
  /** The number in plain digits, with a point before the fraction; the text itself where there is none. */
  plain: string;
  /** Why a text is no answer, as a key of the message catalogue. */
  wrong?: 'notNumber' | 'tooPrecise';
}

/** The decimal digits of every script stand in rows of ten in Unicode, from 0 to 9. */
const toAscii = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};

/** Groups of three (in India of two before the last), all with the same mark between. */
const groups = /^[1-9]\d{0,2}([ .,])(?:\d{2,3}\1)*\d{3}$/;

/** The digits that tell a number from others of its size. */
const significant = (plain: string): string =>
  plain
    .split('e')[0]!
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');

/**
 * Reads a number as people type it: digits of any script, a decimal comma or point, groups, any minus, an exponent.
 * A mark that can only stand before the fraction, or only between groups, is taken for that in every language. `1,234`
 * can be both, and is read as the language writes.
 *
 * @param decimal what the language writes before the fraction
 */
export function readNumber(text: string, decimal: '.' | ','): Reading {
  const ascii = text
    .replace(/\p{Nd}/gu, toAscii)
    .replace(/[\u200e\u200f\u061c]/g, '') // marks of direction come along with what is pasted
    .replace(/[−–]/g, '-')
    .replace(/٫/g, '.')
    .replace(/،/g, ',')
    .replace(/[\s'’٬]/g, ' ')
    .trim();
  if (!ascii) return { value: null, plain: text };

  const [, minus = '', body = '', exponent = ''] = /^(?:(-)|\+)? ?([\d., ]+)(e[-+]?\d+)?$/i.exec(ascii) ?? [];
  const group = groups.exec(body)?.[1];
  const isWhole = group && (group !== decimal || body.split(group).length > 2);
  const [, whole = body, mark = '', fraction = ''] = (!isWhole && /^(.*?)([.,])(\d*)$/.exec(body)) || [];
  const fits = /^\d*$/.test(whole) || ![undefined, mark].includes(groups.exec(whole)?.[1]);
  if (!fits || !(whole + fraction)) return { value: null, plain: text, wrong: 'notNumber' };

  const plain = minus + (whole.replace(/\D/g, '') || '0') + (fraction && `.${fraction}`) + exponent.toLowerCase();
  const value = Number(plain) + 0; // JSON has no -0
  // Another number in the place of the one that was typed would be worse than none.
  if (significant(plain) !== significant(String(value))) return { value: null, plain: text, wrong: 'tooPrecise' };
  return { value, plain };
}
