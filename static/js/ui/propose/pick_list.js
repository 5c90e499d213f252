/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Shape} from '../../map/base/shapes.js' */
/** @import {Picked} from './pickable.js' */
import { el, icon } from '../../core/dom.js';
import { length } from '../../core/format.js';
import { _, ngettext } from '../../core/messages.js';
import { nameOfShape, sizeOfShape } from '../../map/base/marks.js';
import { needPickable, nearFirst, pickables, take } from './pickable.js';
import { outsideWords, shapeWords } from './pick.js';

/** More rows than this nobody reads; a name narrows them. */
const MOST_ROWS = 30;

/**
 * The shapes round the middle of the map, for who does not use the map: by name or number, with their size.
 * @param {App} app
 * @param {Category} category
 * @param {(picked: Picked, name: string) => void} picked
 * @returns {{body: HTMLElement[], focus: HTMLElement}}
 */
export function pickList(app, category, picked) {
  const { lng, lat } = app.map.getCenter();
  const rows = el('ul', { class: 'rows', id: 'shape-rows' });
  const count = el('p', { class: 'small muted', role: 'status' });
  const search = el('input', { class: 'input', id: 'shape-search', type: 'search', autocomplete: 'off', on: { input: () => show() } });
  const error = el('p', { class: 'error', role: 'alert', hidden: true });
  /** @param {Shape} shape */
  const choose = (shape) => {
    const taken = take(app, shape, null);
    error.hidden = taken !== null;
    error.replaceChildren(icon('circle-alert'), outsideWords());
    if (taken) picked(taken, shapeWords(shape));
  };
  const show = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const all = pickables(app, category);
    const named = wanted ? all.filter((shape) => nameOfShape(shape).toLocaleLowerCase().includes(wanted)) : all;
    const near = nearFirst(named, /** @type {Position} */ ([lng, lat])).slice(0, MOST_ROWS);
    rows.replaceChildren(...near.map(({ shape, metres }) => row(shape, metres, () => choose(shape))));
    count.textContent = near.length > 0
      ? ngettext('%(num)s shape, the nearest first', '%(num)s shapes, the nearest first', near.length)
      : _('No shape of this name.');
  };
  show();
  void needPickable(app).then(show);
  const lead = el('h2', { class: 'lead', tabindex: -1 }, _('Choose a shape'));
  return {
    body: [lead,
      el('p', { class: 'small muted' }, _('These lie round the middle of the map.')),
      el('div', { class: 'field' }, el('label', { class: 'label', for: 'shape-search' }, _('Name or number')), search, count),
      error, rows],
    focus: lead,
  };
}

/**
 * @param {Shape} shape
 * @param {number} metres from the middle of the map
 * @param {() => void} choose
 */
const row = (shape, metres, choose) =>
  el('li', null, el('button', { class: 'row', type: 'button', on: { click: choose } },
    icon('land-plot'),
    el('span', { class: 'row-text' }, el('b', null, el('bdi', null, nameOfShape(shape))),
      el('span', null, [sizeOfShape(shape), metres < 1 ? _('in the middle of the map') : _('%(distance)s away', { distance: length(Math.round(metres)) })].filter(Boolean).join(' · '))),
    icon('chevron-right')));
