/** @import {App} from '../../types' */
/** @import {Numbers, Sum} from './numbers.js' */
import { $, el } from '../../core/dom.js';
import { area, length, named, number } from '../../core/format.js';
import { ngettext } from '../../core/messages.js';
import { marker } from '../marker.js';

/** More kinds than fit in two rows would be too small to read. */
const MOST = 10;
/** So few stand in one row, number and name side by side. */
const FEW = 3;

/**
 * The strip: what the ideas add up to, kind by kind, the kinds with most ideas when there are too many of them.
 * @param {App} app
 * @param {Numbers} numbers
 */
export function startTotals(app, numbers) {
  numbers.sums.on(({ sums }) => {
    const measures = sums.filter((sum) => !app.store.category(sum.category)?.general);
    const most = new Set([...measures].sort((one, other) => other.ideas - one.ideas).slice(0, MOST));
    $('#sums').replaceChildren(...measures.filter((sum) => most.has(sum)).map((sum) => line(app, sum)));
    $('#sums').dataset.many = String(most.size > FEW);
  });
}

/**
 * @param {App} app
 * @param {Sum} sum
 */
function line(app, sum) {
  const category = app.store.category(sum.category);
  const [amount, ...more] = amounts(sum);
  const name = named(category?.names, app.store.state.workshop.lang);
  return el('li', null,
    category && marker(category, { size: 46 }),
    el('p', null, el('b', { class: 'num' }, amount), ' ', el('span', null, [name, ...more].join(' + '))));
}

/**
 * Areas, then lengths, then pieces: a pond may be drawn as an area by one and as a point by another.
 * @param {Sum} sum
 * @returns {string[]}
 */
export function amounts({ m2, m, n }) {
  const drawn = [m2 && area(m2), m && length(m)].filter((words) => typeof words === 'string');
  if (!n) return drawn;
  return [...drawn, drawn.length ? ngettext('%(num)s spot', '%(num)s spots', n, { num: number(n) }) : number(n)];
}
