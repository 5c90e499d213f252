/** @import {MapGround} from '../types' */
import { el } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { page } from '../core/page.js';
import { phoneStorage } from '../core/phone.js';
import { corner } from './corner.js';

/** A projector may show the photo while the console beside it, in the same browser, shows the map. */
const KEY = page.as === 'screen' ? 'cocreate-ground-screen' : 'cocreate-ground';

/**
 * Where there is an aerial photo, a switch between it and the map; this browser remembers what was chosen.
 * The map comes with the page; the photo's tiles are only asked for when somebody wants to see them.
 * @param {L.Map} map
 */
export function startGrounds(map) {
  const grounds = window.cocreateGrounds ?? [];
  const place = grounds.length > 1 ? corner(map) : null;
  if (!place) return;
  const layers = new Map(grounds.map((ground) => [ground.kind, ground === grounds[0] ? drawnFirst(map) : layerOf(map, ground)]));
  const buttons = new Map(grounds.map((ground) => [ground.kind, button(ground, () => choose(ground.kind))]));
  place.prepend(el('div', { class: 'segments', role: 'group', aria: { label: _('What the map shows') } }, [...buttons.values()]));
  const kept = /** @type {MapGround['kind'] | null} */ (phoneStorage()?.getItem(KEY) ?? null);
  show(kept && layers.has(kept) ? kept : grounds[0].kind);

  /** @param {MapGround['kind']} kind */
  function choose(kind) {
    phoneStorage()?.setItem(KEY, kind);
    show(kind);
  }

  /** The credit comes and goes with the layer. @param {MapGround['kind']} kind */
  function show(kind) {
    for (const [each, layer] of layers) {
      if (each !== kind) layer?.remove();
      buttons.get(each)?.setAttribute('aria-pressed', String(each === kind));
    }
    layers.get(kind)?.addTo(map);
    map.getContainer().classList.toggle('map-aerial', kind === 'aerial');
  }
}

/**
 * @param {MapGround} ground
 * @param {() => void} click
 */
function button({ kind, title }, click) {
  const words = { map: _('Map'), aerial: _('Aerial photo') };
  return el('button', { type: 'button', title: title || null, on: { click } }, words[kind]);
}

/** The tiles that the page's own script put on the map. @param {L.Map} map @returns {L.Layer | null} */
function drawnFirst(map) {
  /** @type {L.Layer[]} */
  const found = [];
  map.eachLayer((layer) => void (layer instanceof L.TileLayer && found.push(layer)));
  return found[0] ?? null;
}

/**
 * @param {L.Map} map
 * @param {MapGround} ground
 */
function layerOf(map, { template, credit, zoom }) {
  if (!template) return null;
  return L.tileLayer(template, { attribution: credit, maxZoom: map.getMaxZoom(), maxNativeZoom: zoom, className: 'base-tiles' });
}
