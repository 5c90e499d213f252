/** @import {Changes, Ideas, Proposal, Store} from '../types' */
/** @import {Item} from './items.js' */
import { canvasLayer } from './canvas.js';
import { crowd } from './crowd.js';
import { showPointer } from './cursor.js';
import { bringIntoView } from './focus.js';
import { hits, inView } from './hits.js';
import { makeItem, place } from './items.js';
import { paint } from './paint.js';
import { createSprites } from './sprites.js';
import { onTheme } from './theme.js';

const PANE = 'ideas';

/**
 * All ideas on one canvas. New ones appear where they are; the map never moves by itself.
 * @param {L.Map} map
 * @param {Store} store
 * @param {object} [options]
 * @param {(ids: string[], at: L.LatLng) => void} [options.onTap] ids under the finger, nearest first
 * @param {((proposal: Proposal) => boolean) | null} [options.filter]
 * @param {number} [options.size] of a marker's box, px
 * @returns {Ideas}
 */
export function showIdeas(map, store, { onTap, filter: first = null, size = 28 } = {}) {
  if (!map.getPane(PANE)) map.createPane(PANE).style.zIndex = '450';
  const sprites = createSprites();
  const probe = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  /** @type {Map<string, Item>} */
  const items = new Map();
  let filter = first;
  let selected = /** @type {string | null} */ (null);
  let held = /** @type {string | null} */ (null);
  let quiet = false;
  let placed = '';
  const under = (/** @type {L.Point} */ at) => hits(items.values(), at, probe);
  let uneven = true; // markers may have to be larger or smaller than they are

  map.on('viewreset zoomend', placeAll); // before the layer hears of it and draws
  const layer = canvasLayer(PANE, draw).addTo(map);
  const stale = () => {
    sprites.clear();
    layer.redraw();
  };
  const off = [store.on(changed), onTheme(stale)];
  if (onTap) {
    map.on('click', tapped);
    off.push(showPointer(map, (at) => !quiet && under(at).length > 0));
  }
  document.fonts?.ready.then(stale);
  rebuild();

  return { select, refresh: rebuild, setFilter, focusOn, hold, quiet: setQuiet, close };

  function placeAll() {
    const now = `${map.getPixelOrigin()} ${map.getZoom()}`;
    if (now !== placed) for (const item of items.values()) place(item, map);
    uneven ||= now !== placed;
    placed = now;
  }

  function rebuild() {
    items.clear();
    uneven = true;
    for (const proposal of store.proposals()) update(proposal);
    layer.redraw();
  }

  /** @param {Changes} changes */
  function changed({ proposals }) {
    for (const id of proposals) {
      const proposal = store.get(id);
      if (proposal) update(proposal);
      else items.delete(id);
    }
    uneven ||= proposals.size > 0;
    if (proposals.size) layer.redraw();
  }

  /** @param {Proposal} proposal */
  function update(proposal) {
    const item = isShown(proposal) ? makeItem(proposal, store) : null;
    if (!item) return items.delete(proposal.id);
    place(item, map);
    items.set(proposal.id, item);
    return true;
  }

  /** @param {Proposal} proposal */
  function isShown(proposal) {
    return !['withdrawn', 'merged'].includes(proposal.state) && (!filter || filter(proposal));
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {L.Bounds} bounds
   */
  function draw(ctx, bounds) {
    if (uneven) crowd([...items.values()], size);
    uneven = false;
    const visible = inView(items.values(), bounds).filter((item) => item.id !== held);
    paint(ctx, visible, { selected, size, sprites });
  }

  /** @param {L.LeafletMouseEvent} event */
  function tapped({ latlng, layerPoint }) {
    if (!quiet) onTap?.(under(layerPoint), latlng);
  }

  /** @param {string | null} id */
  function select(id) {
    selected = id;
    layer.redraw();
  }

  /** @param {string | null} id */
  function hold(id) {
    held = id;
    layer.redraw();
  }

  /** @param {((proposal: Proposal) => boolean) | null} next */
  function setFilter(next) {
    filter = next;
    rebuild();
  }

  /** @param {boolean} on */
  function setQuiet(on) {
    quiet = on;
  }

  /**
   * @param {string} id
   * @param {{bottom?: number, right?: number}} [covered]
   */
  function focusOn(id, covered) {
    const item = items.get(id);
    if (item) bringIntoView(map, [item.anchor[1], item.anchor[0]], covered);
  }

  function close() {
    for (const stop of off) stop();
    map.off('viewreset zoomend', placeAll).off('click', tapped);
    layer.remove();
  }
}
