/** @import {BaseLayer} from '../../types' */
/** @import {Position} from '../measure.js' */
/** @import {Feature, FeatureCollection, Geometry} from 'geojson' */

/**
 * @typedef {object} Shape one feature of a base layer, or an idea, as something that can be drawn on, picked or met
 * @property {BaseLayer | null} layer null for an idea
 * @property {number} id in its layer, from 1
 * @property {string} name empty where it has none
 * @property {'area' | 'line' | 'point'} kind
 * @property {Position[][][]} groups an area's polygons, each its outline and its holes; else one group of lines or points
 * @property {number | null} size m² of an area or m of a line, where the file says it: outlines may have been simplified since
 * @property {[number, number, number, number]} box west, south, east, north
 * @property {Float64Array[] | null} flat each ring or line as x, y on the unit square of Web Mercator; made when it is first drawn
 */

/**
 * @param {BaseLayer} layer
 * @param {FeatureCollection<Geometry | null>} collection
 * @returns {Shape[]} features without a place are left out
 */
export function shapesOf(layer, { features }) {
  return features.flatMap((feature, at) => {
    const made = feature.geometry && shapeOf(feature.geometry);
    return made ? [{ ...made, layer, id: numberOf(feature, at), name: nameOf(feature), size: sizeOf(feature) }] : [];
  });
}

/** @param {Feature<Geometry | null>} feature @param {number} at */
const numberOf = ({ id }, at) => (Number.isSafeInteger(Number(id ?? NaN)) ? Number(id) : at + 1);

/** @param {Feature<Geometry | null>} feature */
const nameOf = ({ properties }) => (typeof properties?.name === 'string' ? properties.name.trim() : '');

/** @param {Feature<Geometry | null>} feature */
function sizeOf({ properties }) {
  const said = properties?.area ?? properties?.length;
  return typeof said === 'number' ? said : null;
}

/**
 * @param {Geometry} geometry
 * @returns {Shape | null} null for one without any position
 */
export function shapeOf(geometry) {
  const groups = groupsOf(geometry);
  const box = boxOf(groups);
  if (!box) return null;
  const kind = geometry.type.endsWith('Polygon') ? 'area' : geometry.type.endsWith('LineString') ? 'line' : 'point';
  return { layer: null, id: 0, name: '', kind, groups, size: null, box, flat: null };
}

/** @param {any} geometry @returns {Position[][][]} */
function groupsOf({ type, coordinates }) {
  switch (type) {
    case 'Point': return [[[coordinates]]];
    case 'MultiPoint': case 'LineString': return [[coordinates]];
    case 'MultiLineString': case 'Polygon': return [coordinates];
    case 'MultiPolygon': return coordinates;
    default: return [];
  }
}

/** @param {Position[][][]} groups @returns {[number, number, number, number] | null} */
function boxOf(groups) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of groups.flat(2)) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return west <= east && south <= north ? [west, south, east, north] : null;
}

/**
 * Whether two boxes have a place in common.
 * @param {[number, number, number, number]} a
 * @param {[number, number, number, number]} b
 */
export const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/**
 * Rings as numbers that only have to be scaled and shifted for a drawing. An area's outlines run one way and its holes
 * the other, so that shapes that lie over each other can be filled as one.
 * @param {Shape} shape
 * @returns {Float64Array[]}
 */
export function flatOf(shape) {
  shape.flat ??= shape.groups.flatMap((group) => group.map((ring, at) => {
    const flat = flatten(ring);
    return shape.kind === 'area' && (twice(flat) > 0) !== (at === 0) ? backwards(flat) : flat;
  }));
  return shape.flat;
}

/** @param {Position[]} ring */
function flatten(ring) {
  const flat = new Float64Array(ring.length * 2);
  ring.forEach(([lon, lat], at) => {
    flat[2 * at] = lon / 360 + 0.5;
    flat[2 * at + 1] = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  });
  return flat;
}

/** Twice what a ring holds, with a sign for the way it runs. @param {Float64Array} flat */
function twice(flat) {
  const count = flat.length;
  let sum = 0;
  for (let at = 0; at < count; at += 2) {
    const next = (at + 2) % count;
    sum += (flat[at] - flat[0]) * (flat[next + 1] - flat[1]) - (flat[next] - flat[0]) * (flat[at + 1] - flat[1]);
  }
  return sum;
}

/** @param {Float64Array} flat */
function backwards(flat) {
  const turned = new Float64Array(flat.length);
  for (let at = 0; at < flat.length; at += 2) {
    turned[at] = flat[flat.length - 2 - at];
    turned[at + 1] = flat[flat.length - 1 - at];
  }
  return turned;
}
