/** @import {LayerCollection, PlaceRow} from '../types' */
import { page } from '../core/page.js';

/** @type {Promise<LayerCollection | null> | null} */
let layers = null;
/** @type {Promise<PlaceRow[]> | null} */
let places = null;

/**
 * The kit's own layers; null where there are none, or the line is down: the map does without.
 * @returns {Promise<LayerCollection | null>}
 */
export function fetchLayers() {
  layers ??= fetchJson(page.layers);
  return layers;
}

/**
 * The kit's named places.
 * @returns {Promise<PlaceRow[]>}
 */
export function fetchPlaces() {
  places ??= fetchJson(page.places).then((rows) => rows ?? []);
  return places;
}

/**
 * Both files are immutable, so the browser's cache answers every later page.
 * @param {string | null} url
 */
async function fetchJson(url) {
  if (!url) return null;
  const response = await fetch(url).catch(() => null);
  return response?.ok ? response.json() : null;
}
