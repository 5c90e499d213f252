/** @import {Away} from './nearby.js' */
import { length } from '../core/format.js';
import { _ } from '../core/messages.js';

/** Nearer than a few steps no direction helps. */
const AT_M = 15;

/**
 * Where a spot is, seen from a named place: "120 m north of the bridge". A sentence for each direction, because
 * languages bend the words around it.
 * @param {{name: string, away: Away}} place
 * @param {string} [within] an area that holds the spot
 * @param {string} [close] an area that is near
 */
export function bearing({ name, away: { metres, north, east } }, within = '', close = '') {
  if (metres < AT_M) return _('At %(place)s', { place: name });
  const turn = (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
  const params = { distance: length(rounded(metres)), place: name, area: within || close };
  if (within) return inside(params)[turn];
  return (close ? nearTo(params) : beside(params))[turn];
}

/** @param {Record<string, string>} params */
const beside = (params) =>
  [
    _('%(distance)s north of %(place)s', params),
    _('%(distance)s northeast of %(place)s', params),
    _('%(distance)s east of %(place)s', params),
    _('%(distance)s southeast of %(place)s', params),
    _('%(distance)s south of %(place)s', params),
    _('%(distance)s southwest of %(place)s', params),
    _('%(distance)s west of %(place)s', params),
    _('%(distance)s northwest of %(place)s', params),
  ];

/** @param {Record<string, string>} params */
const inside = (params) =>
  [
    _('In %(area)s, %(distance)s north of %(place)s', params),
    _('In %(area)s, %(distance)s northeast of %(place)s', params),
    _('In %(area)s, %(distance)s east of %(place)s', params),
    _('In %(area)s, %(distance)s southeast of %(place)s', params),
    _('In %(area)s, %(distance)s south of %(place)s', params),
    _('In %(area)s, %(distance)s southwest of %(place)s', params),
    _('In %(area)s, %(distance)s west of %(place)s', params),
    _('In %(area)s, %(distance)s northwest of %(place)s', params),
  ];

/** @param {Record<string, string>} params */
const nearTo = (params) =>
  [
    _('Near %(area)s, %(distance)s north of %(place)s', params),
    _('Near %(area)s, %(distance)s northeast of %(place)s', params),
    _('Near %(area)s, %(distance)s east of %(place)s', params),
    _('Near %(area)s, %(distance)s southeast of %(place)s', params),
    _('Near %(area)s, %(distance)s south of %(place)s', params),
    _('Near %(area)s, %(distance)s southwest of %(place)s', params),
    _('Near %(area)s, %(distance)s west of %(place)s', params),
    _('Near %(area)s, %(distance)s northwest of %(place)s', params),
  ];

/** @param {number} metres */
function rounded(metres) {
  const step = metres < 300 ? 10 : 50;
  return Math.max(step, Math.round(metres / step) * step);
}
