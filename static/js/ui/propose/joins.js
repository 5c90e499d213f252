/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Draft} from './draft.js' */
/** @import {Gap} from '../../map/base/gap.js' */
import { apart, length } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { gapOf } from '../../map/base/gap.js';
import { nameOfShape } from '../../map/base/marks.js';
import { round } from '../../map/draw.js';
import { isAllowed } from './aim.js';
import { MOST_POINTS } from './draft.js';

/** @param {App} app @param {Category} category */
const joined = ({ base }, { joins }) => (base?.all() ?? []).filter(({ mark }) => mark === joins?.mark);

/** Fetches what this kind should join, while its line is drawn. @param {App} app @param {Category} category */
export function needJoined(app, category) {
  if (category.joins) void app.base?.need(joined(app, category));
}

/**
 * A line or an area that stops a little short of what its kind should join.
 * @param {App} app
 * @param {Category} category
 * @param {Draft} draft
 * @returns {{sentence: string, extended: Position[] | null} | null} `extended`: the line drawn on to it, where that may be
 */
export function gapHint(app, category, draft) {
  const { joins } = category;
  const { geometry, points } = draft;
  if (!joins || geometry === null || geometry === 'Point' || draft.leftOpen) return null;
  const shapes = joined(app, category).flatMap((layer) => app.base?.shapes(layer) ?? []);
  const gap = gapOf(geometry, points, shapes, joins.within);
  if (!gap) return null;
  const params = { distance: length(Math.max(1, Math.round(gap.meeting.metres))), place: apart(nameOfShape(gap.meeting.shape)) };
  const sentence = geometry === 'LineString'
    ? _('Your line stops %(distance)s short of this: %(place)s.', params)
    : _('Your area stops %(distance)s short of this: %(place)s.', params);
  return { sentence, extended: extended(app, points, gap) };
}

/**
 * @param {App} app
 * @param {Position[]} points
 * @param {Gap} gap
 * @returns {Position[] | null}
 */
function extended(app, points, { end, meeting }) {
  const [lon, lat] = meeting.point;
  const point = /** @type {Position} */ ([round(lon), round(lat)]);
  if (end === null || points.length >= MOST_POINTS || !isAllowed(app, point)) return null;
  return end === 'first' ? [point, ...points] : [...points, point];
}
