/** @import {Position} from './measure.js' */
import { dot, latLng, look, shape, strip } from './draw_look.js';
import { loadGeoman, showHandles } from './geoman.js';
import { areaOf, lengthOf } from './measure.js';

/**
 * A line or an area while it is drawn. The list of points is the truth; the layers and Geoman's handles are made from
 * it, so a step can always be undone and a shape comes back after a reload, and drawing works without Geoman too.
 * @param {L.Map} map
 * @param {object} options
 * @param {'LineString' | 'Polygon'} options.geometry
 * @param {Position[]} options.points to begin with
 * @param {string} options.colour of the category
 * @param {number | null} [options.width] of a line that has one, metres: its ground is shown under it
 * @param {(point: Position) => Position} options.snap where a place that is nearly on something is meant to be
 * @param {(points: Position[], size: {m: number} | {m2: number}) => void} options.onChange with metres or square metres
 */
export function startDrawing(map, { geometry, points: first, colour, width = null, snap, onChange }) {
  /** @type {Position[][]} every state so far, for undo */
  const past = [first];
  const group = L.layerGroup().addTo(map);
  const style = look(map, colour);
  const preview = L.polyline([], { ...style, dashArray: '2 8', interactive: false });
  const caught = dot([0, 0], { ...style, className: 'draw-caught' });
  const ground = geometry === 'LineString' && width ? strip(map, style, width) : null;
  let handles = false;

  const points = () => past[past.length - 1];
  /** @param {Position[]} next */
  const change = (next) => {
    past.push(next);
    redraw();
  };
  const redraw = () => {
    group.clearLayers();
    const outline = shape(geometry, points(), style);
    if (ground) group.addLayer(ground.follow(points().map(latLng)));
    outline.layers.forEach((layer) => group.addLayer(layer));
    group.addLayer(preview);
    stretch();
    if (handles && points().length > 1) {
      showHandles(map, outline.main, snap, () => change(read(outline.main)), () => {
        const dragged = /** @type {L.LatLng[]} */ (outline.main.getLatLngs());
        outline.casing.setLatLngs(dragged);
        ground?.follow(dragged);
      });
    } else points().forEach((point) => group.addLayer(dot(point, style)));
    onChange(points(), measured(geometry, points()));
  };
  const stretch = () => {
    const { lng, lat } = map.getCenter();
    const ring = /** @type {Position} */ ([lng, lat]);
    const aimed = snap(ring);
    preview.setLatLngs(points().length > 0 ? [latLng(points()[points().length - 1]), latLng(aimed)] : []);
    if (aimed === ring) group.removeLayer(caught);
    else group.addLayer(caught.setLatLng(latLng(aimed)));
  };

  map.on('move', stretch);
  loadGeoman().then((loaded) => {
    handles = loaded;
    if (loaded && map.hasLayer(group)) redraw();
  });
  redraw();
  return {
    points,
    /** @param {Position} point */
    add: (point) => {
      const [aimed, last] = [snap(point), points()[points().length - 1]];
      // Twice the same corner is none: there the hand meant a place beside it.
      change([...points(), last && String(last) === String(aimed) ? point : aimed]);
    },
    /** After what is snapped to has changed. */
    refresh: stretch,
    undo: () => {
      if (past.length > 1) past.pop();
      else if (points().length > 0) past[0] = points().slice(0, -1);
      redraw();
    },
    close: () => {
      map.off('move', stretch);
      ground?.close();
      group.remove();
    },
  };
}

/** @param {'LineString' | 'Polygon'} geometry @param {Position[]} points */
const measured = (geometry, points) => (geometry === 'LineString' ? { m: lengthOf(points) } : { m2: areaOf(points) });

/** The points of a layer after a hand has moved them. @param {L.Polyline} layer @returns {Position[]} */
function read(layer) {
  const nested = /** @type {any} */ (layer.getLatLngs());
  /** @type {L.LatLng[]} */
  const ring = Array.isArray(nested[0]) ? nested[0] : nested;
  return ring.map(({ lat, lng }) => [round(lng), round(lat)]);
}

/** Seven decimals are a centimetre. @param {number} degrees */
export const round = (degrees) => Math.round(degrees * 1e7) / 1e7;
