/** @import {Position} from '../measure.js' */
/** @import {Meeting} from './meet.js' */
/** @import {Shape} from './shapes.js' */
import { around, holds, nearest, nearestOn } from './meet.js';
import { meets, shapeOf } from './shapes.js';

/** Nearer than this two drawings touch, as well as a finger can tell. */
const TOUCHES_M = 3;

/** @typedef {{meeting: Meeting, end: 'first' | 'last' | null}} Gap `end` of a line that could be drawn on; null for an area */

/**
 * How far short of something it should join a line or an area stops. Where an end has arrived at one, the other may
 * still stop short of the next.
 * @param {'LineString' | 'Polygon'} geometry
 * @param {Position[]} points as drawn, an area's ring open
 * @param {Shape[]} shapes what it should join
 * @param {number} within metres: what is farther away was not meant
 * @returns {Gap | null} the nearest; null where it touches one, or none is near
 */
export function gapOf(geometry, points, shapes, within) {
  const own = shapeOf(geometry === 'Polygon'
    ? { type: 'Polygon', coordinates: [[...points, points[0]]] }
    : { type: 'LineString', coordinates: points });
  if (!own) return null;
  const box = widened(own.box, within);
  const near = shapes.filter((shape) => meets(shape.box, box));
  const joined = near.filter((shape) => touches(own, points, shape));
  if (geometry === 'Polygon') return joined.length > 0 ? null : areaGap(own, points, near, within);
  const others = near.filter((shape) => !joined.includes(shape));
  const ends = /** @type {const} */ (['first', 'last']).filter((end) => !joined.some((shape) => reaches(endOf(points, end), shape)));
  const gaps = ends.flatMap((end) => {
    const meeting = nearest(others.map((shape) => nearestOn(shape, endOf(points, end))));
    return meeting && meeting.metres <= within ? [{ meeting, end }] : [];
  });
  return gaps.sort((a, b) => a.meeting.metres - b.meeting.metres)[0] ?? null;
}

/** @param {Position[]} points @param {'first' | 'last'} end */
const endOf = (points, end) => (end === 'first' ? points[0] : points[points.length - 1]);

/** @param {Position} point @param {Shape} shape whether it lies in or on it */
const reaches = (point, shape) => holds(shape, point) || (nearestOn(shape, point)?.metres ?? Infinity) <= TOUCHES_M;

/**
 * @param {Shape} own
 * @param {Position[]} points its own
 * @param {Shape} shape
 */
const touches = (own, points, shape) =>
  points.some((point) => reaches(point, shape)) || shape.groups.flat(2).some((point) => reaches(point, own)) || crosses(own, shape);

/**
 * Whether their edges meet though no point of the one lies on the other: a line across a narrow wood.
 * @param {Shape} own
 * @param {Shape} shape
 */
function crosses(own, shape) {
  const theirs = edges(shape).filter(([from, to]) => meets(boxOf(from, to), own.box));
  return edges(own).some(([a, b]) => theirs.some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0));
}

/** @param {Shape} shape @returns {[Position, Position][]} */
const edges = ({ groups }) => groups.flat().flatMap((ring) => ring.slice(1).map((to, at) => /** @type {[Position, Position]} */ ([ring[at], to])));

/** @param {Position} a @param {Position} b @returns {[number, number, number, number]} */
const boxOf = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];

/** @param {Position} a @param {Position} b @param {Position} point */
const side = (a, b, point) => (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);

/**
 * @param {Shape} own
 * @param {Position[]} points its own
 * @param {Shape[]} shapes
 * @param {number} within
 * @returns {Gap | null}
 */
function areaGap(own, points, shapes, within) {
  const fromCorners = shapes.flatMap((shape) => points.map((point) => nearestOn(shape, point)));
  // A wood's corner may be nearer to the middle of our edge than to any of our corners.
  const fromTheirs = shapes.map((shape) => {
    const met = nearest(shape.groups.flat(2).map((point) => nearestOn(own, point)));
    return met && { ...met, shape };
  });
  const meeting = nearest([...fromCorners, ...fromTheirs]);
  return meeting && meeting.metres <= within ? { meeting, end: null } : null;
}

/** @param {[number, number, number, number]} box @param {number} metres @returns {[number, number, number, number]} */
function widened([west, south, east, north], metres) {
  const [w, s] = around([west, south], metres);
  const [, , e, n] = around([east, north], metres);
  return [w, s, e, n];
}
