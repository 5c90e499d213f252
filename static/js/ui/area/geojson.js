/** @import {Polygon, MultiPolygon} from 'geojson' */

/** Far above what an outline needs; the server says the same about larger files. */
export const LARGEST_FILE = 1_000_000;
/** Corners up to here can be pulled with the hand; more would be a carpet of handles. */
export const MOST_HANDLES = 200;

/**
 * The one outline in a GeoJSON text, for the preview. The server checks it properly when the form is sent.
 * @param {string} text
 * @returns {Polygon | MultiPolygon | null} null where there is none, or more than one
 */
export function outlineIn(text) {
  try {
    return unwrapped(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * @param {any} json
 * @returns {Polygon | MultiPolygon | null}
 */
function unwrapped(json) {
  if (json?.type === 'Feature') return unwrapped(json.geometry);
  const members = json?.type === 'FeatureCollection' ? json.features : null;
  if (Array.isArray(members)) return members.length === 1 ? unwrapped(members[0]) : null;
  return isOutline(json) ? json : null;
}

/** @param {any} json */
function isOutline(json) {
  const depth = { Polygon: 3, MultiPolygon: 4 }[/** @type {string} */ (json?.type)];
  return depth !== undefined && arePositions(json.coordinates, depth);
}

/**
 * @param {any} value
 * @param {number} depth of the arrays, a position counted
 * @returns {boolean}
 */
function arePositions(value, depth) {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (depth > 1) return value.every((inner) => arePositions(inner, depth - 1));
  return value.length > 1 && Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 90;
}

/**
 * @param {Polygon | MultiPolygon} outline
 * @returns {number} corners of all rings
 */
export function cornersOf(outline) {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
}
