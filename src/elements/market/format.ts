import type { Catalogue, Localize } from '../../controllers/localize.js';

type Words = Pick<Localize<Catalogue>, 'number' | 'date' | 'language'>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "0.05" → "$0.05", as the language writes it. */
export const money = (words: Words, amount: string): string =>
  words.number(Number(amount), { style: 'currency', currency: 'USD' });

/** What a batch can cost at most, as text with two decimals. Counted in whole cents: money is never a float. */
export function cost(reward: string, assignments: number): string {
  const [whole = '0', part = ''] = reward.split('.');
  const cents = BigInt(whole + part.padEnd(2, '0')) * BigInt(Math.max(0, Math.round(assignments)));
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A length of time in its largest fitting unit: "10 minutes". */
export function duration(words: Words, milliseconds: number): string {
  const [unit, size] = unitOf(Math.abs(milliseconds));
  return words.number(Math.round(milliseconds / size), { style: 'unit', unit, unitDisplay: 'long' });
}

/** A point in time as seen from now: "in 6 days", "2 hours ago". */
export function fromNow(words: Words, instant: string, now = Date.now()): string {
  const away = Date.parse(instant) - now;
  const [unit, size] = unitOf(Math.abs(away));
  return new Intl.RelativeTimeFormat(words.language, { numeric: 'auto' }).format(Math.round(away / size), unit);
}

/** A point in time with its day: "24 Nov 2026, 10:05". */
export const moment = (words: Words, instant: string): string =>
  words.date(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' });

function unitOf(milliseconds: number): ['second' | 'minute' | 'hour' | 'day', number] {
  if (milliseconds < 1.5 * MINUTE) return ['second', SECOND];
  if (milliseconds < 1.5 * HOUR) return ['minute', MINUTE];
  if (milliseconds < 2 * DAY) return ['hour', HOUR];
  return ['day', DAY];
}
