/** @import {LayerCollection} from '../types' */
/** @import {Position} from './measure.js' */
import { page } from '../core/page.js';
import { drawing, inside, partsOf } from './items.js';

/**
 * @typedef {object} GroundItem one feature of the kit's layers
 * @property {string} kind district, place, green, water, path…
 * @property {string} name empty where it has none
 * @property {boolean} closed an area
 * @property {Position[][]} parts
 * @property {Position} anchor where its label stands
 * @property {Path2D | null} shape
 * @property {L.Bounds | null} box
 * @property {L.Point | null} at the anchor on the layer
 */

/**
 * @param {LayerCollection} layers
 * @returns {GroundItem[]}
 */
export function groundItems({ features }) {
  return features.flatMap(({ geometry, properties }) => {
    const parts = partsOf(geometry);
    if (!parts.length || !parts[0].length) return [];
    const closed = geometry.type.endsWith('Polygon');
    const largest = parts.reduce((best, part) => (part.length > best.length ? part : best));
    const anchor = closed ? inside(largest) : largest[Math.floor(largest.length / 2)];
    const names = /** @type {Record<string, string | undefined>} */ (properties);
    const name = names[`name:${page.lang}`] ?? names.name ?? '';
    return [{ kind: properties.kind ?? properties.layer, name, closed, parts, anchor, shape: null, box: null, at: null }];
  });
}

/**
 * @param {GroundItem} item
 * @param {L.Map} map
 */
export function placeGround(item, map) {
  Object.assign(item, drawing(item.parts, item.closed, map));
  item.at = map.latLngToLayerPoint([item.anchor[1], item.anchor[0]]);
}
