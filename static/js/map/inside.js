/**
 * Whether a place belongs to the workshop: asked on the phone so that nobody writes a text for a place that the
 * server would refuse. The server asks again.
 *
 * @typedef {import('./measure.js').Position} Position
 * @typedef {{type: 'Polygon', coordinates: Position[][]} | {type: 'MultiPolygon', coordinates: Position[][][]}} Area
 */
import { toMetres } from './measure.js';

/** @param {Area} area @returns {Position[][][]} */
const polygons = (area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates);

/**
 * Even-odd rule: a ray to the east crosses the ring an odd number of times.
 * @param {Position[]} ring
 * @param {Position} point
 */
function inRing(ring, [lon, lat]) {
  let inside = false;
  ring.forEach(([lonA, latA], i) => {
    const [lonB, latB] = ring[(i + 1) % ring.length];
    const crosses = latA > lat !== latB > lat;
    if (crosses && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA) inside = !inside;
  });
  return inside;
}

/**
 * @param {Position[][]} rings an outline and its holes
 * @param {Position} point
 */
export const inRings = ([outer, ...holes], point) => inRing(outer, point) && !holes.some((hole) => inRing(hole, point));

/**
 * Metres from the point to the segment.
 * @param {Position} point
 * @param {Position} a
 * @param {Position} b
 */
function gap(point, a, b) {
  const [, [ax, ay], [bx, by]] = toMetres([point, a, b]);
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/**
 * @param {Area} area
 * @param {Position} point
 * @param {number} [margin] metres outside the border that still count as inside
 */
export function isInside(area, point, margin = 0) {
  const within = polygons(area).some((rings) => inRings(rings, point));
  if (within || margin === 0) return within;
  return polygons(area).flat().some((ring) =>
    ring.slice(1).some((end, i) => gap(point, ring[i], end) <= margin));
}
