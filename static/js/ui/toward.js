/** @import {Category, Store} from '../types' */
import { el } from '../core/dom.js';
import { area, length, number } from '../core/format.js';
import { _ } from '../core/messages.js';

/**
 * How far everybody's ideas of a kind would take the city's target: a bar and its words, always "proposed".
 * @param {Category} category with a target
 */
export function towardBar({ target = 1, unit }) {
  const bar = el('progress', { class: 'meter', max: target, value: 0, aria: { hidden: true } });
  const words = el('span', { class: 'num' });
  const plain = (/** @type {number} */ amount) => (unit === 'm2' ? area(amount) : unit === 'm' ? length(amount) : number(amount, 1));
  const node = el('span', { class: 'toward' }, words, bar);
  return {
    node,
    /** @param {number | null} sum in the kind's unit; null while it is not known */
    update(sum) {
      node.hidden = sum === null;
      if (sum === null) return;
      bar.value = Math.min(sum, target);
      words.textContent = _('%(sum)s of %(target)s proposed', { sum: plain(sum), target: plain(target) });
    },
  };
}

/**
 * What everybody's ideas add up to by kind, as far as a phone can add it up by itself: metres, and pieces. Ground is
 * the server's to unite.
 * @param {Store} store
 * @returns {Map<string, {m: number, n: number}>}
 */
export function addedUp(store) {
  /** @type {Map<string, {m: number, n: number}>} */
  const sums = new Map();
  for (const { category, size: { m = 0, n = 0 }, state, waiting } of store.proposals()) {
    if (state !== 'open' || waiting) continue;
    const known = sums.get(category) ?? { m: 0, n: 0 };
    sums.set(category, { m: known.m + m, n: known.n + n });
  }
  return sums;
}
