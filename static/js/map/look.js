/** @import {Position} from './measure.js' */

/** A street and its neighbours: near enough to recognise a place, or to change a corner. */
const NEAR_ZOOM = 16;

/**
 * Brings a place to the middle of the map.
 * @param {L.Map} map
 * @param {Position} point
 */
export function lookTo(map, [lon, lat]) {
  const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.panTo([lat, lon], { animate: !still });
}

/**
 * As `lookAt`, but leaves the map alone where the shape is to be seen already.
 * @param {L.Map} map
 * @param {Position[]} points
 */
export function keepInView(map, points) {
  const seen = map.getBounds().pad(-0.1);
  if (!points.every(([lon, lat]) => seen.contains([lat, lon]))) lookAt(map, points);
}

/**
 * Shows a whole shape at once, near enough to work with; never farther out than it has to be.
 * @param {L.Map} map
 * @param {Position[]} points none changes nothing
 */
export function lookAt(map, points) {
  if (points.length === 0) return;
  const bounds = L.latLngBounds(points.map(([lon, lat]) => [lat, lon]));
  const near = Math.max(map.getZoom(), NEAR_ZOOM);
  const zoom = points.length > 1 ? Math.min(near, map.getBoundsZoom(bounds.pad(0.3))) : near;
  map.setView(bounds.getCenter(), zoom, { animate: false });
}
