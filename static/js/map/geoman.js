/** @import {Position} from './measure.js' */
import { page } from '../core/page.js';

/** @type {Promise<boolean> | null} */
let loading = null;

/**
 * Fetches Geoman once, when the first line or area is drawn: 77 kB that nobody needs for placing a tree.
 * @returns {Promise<boolean>} false where it cannot be had (no network): drawing then goes on without handles
 */
export function loadGeoman() {
  loading ??= fetchGeoman().catch(() => {
    loading = null; // a later drawing tries again
    return false;
  });
  return loading;
}

async function fetchGeoman() {
  if (!page.geoman) return false;
  await Promise.all([addStyle(page.geoman.css), addScript(page.geoman.js)]);
  // Only the shape being drawn gets handles, none of the ideas that are already there.
  pm().setOptIn(true);
  return true;
}

/** Geoman hangs itself on Leaflet. @returns {any} */
const pm = () => /** @type {any} */ (L).PM;

/** @param {string} src */
function addScript(src) {
  const script = document.createElement('script');
  script.src = src;
  return added(script);
}

/** @param {string} href */
function addStyle(href) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return added(link);
}

/** @param {HTMLElement} node @returns {Promise<unknown>} */
function added(node) {
  return new Promise((resolve, reject) => {
    node.addEventListener('load', resolve);
    node.addEventListener('error', () => {
      node.remove();
      reject(new Error('Geoman could not be loaded'));
    });
    document.head.append(node);
  });
}

/**
 * Handles on the corners and between them: drag to move, drag a middle one to add a corner, press long to remove one.
 * @param {L.Map} map made before Geoman was there, so it is told about it here
 * @param {L.Polyline} layer made after, with `pmIgnore: false`
 * @param {(point: Position) => Position} snap our own: what lies on our canvases Geoman's does not know
 * @param {() => void} onChange after each change
 * @param {() => void} onDrag while a corner moves
 */
export function showHandles(map, layer, snap, onChange, onDrag) {
  const owner = /** @type {any} */ (map);
  owner.pm ??= new (pm().Map)(map);
  /** @type {any} */ (layer).pm.enable({ snappable: false, allowSelfIntersection: true, draggable: false });
  layer.on('pm:markerdrag', (/** @type {any} */ { markerEvent }) => {
    pull(markerEvent.target, snap);
    layer.redraw();
    onDrag();
  });
  layer.on('pm:markerdragend pm:vertexadded pm:vertexremoved', onChange);
  layer.on('pm:markerdragend pm:vertexadded pm:vertexremoved', () => requestAnimationFrame(() => handsOnly(map)));
  handsOnly(map);
}

/**
 * Draws a dragged corner to what it is close to. Its place is the very object that stands in the layer.
 * @param {L.Marker} marker
 * @param {(point: Position) => Position} snap
 */
function pull(marker, snap) {
  const place = marker.getLatLng();
  [place.lng, place.lat] = snap([place.lng, place.lat]);
  /** @type {any} */ (marker).update();
}

/**
 * Handles are for fingers and mice: Leaflet moves no marker by key, so they are neither buttons nor stops of the
 * tab key. Without them there is drawing by the crosshair, and typed coordinates.
 * @param {L.Map} map
 */
function handsOnly(map) {
  for (const handle of map.getPanes().markerPane.querySelectorAll('.marker-icon, .marker-icon-middle')) {
    handle.removeAttribute('role');
    handle.removeAttribute('tabindex');
    handle.setAttribute('aria-hidden', 'true');
  }
}
