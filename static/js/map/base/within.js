/** @import {Position} from '../measure.js' */
/** @import {Shape} from './shapes.js' */
import { distance } from '../measure.js';
import { holds, nearestOn } from './meet.js';
import { meets, shapeOf } from './shapes.js';

/** Drawn by finger: so far over a border is not meant (the server's rule too, maps/marks.py). */
const OVER_M = 2;
/** How closely an edge is looked at, and how often at most. */
const STEP_M = 10;
const MOST_STEPS = 60;

/**
 * The first of some areas that an idea lies on. The server decides; this is to say it before the words are written.
 * @param {'Point' | 'LineString' | 'Polygon'} geometry
 * @param {Position[]} points as drawn, an area's ring open
 * @param {Shape[]} shapes
 * @returns {Shape | null}
 */
export function liesOn(geometry, points, shapes) {
  const closed = geometry === 'Polygon' && points.length > 2;
  const ring = closed ? [...points, points[0]] : points;
  const own = shapeOf({ type: 'LineString', coordinates: ring });
  if (!own) return null;
  const near = shapes.filter((shape) => shape.kind === 'area' && meets(shape.box, own.box));
  if (near.length === 0) return null;
  const places = along(ring);
  const ground = closed ? shapeOf({ type: 'Polygon', coordinates: [ring] }) : null;
  return near.find((shape) => places.some((place) => deepIn(shape, place))
    // A small one may lie wholly inside what was drawn.
    || (ground !== null && shape.groups.some(([outer]) => deepIn(ground, outer[0])))) ?? null;
}

/** @param {Shape} shape @param {Position} place */
const deepIn = (shape, place) => holds(shape, place) && (nearestOn(shape, place)?.metres ?? 0) > OVER_M;

/**
 * Places along a path, its own points among them.
 * @param {Position[]} path
 * @returns {Position[]}
 */
const along = (path) => path.flatMap((from, at) => {
  const to = path[at + 1];
  if (!to) return [from];
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(distance(from, to) / STEP_M)));
  return Array.from({ length: steps }, (_none, step) => /** @type {Position} */ ([
    from[0] + ((to[0] - from[0]) * step) / steps,
    from[1] + ((to[1] - from[1]) * step) / steps,
  ]));
});
