/** @import {Shape} from './shapes.js' */

const PANE = 'drawing';

/**
 * Marks one shape among those that can be picked.
 * @param {L.Map} map
 * @param {string} colour
 */
export function createHighlight(map, colour) {
  if (!map.getPane(PANE)) map.createPane(PANE).classList.add('pane-drawing');
  const options = { pane: PANE, renderer: L.svg({ pane: PANE }), interactive: false };
  const group = L.layerGroup().addTo(map);
  return {
    /** @param {Shape | null} shape */
    show(shape) {
      group.clearLayers();
      if (!shape) return;
      const rings = shape.groups.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => L.latLng(lat, lon))));
      for (const look of [{ color: '#fff', weight: 8, fill: false }, { color: colour, weight: 4, fillOpacity: 0.35 }]) {
        group.addLayer(shape.kind === 'area' ? L.polygon(rings, { ...options, ...look }) : L.polyline(rings.flat(), { ...options, ...look, fill: false }));
      }
    },
    close: () => group.remove(),
  };
}
