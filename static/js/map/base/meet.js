/** @import {Position} from '../measure.js' */
/** @import {Shape} from './shapes.js' */
import { metresPerDegree } from '../measure.js';
import { inRings } from '../inside.js';

/**
 * @typedef {object} Meeting a place on a shape
 * @property {Shape} shape
 * @property {Position} point
 * @property {number} metres from where one asked
 * @property {boolean} corner one of its own points, not between two
 */

/**
 * A box so many metres round a place.
 * @param {Position} point
 * @param {number} metres
 * @returns {[number, number, number, number]}
 */
export function around([lon, lat], metres) {
  const [perLon, perLat] = metresPerDegree(lat);
  return [lon - metres / perLon, lat - metres / perLat, lon + metres / perLon, lat + metres / perLat];
}

/** @param {Shape} shape an area @param {Position} point */
export const holds = (shape, point) =>
  shape.kind === 'area' && inBox(shape.box, point) && shape.groups.some((rings) => inRings(rings, point));

/** @param {[number, number, number, number]} box @param {Position} point */
const inBox = ([west, south, east, north], [lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;

/**
 * The nearest place on a shape's outline, line or points.
 * @param {Shape} shape
 * @param {Position} point
 * @param {'edges' | 'corners'} [on]
 * @returns {Meeting | null} null for a shape without any
 */
export function nearestOn(shape, point, on = 'edges') {
  const [perLon, perLat] = metresPerDegree(point[1]);
  let [best, lon, lat, corner] = [Infinity, 0, 0, false];
  for (const ring of shape.groups.flat()) {
    for (let at = 0; at < ring.length; at += 1) {
      const from = ring[at];
      const to = on === 'edges' && shape.kind !== 'point' ? ring[at + 1] ?? from : from;
      const [east, north] = [(to[0] - from[0]) * perLon, (to[1] - from[1]) * perLat];
      const [x, y] = [(point[0] - from[0]) * perLon, (point[1] - from[1]) * perLat];
      const square = east * east + north * north;
      const share = square === 0 ? 0 : Math.min(1, Math.max(0, (x * east + y * north) / square));
      const metres = Math.hypot(x - share * east, y - share * north);
      if (metres >= best) continue;
      [best, corner] = [metres, share === 0 || share === 1];
      [lon, lat] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    }
  }
  return best === Infinity ? null : { shape, point: [lon, lat], metres: best, corner };
}

/**
 * @param {(Meeting | null)[]} meetings
 * @returns {Meeting | null}
 */
export function nearest(meetings) {
  return meetings.reduce((best, one) => (one && (!best || one.metres < best.metres) ? one : best), null);
}
