/** @import {BaseLayer, LayerCollection} from '../../types' */
/** @import {Shape} from './shapes.js' */
import { page } from '../../core/page.js';
import { MARK_OF_KIND } from './marks.js';
import { shapesOf } from './shapes.js';

/** So many features are read at once; a slow phone stays awake for a finger in between. */
const AT_ONCE = 400;

/** @type {Map<string, Promise<Shape[]>>} */
const files = new Map();

/**
 * The features of an uploaded layer. Its address changes with its content, so it is fetched once and kept.
 * @param {BaseLayer} layer
 * @returns {Promise<Shape[]>} none while the line is down; a later call tries again
 */
export function fetchShapes(layer) {
  const { url } = layer;
  const known = files.get(url);
  if (known) return known;
  const reading = read(layer).catch(() => {
    files.delete(url);
    return [];
  });
  files.set(url, reading);
  return reading;
}

/** @param {BaseLayer} layer */
async function read(layer) {
  const response = await fetch(`${page.urls.live}/${layer.url}`, { headers: { 'X-Cocreate-As': page.as } });
  if (!response.ok) throw new Error(`${response.status}`);
  const { features } = await response.json();
  /** @type {Shape[]} */
  const shapes = [];
  for (let at = 0; at < features.length; at += AT_ONCE) {
    const turn = { type: /** @type {const} */ ('FeatureCollection'), features: features.slice(at, at + AT_ONCE) };
    for (const shape of shapesOf(layer, turn)) shapes.push(shape);
    await new Promise((resume) => { setTimeout(resume); });
  }
  return shapes;
}

/**
 * The city's own ground as layers: what is green or water can be picked, met and joined like what staff uploaded. It
 * is drawn and credited with the map already.
 * @param {LayerCollection | null} collection
 * @param {string} lang
 * @returns {Map<BaseLayer, Shape[]>}
 */
export function kitLayers(collection, lang) {
  /** @type {Map<BaseLayer, Shape[]>} */
  const found = new Map();
  /** @type {Map<string, LayerCollection['features']>} */
  const groups = new Map();
  for (const feature of collection?.features ?? []) {
    const { kind = '', layer } = feature.properties;
    if (MARK_OF_KIND[kind]) groups.set(layer, [...groups.get(layer) ?? [], feature]);
  }
  for (const [id, features] of groups) {
    const mark = MARK_OF_KIND[features[0].properties.kind ?? ''];
    const layer = {
      id: `kit-${id}`, name: '', mark, style: '', colour: '', attribution: '', licence: '', date: null,
      pickable: mark === 'habitat', shown: true, url: '', count: features.length,
    };
    found.set(layer, shapesOf(layer, { type: 'FeatureCollection', features: features.map((one, at) => spoken(one, at, lang)) }));
  }
  return found;
}

/**
 * @param {LayerCollection['features'][number]} feature
 * @param {number} at
 * @param {string} lang
 */
function spoken({ geometry, properties }, at, lang) {
  const names = /** @type {Record<string, string | undefined>} */ (/** @type {unknown} */ (properties));
  return { type: /** @type {const} */ ('Feature'), id: at + 1, geometry, properties: { name: names[`name:${lang}`] ?? names.name ?? '' } };
}
