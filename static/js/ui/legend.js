/** @import {App, Category} from '../types' */
/** @import {Filter} from './filter.js' */
import { $, el } from '../core/dom.js';
import { named, number } from '../core/format.js';
import { _ } from '../core/messages.js';
import { desk } from './flow.js';
import { keepLayers } from './layer_switches.js';
import { marker } from './marker.js';
import { closeSheet, openSheet } from './sheet.js';
import { watchTotals } from './totals.js';
import { addedUp, towardBar } from './toward.js';

/**
 * The legend says what the markers mean, and a tap on a kind shows only that kind: beside the list on a desk, in a
 * sheet on a phone.
 * @param {App} app
 * @param {Filter} filter
 */
export function startLegend(app, filter) {
  keepLegend(app, filter, $('#legend'));
  const button = $('#btn-legend');
  const beside = () => (button.hidden = Boolean(desk?.matches));
  button.addEventListener('click', () => openLegend(app, filter));
  desk?.addEventListener('change', beside);
  beside();
}

/**
 * @param {App} app
 * @param {Filter} filter
 */
export function openLegend(app, filter) {
  const place = el('div');
  const stop = keepLegend(app, filter, place);
  const title = el('h2', { class: 'sheet-title' }, _('Kinds on the map'));
  const hint = el('p', { class: 'small muted' }, _('Tap kinds to see only these, on the map and in the list.'));
  const done = el('button', { class: 'btn btn-big btn-wide', type: 'button', on: { click: () => closeSheet() } }, _('Show'));
  openSheet({ label: _('Kinds on the map'), title, body: [hint, place], foot: done, half: true, onClose: stop });
}

/**
 * @param {App} app
 * @param {Filter} filter
 * @param {HTMLElement} place
 * @returns {() => void} stops keeping it up to date
 */
function keepLegend(app, filter, place) {
  /** @type {Map<string, ReturnType<typeof row>>} */
  let rows = new Map();
  const kinds = el('fieldset', { class: 'legend' });
  const totals = watchTotals(app, () => place.offsetParent !== null && !document.hidden, () => update());
  const all = el('button', { class: 'btn btn-link btn-small', type: 'button', on: { click: () => filter.clear() } }, _('Show all kinds'));
  const update = () => {
    const counts = count(app);
    const sums = addedUp(app.store);
    for (const [id, { button, count: words, category, toward }] of rows) {
      button.setAttribute('aria-pressed', String(filter.kinds.has(id)));
      words.textContent = number(counts.get(id) ?? 0);
      toward?.update(totals.of(category, sums));
    }
    all.hidden = !filter.kinds.size;
  };
  let drawn = /** @type {Category[] | null} */ (null);
  /** Staff may add a kind before the evening begins. */
  const draw = () => {
    const { categories } = app.store.state;
    if (categories !== drawn) {
      rows = new Map(categories.map((category) => [category.id, row(app, filter, category)]));
      kinds.replaceChildren(el('legend', { class: 'sr' }, _('Kinds')), ...[...rows.values()].map(({ button }) => button));
    }
    drawn = categories;
    update();
  };
  const layers = el('div');
  place.replaceChildren(kinds, all, layers);
  draw();
  totals.look();
  const off = [totals.stop, filter.on(update), app.store.on(({ proposals, workshop }) => (proposals.size || workshop) && draw()), keepLayers(app, layers)];
  return () => off.forEach((stop) => stop());
}

/**
 * @param {App} app
 * @param {Filter} filter
 * @param {Category} category
 */
function row(app, filter, category) {
  const name = named(category.names, app.store.state.workshop.lang);
  const toward = category.target && !category.general ? towardBar(category) : null;
  const count = el('span', { class: 'num' });
  const button = el('button', { class: 'legend-row', type: 'button', on: { click: () => filter.toggle(category.id) } },
    marker(category), el('span', null, name, toward?.node), count);
  return { button, count, category, toward };
}

/** @param {App} app */
function count({ store }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { category } of store.proposals()) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}
