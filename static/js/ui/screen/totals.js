/** @import {App} from '../../types' */
/** @import {Numbers, Sum} from './numbers.js' */
import { $, el } from '../../core/dom.js';
import { area, length, named, number } from '../../core/format.js';
import { _, ngettext } from '../../core/messages.js';
import { marker } from '../marker.js';
import { unbroken } from '../propose/summary.js';
import { towardBar } from '../toward.js';

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
    const measures = withTargets(app, sums).filter((sum) => !app.store.category(sum.category)?.general);
    const wanted = (/** @type {Sum} */ { category }) => Number(Boolean(app.store.category(category)?.target));
    const most = new Set([...measures].sort((one, other) => wanted(other) - wanted(one) || other.ideas - one.ideas).slice(0, MOST));
    $('#sums').replaceChildren(...measures.filter((sum) => most.has(sum)).map((sum) => line(app, sum)));
    $('#sums').dataset.many = String(most.size > FEW);
  });
}

/**
 * The sums in the palette's order; a kind the city has a target for is there before its first idea.
 * @param {App} app
 * @param {Sum[]} sums
 * @returns {Sum[]}
 */
function withTargets({ store }, sums) {
  const known = new Map(sums.map((sum) => [sum.category, sum]));
  return store.state.categories.flatMap(({ id, target }) => known.get(id) ?? (target ? { category: id, ideas: 0 } : []));
}

/**
 * "Tree: 12", never "12 Tree": a name that stands first needs no plural.
 * @param {App} app
 * @param {Sum} sum
 */
function line(app, sum) {
  const category = app.store.category(sum.category);
  const name = unbroken(named(category?.names, app.store.state.workshop.lang));
  const [amount, ...more] = amounts(sum, category?.unit);
  const toward = category?.target ? towardBar(category) : null;
  toward?.update(sum[/** @type {'m2' | 'm' | 'n'} */ (category?.unit)] ?? 0);
  return el('li', null,
    category && marker(category, { size: 46 }),
    el('p', null, el('span', null, toward ? name : _('%(kind)s:', { kind: name })), ' ',
      ...(toward ? [toward.node] : [el('b', { class: 'num' }, amount ?? ''), more.length > 0 ? el('small', null, ` + ${more.join(' + ')}`) : ''])));
}

/**
 * What the kind is counted in, then areas, lengths and pieces: a pond may be drawn as an area by one and as a point by
 * another, and a hedge with a width is both.
 * @param {Sum} sum
 * @param {string} [unit] of the kind
 * @returns {string[]}
 */
export function amounts({ m2, m, n }, unit = 'm2') {
  const drawn = [m2 && area(m2), m && length(m)].filter((words) => typeof words === 'string');
  if (unit === 'm') drawn.reverse();
  if (!n) return drawn;
  return [...drawn, drawn.length ? ngettext('%(num)s spot', '%(num)s spots', n, { num: number(n) }) : number(n)];
}
