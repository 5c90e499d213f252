/** @import {PlaceRow} from '../types' */
/** @import {Area} from './inside.js' */
import { length } from '../core/format.js';
import { _ } from '../core/messages.js';
import { fetchLayers, fetchPlaces } from './ground.js';
import { isInside } from './inside.js';

/** Farther away a name would mislead more than it helps (the server's rule too). */
const NEAR_M = 3000;
/** Where an area has a name of its own, only what can be seen from there says more. */
const IN_SIGHT_M = 800;
const METRES_PER_DEGREE = 111_320;

/** @type {PlaceRow[]} */
let rows = [];
/** @type {{name: string, kind: string, area: Area}[]} */
let covers = [];

/** Reads the kit's places; words are poorer until they are here. */
export async function loadPlaces() {
  const [named, layers] = await Promise.all([fetchPlaces(), fetchLayers()]);
  rows = named;
  covers = (layers?.features ?? []).flatMap(({ geometry, properties: { name, kind = '' } }) =>
    name && /Polygon$/.test(geometry.type) ? [{ name, kind, area: /** @type {any} */ (geometry) }] : []);
}

/** Every named place of the kit. */
export const allPlaces = () => rows;

/**
 * Where a spot is, in words.
 * @param {number} lat
 * @param {number} lng
 * @returns {{near: string, sentence: string}} `near` is a bare name, empty where no place is near; `sentence` always says something
 */
export function placeWords(lat, lng) {
  const holders = covers.filter(({ area, kind }) => kind !== 'water' && isInside(area, [lng, lat]));
  const holder = holders.find(({ kind }) => kind === 'green') ?? holders[0];
  const [closest, metres, north, east] = nearest(lat, lng);
  const near = holder?.name ?? (closest && metres <= NEAR_M ? closest : '');
  if (holder?.kind === 'green') return { near, sentence: _('In %(place)s', { place: holder.name }) };
  if (closest && metres <= (holder ? IN_SIGHT_M : NEAR_M)) return { near, sentence: beside(closest, metres, north, east) };
  if (holder) return { near, sentence: _('In %(place)s', { place: holder.name }) };
  return { near, sentence: `${lat.toFixed(5)}, ${lng.toFixed(5)}` };
}

/**
 * @param {number} lat
 * @param {number} lng
 * @returns {[string, number, number, number]} name, metres, metres to the north and to the east of it
 */
function nearest(lat, lng) {
  /** @type {[string, number, number, number]} */
  let best = ['', Infinity, 0, 0];
  const shrink = Math.cos((lat * Math.PI) / 180);
  for (const [name, lon, placeLat, kind] of rows) {
    if (kind === 'district') continue; // the name of an area says nothing about a distance
    const north = (lat - placeLat) * METRES_PER_DEGREE;
    const east = (lng - lon) * METRES_PER_DEGREE * shrink;
    const metres = Math.hypot(north, east);
    if (metres < best[1]) best = [name, metres, north, east];
  }
  return best;
}

/**
 * @param {string} place
 * @param {number} metres
 * @param {number} north
 * @param {number} east
 */
function beside(place, metres, north, east) {
  if (metres < 15) return _('At %(place)s', { place });
  const params = { distance: length(rounded(metres)), place };
  const turn = (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
  return [
    _('%(distance)s north of %(place)s', params),
    _('%(distance)s northeast of %(place)s', params),
    _('%(distance)s east of %(place)s', params),
    _('%(distance)s southeast of %(place)s', params),
    _('%(distance)s south of %(place)s', params),
    _('%(distance)s southwest of %(place)s', params),
    _('%(distance)s west of %(place)s', params),
    _('%(distance)s northwest of %(place)s', params),
  ][turn];
}

/** @param {number} metres */
function rounded(metres) {
  const step = metres < 300 ? 10 : 50;
  return Math.max(step, Math.round(metres / step) * step);
}
