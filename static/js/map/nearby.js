/** @import {Position} from './measure.js' */
import { metresPerDegree } from './measure.js';

/**
 * How far a spot is from something named, and to which side of it the spot lies.
 * @typedef {{metres: number, north: number, east: number}} Away
 * @typedef {{type: string, coordinates: any}} Outline
 * @typedef {[number, number, number, number]} Box west, south, east, north
 */

/** @param {Outline} outline @returns {Position[][]} its rings or lines */
function paths({ type, coordinates }) {
  if (type === 'LineString') return [coordinates];
  return type === 'MultiPolygon' ? coordinates.flat() : coordinates;
}

/** @param {Outline} outline @returns {Box} */
export function boxOf(outline) {
  const box = /** @type {Box} */ ([Infinity, Infinity, -Infinity, -Infinity]);
  for (const [lon, lat] of paths(outline).flat()) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/**
 * @param {Position} spot
 * @param {Position} point
 * @returns {Away}
 */
export function fromPoint([lon, lat], [lonAt, latAt]) {
  const [perLon, perLat] = metresPerDegree(lat);
  const [east, north] = [(lon - lonAt) * perLon, (lat - latAt) * perLat];
  return { metres: Math.hypot(east, north), north, east };
}

/**
 * From the nearest bit of an outline; null when that is farther than `limit`. Asked with every move of the map, so most
 * outlines are left out by their box.
 * @param {Position} spot
 * @param {Outline} outline
 * @param {Box} box of the outline
 * @param {number} limit metres
 * @returns {Away | null}
 */
export function fromOutline([lon, lat], outline, [west, south, east, north], limit) {
  const [perLon, perLat] = metresPerDegree(lat);
  const outside = Math.hypot(Math.max(west - lon, 0, lon - east) * perLon, Math.max(south - lat, 0, lat - north) * perLat);
  if (outside > limit) return null;
  let [best, bestX, bestY] = [limit, 0, 0];
  let found = false;
  for (const path of paths(outline)) {
    for (let i = 1; i < path.length; i += 1) {
      const [ax, ay] = [(path[i - 1][0] - lon) * perLon, (path[i - 1][1] - lat) * perLat];
      const [dx, dy] = [(path[i][0] - lon) * perLon - ax, (path[i][1] - lat) * perLat - ay];
      const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      const [x, y] = [ax + along * dx, ay + along * dy];
      const metres = Math.hypot(x, y);
      if (metres <= best) {
        [best, bestX, bestY] = [metres, x, y];
        found = true;
      }
    }
  }
  return found ? { metres: best, north: -bestY, east: -bestX } : null;
}
