/** @import {Polygon, MultiPolygon} from 'geojson' */
import { loadGeoman, showHandles } from '../../map/geoman.js';
import { MOST_HANDLES, cornersOf } from './geojson.js';

const DECIMALS = 7;

/**
 * The area of a workshop on its map: shown, drawn as an outline or a rectangle, its corners pulled.
 * @param {L.Map} map
 * @param {object} options
 * @param {Polygon | MultiPolygon | null} options.fallback shown, faintly, while there is no own area
 * @param {(area: Polygon) => void} options.onDrawn
 * @param {(area: Polygon | MultiPolygon) => void} options.onPulled
 */
export function areaEditor(map, { fallback, onDrawn, onPulled }) {
  const own = L.featureGroup().addTo(map);
  const kits = L.featureGroup();
  if (fallback) draw(kits, fallback, { dashArray: '2 8' });
  let turn = 0;

  map.on('pm:create', ({ layer }) => {
    layer.remove();
    onDrawn(/** @type {Polygon} */ (outline(/** @type {L.Polygon} */ (layer))));
  });

  return {
    /** @param {Polygon | MultiPolygon | null} area */
    async show(area) {
      const mine = ++turn;
      draw(own, area);
      if (area) kits.remove();
      else kits.addTo(map);
      const bounds = (area ? own : kits).getBounds();
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], animate: false });
      if (!area || cornersOf(area) > MOST_HANDLES || !(await loadGeoman()) || mine !== turn) return;
      const polygon = draw(own, area);
      showHandles(map, /** @type {any} */ (polygon), (point) => point, () => onPulled(outline(polygon)), () => {});
    },
    /**
     * @param {'Polygon' | 'Rectangle'} shape
     * @returns {Promise<boolean>} false where drawing cannot be had
     */
    async startDrawing(shape) {
      if (!(await loadGeoman())) return false;
      pm(map).enableDraw(shape, { tooltips: false, snappable: false, allowSelfIntersection: false });
      return true;
    },
    stopDrawing: () => pm(map)?.disableDraw(),
  };
}

/**
 * @param {L.FeatureGroup} group emptied first
 * @param {Polygon | MultiPolygon | null} area
 * @param {L.PathOptions} [options]
 */
function draw(group, area, options = {}) {
  group.clearLayers();
  const corners = area ? L.GeoJSON.coordsToLatLngs(area.coordinates, area.type === 'Polygon' ? 1 : 2) : [];
  return L.polygon(/** @type {L.LatLng[][]} */ (corners), { ...look(), ...options }).addTo(group);
}

/**
 * @param {L.Polygon} polygon
 * @returns {Polygon | MultiPolygon}
 */
const outline = (polygon) => polygon.toGeoJSON(DECIMALS).geometry;

/** Colours come from the style sheet; `pmIgnore` is for Geoman. @returns {any} */
const look = () => ({ renderer: L.svg(), fillOpacity: 0.08, pmIgnore: false });

/** Geoman's hold on the map; it was made before Geoman was there. @param {L.Map} map @returns {any} */
function pm(map) {
  const owner = /** @type {any} */ (map);
  const geoman = /** @type {any} */ (L).PM;
  if (geoman) owner.pm ??= new geoman.Map(map);
  return owner.pm;
}
