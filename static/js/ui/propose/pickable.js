/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {GeometryType} from './draft.js' */
/** @import {Shape} from '../../map/base/shapes.js' */
import { around, holds, nearest, nearestOn } from '../../map/base/meet.js';
import { meets } from '../../map/base/shapes.js';
import { outlineOf } from '../../map/base/outline.js';
import { isAllowed } from './aim.js';

/** What is drawn when a shape of this kind is taken. @type {Record<string, GeometryType>} */
const DRAWN = { area: 'Polygon', line: 'LineString' };
/** A line is picked when the ring is so near to it. */
const NEAR_M = 15;
/** So many are measured exactly; the others are farther away. */
const MEASURED = 120;

/** @param {App} app */
const layersOf = ({ base }) => (base?.all() ?? []).filter(({ pickable, count }) => pickable && count > 0);

/**
 * Whether this kind of idea may take the outline of something that is there. Before a layer's file has come we take it
 * for areas, which nearly all are.
 * @param {App} app
 * @param {Category} category
 */
export const canPick = (app, { geometry }) => layersOf(app).some((layer) => {
  const shapes = app.base?.shapes(layer) ?? [];
  return shapes.length > 0 ? shapes.some(({ kind }) => geometry.includes(DRAWN[kind])) : geometry.includes('Polygon');
});

/** Fetches what can be picked. @param {App} app */
export const needPickable = async (app) => app.base?.need(layersOf(app));

/**
 * @param {App} app
 * @param {Category} category
 * @returns {Shape[]} those that are here
 */
export const pickables = (app, { geometry }) =>
  layersOf(app).flatMap((layer) => app.base?.shapes(layer) ?? []).filter(({ kind }) => geometry.includes(DRAWN[kind]));

/**
 * What is meant by a spot: the smallest area round it, else a line close to it.
 * @param {Shape[]} shapes
 * @param {Position} at
 * @returns {Shape | null}
 */
export function shapeAt(shapes, at) {
  const areas = shapes.filter((shape) => holds(shape, at));
  if (areas.length > 0) return areas.reduce((best, one) => (extent(one) < extent(best) ? one : best));
  const box = around(at, NEAR_M);
  const line = nearest(shapes.filter((shape) => shape.kind === 'line' && meets(shape.box, box)).map((shape) => nearestOn(shape, at)));
  return line && line.metres <= NEAR_M ? line.shape : null;
}

/** @param {Shape} shape */
const extent = ({ box: [west, south, east, north] }) => (east - west) * (north - south);

/**
 * The shapes round a place, the nearest first; 0 m is right there.
 * @param {Shape[]} shapes
 * @param {Position} at
 * @returns {{shape: Shape, metres: number}[]}
 */
export function nearFirst(shapes, at) {
  const rough = shapes.map((shape) => ({ shape, away: toBox(shape.box, at) })).sort((a, b) => a.away - b.away);
  return rough.slice(0, MEASURED)
    .map(({ shape }) => ({ shape, metres: holds(shape, at) ? 0 : nearestOn(shape, at)?.metres ?? Infinity }))
    .sort((a, b) => a.metres - b.metres);
}

/** @param {[number, number, number, number]} box @param {Position} at degrees, good for an order */
const toBox = ([west, south, east, north], [lon, lat]) =>
  Math.hypot(Math.max(west - lon, 0, lon - east) * Math.cos((lat * Math.PI) / 180), Math.max(south - lat, 0, lat - north));

/**
 * @typedef {object} Picked
 * @property {GeometryType} geometry
 * @property {Position[]} points
 */

/**
 * @param {App} app
 * @param {Shape} shape
 * @param {Position | null} at the spot that was meant
 * @returns {Picked | null} null where it reaches out of the workshop's area
 */
export function take(app, shape, at) {
  const points = outlineOf(shape, at);
  return points.every((point) => isAllowed(app, point)) ? { geometry: DRAWN[shape.kind], points } : null;
}
