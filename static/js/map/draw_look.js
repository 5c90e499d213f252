/** @import {Position} from './measure.js' */
import { pixels } from './width.js';

const PANE = 'drawing';

/** @param {Position} point @returns {[number, number]} */
export const latLng = ([lon, lat]) => [lat, lon];

/**
 * Above the ideas, below the controls.
 * @param {L.Map} map
 * @param {string} colour
 * @returns {L.PolylineOptions}
 */
export function look(map, colour) {
  if (!map.getPane(PANE)) map.createPane(PANE).classList.add('pane-drawing');
  return { pane: PANE, renderer: L.svg({ pane: PANE }), color: colour, weight: 5 };
}

/**
 * @param {'LineString' | 'Polygon'} geometry
 * @param {Position[]} points
 * @param {L.PolylineOptions} style
 */
export function shape(geometry, points, style) {
  const ring = points.map(latLng);
  const closed = geometry === 'Polygon' && points.length > 2;
  const make = (/** @type {object} */ options) =>
    /** @type {L.Polyline} */ (closed ? L.polygon(ring, options) : L.polyline(ring, options));
  const casing = make({ ...style, color: '#fff', weight: 9, fill: false, interactive: false });
  const main = make({ ...style, fillOpacity: 0.35, interactive: false, pmIgnore: false });
  return { main, casing, layers: [casing, main] };
}

/**
 * The ground under a line, as wide as it is at every zoom.
 * @param {L.Map} map
 * @param {L.PolylineOptions} style
 * @param {number} width metres
 */
export function strip(map, style, width) {
  const layer = L.polyline([], { ...style, opacity: 0.35, lineCap: 'butt', interactive: false });
  const widen = () => layer.setStyle({ weight: pixels(map, width, map.getCenter().lat) });
  map.on('zoomend', widen);
  widen();
  return {
    /** @param {L.LatLngExpression[]} line */
    follow: (line) => layer.setLatLngs(line),
    close: () => map.off('zoomend', widen),
  };
}

/** @param {Position} point @param {L.PolylineOptions} style */
export const dot = (point, style) => L.circleMarker(latLng(point), {
  ...style, color: '#1d2620', radius: 6, weight: 3, fillColor: '#fff', fillOpacity: 1, interactive: false,
});
