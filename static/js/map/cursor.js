/**
 * A mouse over something that can be tapped shows a hand.
 * @param {L.Map} map
 * @param {(at: L.Point) => boolean} isOver asked at most once per frame, with a layer point
 * @returns {() => void} stops it
 */
export function showPointer(map, isOver) {
  /** @type {L.Point | null} */
  let at = null;

  /** @param {L.LeafletMouseEvent} event */
  function moved({ layerPoint }) {
    if (!at) requestAnimationFrame(look);
    at = layerPoint;
  }

  function look() {
    map.getContainer().style.cursor = at && isOver(at) ? 'pointer' : '';
    at = null;
  }

  map.on('mousemove', moved);
  return () => void map.off('mousemove', moved);
}
