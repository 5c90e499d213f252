/** @import {App, Category} from '../../types' */
import { el, icon } from '../../core/dom.js';
import { named, number } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { elsewhere } from '../elsewhere.js';
import { question, said } from '../../core/said.js';
import { marker } from '../marker.js';
import { toast } from '../toast.js';
import { countOf, fullSentence } from './limits.js';

/** @typedef {import('./draft.js').GeometryType} GeometryType */

/** What the hand will do next, so that step 2 is no surprise. */
const GESTURES = {
  Point: { icon: 'circle-dot', says: () => _('Tap a spot') },
  LineString: { icon: 'spline', says: () => _('Draw a line') },
  Polygon: { icon: 'pentagon', says: () => _('Draw an area') },
};

/** @param {GeometryType} geometry */
export const gesture = (geometry) => ({ icon: GESTURES[geometry].icon, says: GESTURES[geometry].says() });

/** @param {GeometryType[]} kinds what a category may be drawn as */
function gestures(kinds) {
  const together = [...kinds].sort().join(' ');
  if (together === 'LineString Polygon') return _('Draw a line or an area');
  if (together === 'Point Polygon') return _('Tap a spot or draw an area');
  if (together === 'LineString Point') return _('Tap a spot or draw a line');
  return kinds.length > 1 ? _('Tap a spot or draw') : gesture(kinds[0]).says;
}

/**
 * Step 1: the kinds as tiles, the general remarks apart under their own heading.
 * @param {App} app
 * @param {(category: Category) => void} onPick
 * @param {string | null} chosen the one of before, when somebody has come back
 * @returns {HTMLElement}
 */
export function kindTiles(app, onPick, chosen) {
  const { categories, workshop } = app.store.state;
  /** @param {boolean} general @returns {HTMLElement[]} */
  const tiles = (general) => categories
    .filter((category) => Boolean(category.general) === general)
    .map((category) => tile(app, category, onPick, category.id === chosen));
  const remarks = tiles(true);
  return el('div', { class: 'kinds' },
    el('h2', { class: 'lead' }, said(workshop, 'place')
      ? _('What would you like at %(place)s?', { place: said(workshop, 'place') })
      : _('What would you like here?')),
    el('div', { class: 'tiles' }, tiles(false)),
    remarks.length > 0 && el('h3', { class: 'tiles-more' }, _('Or say something about a place')),
    remarks.length > 0 && el('div', { class: 'tiles tiles-general' }, remarks),
    elsewhere(categories, workshop.lang));
}

/**
 * A kind of which this person has made all they may stays in its place and says so.
 * @param {App} app
 * @param {Category} category
 * @param {(category: Category) => void} onPick
 * @param {boolean} chosen
 */
function tile(app, category, onPick, chosen) {
  const { workshop } = app.store.state;
  const { made, most, full } = countOf(app, category);
  const click = () => (full ? toast(fullSentence(most)) : onPick(category));
  return el('button', { class: 'tile', type: 'button', aria: { pressed: chosen || null, disabled: full || null }, on: { click } },
    icon(category.icon, 'ci'),
    marker(category),
    el('b', null, named(category.names, workshop.lang)),
    el('span', null, question(workshop, category)),
    el('em', null, icon(gesture(category.geometry[0]).icon), gestures(category.geometry)),
    most !== Infinity && el('em', null, _('%(made)s of your %(most)s made', { made: number(made), most: number(most) })));
}
