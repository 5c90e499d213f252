/** @import {App, Category} from '../../types' */
/** @import {Draft} from './draft.js' */
import { area, length, number } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { areaOf, lengthOf } from '../../map/measure.js';
import { widthOf } from '../../map/width.js';

/**
 * Why what is drawn is larger than its kind allows; the server has the same rule (proposals/limits.py).
 * @param {Category} category
 * @param {Pick<Draft, 'geometry' | 'points' | 'fields'>} draft
 * @returns {{shape?: string, width?: string}} the sentence, by what has to be changed; empty when it fits
 */
export function sizeTrouble(category, { geometry, points, fields }) {
  const { largest = Infinity, longest = Infinity } = category;
  if (geometry === 'Polygon' && areaOf(points) > largest) return { shape: tooLarge(largest) };
  if (geometry !== 'LineString') return {};
  const long = lengthOf(points);
  if (long > longest) return { shape: _('This is longer than %(limit)s, the most for this kind of idea. Draw it shorter.', { limit: length(longest) }) };
  const width = widthOf(category, fields);
  return width !== null && long * width > largest ? { width: tooWide(largest) } : {};
}

/**
 * The same while it is drawn: how wide a line is, is asked later, so only what no width could mend is said now.
 * @param {Category} category
 * @param {Draft['geometry']} geometry
 * @param {Draft['points']} points
 * @returns {string} empty when it fits
 */
export function drawTrouble(category, geometry, points) {
  const narrowest = category.fields.find(({ id }) => id === 'width')?.min ?? 0;
  const { shape = '', width } = sizeTrouble(category, { geometry, points, fields: { width: String(narrowest) } });
  return shape || (width && narrowest ? tooLarge(/** @type {number} */ (category.largest)) : '');
}

/**
 * Whether an idea may become one of this kind.
 * @param {App} app
 * @param {Category} category
 * @param {Draft} draft of an idea of another kind
 */
export const mayBecome = (app, category, draft) =>
  draft.geometry !== null && category.geometry.includes(draft.geometry) && !countOf(app, category).full
  && drawTrouble(category, draft.geometry, draft.points) === '';

/** @param {number} limit m² */
const tooLarge = (limit) => _('This is larger than %(limit)s, the most for this kind of idea. Draw it smaller.', { limit: area(limit) });

/** @param {number} limit m² */
const tooWide = (limit) => _('With this width the line covers more than %(limit)s, the most for this kind of idea. Make it narrower or shorter.', { limit: area(limit) });

/**
 * How many of a kind this person has made, and may make.
 * @param {App} app
 * @param {Category} category
 * @returns {{made: number, most: number, full: boolean}} `most` is Infinity where nobody counts
 */
export function countOf(app, { id, most_per_person: most = Infinity }) {
  if (most === Infinity) return { made: 0, most, full: false };
  const made = app.store.proposals().filter((idea) => idea.category === id && idea.state !== 'hidden' && app.me.owns(idea)).length;
  return { made, most, full: made >= most };
}

/** @param {number} most */
export const fullSentence = (most) =>
  _('Of this kind each person may make %(limit)s at most. Take one of yours back, or choose another kind.', { limit: number(most) });
