const MARGIN_PX = 56;
const SWIFT_S = 0.2;

/**
 * Moves the map only as far as needed for a place to be seen beside what covers the map.
 * @param {L.Map} map
 * @param {L.LatLngTuple} place
 * @param {{bottom?: number, right?: number}} [covered] px of the map that are covered
 */
export function bringIntoView(map, place, { bottom = 0, right = 0 } = {}) {
  const view = map.getSize();
  const at = map.latLngToContainerPoint(place);
  const [width, height] = [view.x - right, view.y - bottom];
  const margin = Math.min(MARGIN_PX, width / 3, height / 3);
  const shift = L.point(outside(at.x, margin, width - margin), outside(at.y, margin, height - margin));
  const far = Math.abs(shift.x) > 2 * view.x || Math.abs(shift.y) > 2 * view.y;
  const still = far || globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (shift.x || shift.y) map.panBy(shift, still ? { animate: false } : { duration: SWIFT_S });
}

/**
 * How far a coordinate lies outside a stretch, signed.
 * @param {number} at
 * @param {number} from
 * @param {number} to
 */
function outside(at, from, to) {
  if (at < from) return at - from;
  return at > to ? at - to : 0;
}
