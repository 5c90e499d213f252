/** @import {Category, Proposal, Store} from '../types' */
/** @import {Position} from './measure.js' */
import { pixels, widthOf } from './width.js';

/**
 * @typedef {object} Item one idea as the map draws it
 * @property {string} id
 * @property {Proposal} proposal
 * @property {Category | undefined} category
 * @property {'point' | 'line' | 'area'} kind
 * @property {Position[][]} parts lines or rings, one position for a point
 * @property {Position} anchor where its marker stands
 * @property {number | null} wide metres of a line that has a width
 * @property {number} width of that line on the layer, px; 0 for what has none
 * @property {number} x on the layer, px; set by `place`
 * @property {number} y
 * @property {number} scale of its marker, smaller where many stand close together; set by `crowd`
 * @property {Path2D | null} shape on the layer
 * @property {L.Bounds | null} box on the layer
 */

/**
 * @param {Proposal} proposal
 * @param {Store} store
 * @returns {Item | null} null for a shape we cannot draw
 */
export function makeItem(proposal, store) {
  const { geometry } = proposal;
  const parts = partsOf(geometry);
  if (!parts.length || !parts[0].length) return null;
  const kind = geometry.type.endsWith('Polygon') ? 'area' : geometry.type.endsWith('LineString') ? 'line' : 'point';
  const anchor = kind === 'area' ? inside(parts[0]) : kind === 'line' ? midway(parts[0]) : parts[0][0];
  const category = store.category(proposal.category);
  const wide = kind === 'line' ? widthOf(category, proposal.fields) : null;
  return { id: proposal.id, proposal, category, kind, parts, anchor, wide, width: 0, x: 0, y: 0, scale: 1, shape: null, box: null };
}

/**
 * @param {any} geometry
 * @returns {Position[][]}
 */
export function partsOf({ type, coordinates }) {
  switch (type) {
    case 'Point': return [[coordinates]];
    case 'MultiPoint': case 'LineString': return [coordinates];
    case 'MultiLineString': case 'Polygon': return coordinates;
    case 'MultiPolygon': return coordinates.flat();
    default: return [];
  }
}

/**
 * The point half way along a line.
 * @param {Position[]} line
 * @returns {Position}
 */
function midway(line) {
  const steps = line.slice(1).map((to, at) => Math.hypot(to[0] - line[at][0], to[1] - line[at][1]));
  let rest = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [at, step] of steps.entries()) {
    if (rest <= step && step > 0) return between(line[at], line[at + 1], rest / step);
    rest -= step;
  }
  return line[0];
}

/**
 * A point inside a ring: half way across its widest stretch at middle height; a centroid may lie outside.
 * @param {Position[]} ring
 * @returns {Position}
 */
export function inside(ring) {
  const lats = ring.map(([, lat]) => lat);
  const height = (Math.min(...lats) + Math.max(...lats)) / 2;
  const crossings = ring.slice(1).flatMap((to, at) => {
    const from = ring[at];
    return from[1] > height !== to[1] > height ? [between(from, to, (height - from[1]) / (to[1] - from[1]))[0]] : [];
  }).sort((a, b) => a - b);
  let best = [ring[0][0], ring[0][0]];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    if (crossings[at + 1] - crossings[at] > best[1] - best[0]) best = [crossings[at], crossings[at + 1]];
  }
  return crossings.length > 1 ? [(best[0] + best[1]) / 2, height] : ring[0];
}

/**
 * @param {Position} from
 * @param {Position} to
 * @param {number} share of the way
 * @returns {Position}
 */
function between(from, to, share) {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/**
 * Sets where the item lies on the map's layer at this zoom.
 * @param {Item} item
 * @param {L.Map} map
 */
export function place(item, map) {
  const anchor = map.latLngToLayerPoint([item.anchor[1], item.anchor[0]]);
  item.x = anchor.x;
  item.y = anchor.y;
  if (item.kind === 'point') {
    item.box = L.bounds(anchor, anchor);
    return;
  }
  const drawn = drawing(item.parts, item.kind === 'area', map);
  item.width = item.wide ? pixels(map, item.wide, item.anchor[1]) : 0;
  item.box = widened(drawn.box, item.width / 2);
  item.shape = drawn.shape;
}

/** @param {L.Bounds} box @param {number} by px on each side */
function widened(box, by) {
  const { min, max } = /** @type {{min: L.Point, max: L.Point}} */ (box);
  return by ? L.bounds(min.subtract(L.point(by, by)), max.add(L.point(by, by))) : box;
}

/**
 * Lines or rings as a path on the map's layer at this zoom.
 * @param {Position[][]} parts
 * @param {boolean} closed
 * @param {L.Map} map
 */
export function drawing(parts, closed, map) {
  const lines = parts.map((part) => part.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon])));
  const shape = new Path2D();
  for (const line of lines) trace(shape, line, closed);
  return { shape, box: L.bounds(lines.flat()) };
}

/**
 * Points closer than a pixel to the last one are not worth drawing.
 * @param {Path2D} shape
 * @param {L.Point[]} line
 * @param {boolean} closed
 */
function trace(shape, line, closed) {
  let last = line[0];
  shape.moveTo(last.x, last.y);
  for (const [at, next] of line.entries()) {
    if (at < line.length - 1 && Math.abs(next.x - last.x) + Math.abs(next.y - last.y) < 1) continue;
    shape.lineTo(next.x, next.y);
    last = next;
  }
  if (closed) shape.closePath();
}
