/** @import {Position} from '../measure.js' */
/** @import {Shape} from './shapes.js' */
import { inRings } from '../inside.js';
import { areaOf, lengthOf, toMetres } from '../measure.js';

/** So many corners can still be moved by hand, and the server takes more. */
const MOST_POINTS = 200;
/** Nobody sees a smaller difference. */
const LEAST_M = 0.3;

/**
 * A shape as somebody would have drawn it: the outline of the part that was meant, without holes, or a line.
 * @param {Shape} shape an area or a line
 * @param {Position | null} at what part was meant; the largest one where this says nothing
 * @returns {Position[]} an area's ring open
 */
export function outlineOf(shape, at) {
  if (shape.kind === 'area') {
    const meant = at && shape.groups.find((rings) => inRings(rings, at));
    return thinned(largest(meant ? [meant[0]] : shape.groups.map(([outer]) => outer), areaOf)).slice(0, -1);
  }
  return thinned(largest(shape.groups.flat(), lengthOf));
}

/** @param {Position[][]} rings @param {(ring: Position[]) => number} size */
const largest = (rings, size) => rings.reduce((best, ring) => (size(ring) > size(best) ? ring : best));

/**
 * Without the points that change least, until few enough are left (Douglas and Peucker, 1973).
 * @param {Position[]} path a ring closed
 */
function thinned(path) {
  const flat = toMetres(path);
  let tolerance = LEAST_M;
  let kept = keep(flat, tolerance);
  while (kept.length > MOST_POINTS) {
    tolerance *= 1.5;
    kept = keep(flat, tolerance);
  }
  // A ring begins and ends at one place: two points and that one are no area any more.
  return kept.length > 3 || path.length < 4 ? kept.map((at) => path[at]) : path.slice(0, MOST_POINTS);
}

/**
 * @param {Position[]} flat metres
 * @param {number} tolerance
 * @returns {number[]} which points stay
 */
function keep(flat, tolerance) {
  const last = flat.length - 1;
  const stays = new Set([0, last]);
  const spans = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [far, at] = [tolerance, -1];
    for (let i = from + 1; i < to; i += 1) {
      const away = off(flat[i], flat[from], flat[to]);
      if (away > far) [far, at] = [away, i];
    }
    if (at < 0) continue;
    stays.add(at);
    spans.push([from, at], [at, to]);
  }
  return [...stays].sort((a, b) => a - b);
}

/** Metres from a point to the line between two. @param {Position} point @param {Position} a @param {Position} b */
function off([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
