/** @import {Size} from '../types' */
import { page } from './page.js';

const SQUARE_METRES_PER_HECTARE = 10_000;

/** @returns {string} */
function reader() {
  return page.lang || 'en';
}

/**
 * A number as the reader writes it.
 * @param {number} value
 * @param {number} [digits] at most so many after the comma
 */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(reader(), { maximumFractionDigits: digits }).format(value);
}

/**
 * Somebody's words inside a sentence of ours: whichever way they run, ours run on as before.
 * @param {string} words
 */
export function apart(words) {
  return `\u2068${words}\u2069`;
}

/**
 * A length, an area or a count, with its unit: "420 m", "1.2 km", "350 m²", "1.4 ha", "× 12".
 * A single thing has no size worth saying and gives the empty string.
 * @param {Size} size metres, square metres or a count
 */
export function size(size) {
  if (size.m !== undefined) return length(size.m);
  if (size.m2 !== undefined) return area(size.m2);
  return size.n !== undefined && size.n !== 1 ? `× ${number(size.n, 1)}` : '';
}

/** @param {number} metres */
export function length(metres) {
  if (metres < 1000) return `${number(metres)}\u00a0m`;
  return `${number(metres / 1000, metres < 10_000 ? 1 : 0)}\u00a0km`;
}

/**
 * How names follow each other in the reader's alphabet: Swedish ends in Å, Ä, Ö; 9 comes before 10.
 * @param {string} [lang]
 * @returns {(a: string, b: string) => number}
 */
export function alphabet(lang = reader()) {
  return new Intl.Collator(lang, { numeric: true }).compare;
}

/** @param {number} squareMetres */
export function area(squareMetres) {
  if (squareMetres < SQUARE_METRES_PER_HECTARE) return `${number(squareMetres)}\u00a0m²`;
  const hectares = squareMetres / SQUARE_METRES_PER_HECTARE;
  return `${number(hectares, hectares < 100 ? 1 : 0)}\u00a0ha`;
}

/**
 * The time of day on the reader's clock: "19:22".
 * @param {string | number} moment ISO text or milliseconds
 */
export function clock(moment) {
  const format = new Intl.DateTimeFormat(reader(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(moment));
}

/**
 * The day and time, for what is older than today.
 * @param {string} iso
 * @param {number} [now] milliseconds
 */
export function moment(iso, now = Date.now()) {
  const then = new Date(iso);
  if (then.toDateString() === new Date(now).toDateString()) return clock(iso);
  const day = new Intl.DateTimeFormat(reader(), { day: 'numeric', month: 'short' }).format(then);
  return `${day}, ${clock(iso)}`;
}

/**
 * Time left as a stopwatch shows it: "12:40", "1:05:00"; never below "00:00".
 * @param {number} ms
 */
export function left(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return (hours ? [String(hours), ...parts] : parts).join(':');
}

/**
 * Words in the reader's language, else in the workshop's, else in any.
 * @param {Record<string, string> | undefined} names
 * @param {string} [fallback] language code
 */
export function named(names, fallback = 'en') {
  if (!names) return '';
  return names[reader()] ?? names[fallback] ?? names.en ?? Object.values(names)[0] ?? '';
}
