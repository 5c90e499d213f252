/** @import {Category, Proposal} from '../types' */
/** @import {Draft} from './propose/draft.js' */
import { area, length, number, size } from '../core/format.js';
import { _ } from '../core/messages.js';
import { areaOf, lengthOf } from '../map/measure.js';
import { widthOf } from '../map/width.js';

/** @param {number} width */
const metres = (width) => `${number(width, 2)}\u00a0m`;

/**
 * How large an idea is: "320 m long, 6 m wide: 1,920 m²" for a line with a width, else as in `size`.
 * @param {Proposal} proposal
 * @param {Category | undefined} category
 */
export function sizeSentence({ size: measured, area_m2: ground, fields }, category) {
  const width = widthOf(category, fields);
  if (measured.m === undefined || !ground || width === null) return size(measured);
  return _('%(length)s long, %(width)s wide: %(area)s', { length: length(measured.m), width: metres(width), area: area(ground) });
}

/**
 * The same for what is not sent yet: the phone's own measure, of a width only "about", as bends are not in it.
 * @param {Draft} draft
 * @param {Category} category
 */
export function draftSizeSentence({ geometry, points, fields }, category) {
  if (geometry === 'Polygon') return area(areaOf(points));
  if (geometry !== 'LineString') return '';
  const [long, width] = [lengthOf(points), widthOf(category, fields)];
  if (width === null) return length(long);
  return _('%(length)s long, %(width)s wide: about %(area)s', { length: length(long), width: metres(width), area: area(long * width) });
}
