/* Binary fractions lie about tenths: 0.3 % 0.1 is not 0. So numbers are taken as they are written, digit by digit. */

/** A lattice of numbers: `min`, `min + step`, `min + 2 · step` … up to `max`; without `min` it goes through 0. */
export interface Lattice {
  min?: number;
  max?: number;
  /** Above 0. Absent: every number is on the lattice. */
  step?: number;
}

/** `[digits, places]`: the number is `digits × 10^-places`, exactly as JavaScript writes it. */
export function toDecimal(value: number): [digits: bigint, places: number] {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), fraction.length - Number(exponent)];
}

/**
 * The numbers of the lattice next to `value`, below and above, both moved by `count` steps. `value` itself twice where it
 * is on the lattice and `count` is 0. `max` plays no part.
 */
export function around(value: number, { min, step }: Lattice, count = 0): [low: number, high: number] {
  if (!Number.isFinite(step) || step! <= 0) return around(value, { min: value, step: 1 }, count);
  const decimals = [value, Number.isFinite(min) ? min! : 0, step!].map(toDecimal);
  const places = Math.max(0, ...decimals.map(([, own]) => own));
  const [at, base, size] = decimals.map(([digits, own]) => digits * 10n ** BigInt(places - own)) as [
    bigint,
    bigint,
    bigint,
  ];
  const over = (((at - base) % size) + size) % size;
  const low = at - over + size * BigInt(count);
  const number = (digits: bigint) => Number(`${digits}e-${places}`);
  return [number(low), number(over ? low + size : low)];
}

/**
 * The number that lies `count` steps (of 1 where none is set) up from `value`, or down where `count` is negative, within
 * `min` and `max`; the first step from a number beside the lattice leads onto it. From `null` it starts at 0. A number
 * beyond a limit is not moved the wrong way.
 */
export function advance(value: number | null, count: number, lattice: Lattice): number {
  const { min = -Infinity, max = Infinity } = lattice;
  const [low, high] = around(value ?? 0, lattice, count);
  const top = Number.isFinite(max) ? around(max, lattice)[0] : max;
  const next = Math.min(Math.max(count > 0 ? low : high, min), top);
  return value === null || next > value === count > 0 ? next : value;
}
