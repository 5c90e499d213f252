/** @import {App} from '../types' */
import { $ } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { announce, toast } from '../ui/toast.js';
import { isInside } from './inside.js';

const PATIENCE_MS = 10_000;
const NEAR_ZOOM = 16;
/** Phones guess badly indoors; a dot with a circle of a kilometre helps nobody. */
const WORST_M = 500;

/**
 * Zoom and find-me. Finding oneself is asked only on a tap, and stays on this phone.
 * @param {App} app
 */
export function startControls(app) {
  const { map } = app;
  makeRoomForCredit(map);
  $('#btn-zoom-in').addEventListener('click', () => zoom(map, 1));
  $('#btn-zoom-out').addEventListener('click', () => zoom(map, -1));
  const find = $('#btn-find');
  find.hidden = !('geolocation' in navigator && globalThis.isSecureContext);
  find.addEventListener('click', () => void findMe(app, find));
}

/**
 * What floats at the lower left keeps off the scale and the credit, however many lines that takes.
 * @param {L.Map} map
 */
function makeRoomForCredit(map) {
  const corner = /** @type {HTMLElement} */ (map.getContainer().querySelector('.leaflet-bottom.leaflet-left'));
  new ResizeObserver(() => {
    $('#stage').style.setProperty('--map-foot', `${corner.offsetHeight}px`);
  }).observe(corner);
}

/**
 * @param {L.Map} map
 * @param {number} step
 */
function zoom(map, step) {
  const to = map.getZoom() + step;
  if (to > map.getMaxZoom()) announce(_('This is as near as the map goes.'));
  else if (to < map.getMinZoom()) announce(_('This is as far as the map goes.'));
  else map.setZoom(to);
}

/** @type {L.LayerGroup | null} */
let dot = null;

/**
 * @param {App} app
 * @param {HTMLElement} button
 */
async function findMe(app, button) {
  button.setAttribute('aria-busy', 'true');
  try {
    const { coords } = await position();
    show(app, coords);
  } catch (error) {
    toast(reason(/** @type {GeolocationPositionError} */ (error)));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** @returns {Promise<GeolocationPosition>} */
function position() {
  return new Promise((resolve, reject) => {
    const options = { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 30_000 };
    navigator.geolocation.getCurrentPosition(resolve, reject, options);
  });
}

/**
 * @param {App} app
 * @param {GeolocationCoordinates} coords
 */
function show({ map, store }, { latitude, longitude, accuracy }) {
  const { area } = store.state.workshop;
  if (area && !isInside(/** @type {any} */ (area), [longitude, latitude], WORST_M)) {
    return toast(_('You are not in the area of this workshop, so the map stays where it is.'));
  }
  dot?.remove();
  /** @type {L.LatLngTuple} */
  const here = [latitude, longitude];
  const circle = L.circle(here, { radius: Math.min(accuracy, WORST_M), weight: 1, fillOpacity: 0.12, interactive: false, className: 'here-circle' });
  const spot = L.circleMarker(here, { radius: 7, color: '#fff', weight: 3, fillColor: '#0b5c86', fillOpacity: 1, interactive: false });
  dot = L.layerGroup([circle, spot]).addTo(map);
  map.setView(here, Math.max(map.getZoom(), NEAR_ZOOM));
  announce(_('The map shows where you are.'));
}

/** @param {GeolocationPositionError} error */
function reason(error) {
  if (error.code === error.PERMISSION_DENIED) return _('Your phone does not let this page know where you are. You can allow it in the browser’s settings.');
  return _('Your place could not be found. Move the map by hand.');
}
