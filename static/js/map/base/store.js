/** @import {Base, BaseLayer, Store} from '../../types' */
/** @import {Shape} from './shapes.js' */
import { page } from '../../core/page.js';
import { phoneStorage } from '../../core/phone.js';
import { fetchLayers } from '../ground.js';
import { fetchShapes, kitLayers } from './files.js';

/**
 * What lies on the ground besides ideas: the layers that staff uploaded for this workshop, and the city's own. Which
 * of the uploaded ones are shown a person chooses for this phone; files come when they are needed.
 * @param {Store} store
 * @returns {Base}
 */
export function createBase(store) {
  const listeners = /** @type {Set<() => void>} */ (new Set());
  const key = `cocreate:layers:${page.code}`;
  let chosen = readChoice(key);
  let own = /** @type {Map<BaseLayer, Shape[]>} */ (new Map());
  let told = '';
  /** @type {Map<string, Shape[]>} by address */
  const here = new Map();

  const base = /** @type {Base} */ ({
    uploaded: () => store.state.workshop.layers ?? [],
    all: () => [...base.uploaded(), ...own.keys()],
    isShown: ({ id, shown }) => chosen[id] ?? shown,
    show(layer, on) {
      chosen = { ...chosen, [layer.id]: on };
      phoneStorage()?.setItem(key, JSON.stringify(chosen));
      tell();
    },
    shapes(layer) {
      const shapes = own.get(layer) ?? here.get(layer.url) ?? [];
      // Staff may have given it another name since its file came.
      if (shapes[0] && shapes[0].layer !== layer) for (const shape of shapes) shape.layer = layer;
      return shapes;
    },
    async need(layers) {
      const kit = await fetchLayers();
      if (own.size === 0) own = kitLayers(kit, page.lang);
      await Promise.all(layers.filter(({ url }) => url && !here.has(url)).map(async (layer) => {
        const shapes = await fetchShapes(layer);
        if (shapes.length === 0 || here.has(layer.url)) return;
        here.set(layer.url, shapes);
        tell();
      }));
    },
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  });
  store.on(({ workshop }) => {
    const now = workshop ? JSON.stringify(base.uploaded()) : told;
    if (now !== told) {
      told = now;
      tell();
    }
  });
  return base;

  function tell() {
    for (const listener of [...listeners]) listener();
  }
}

/**
 * @param {string} key
 * @returns {Record<string, boolean>} by layer; what is not in it is as staff set it
 */
function readChoice(key) {
  try {
    const kept = JSON.parse(phoneStorage()?.getItem(key) ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}
