/**
 * Lays the page's one map into another box for a while: a second map would load everything a second time.
 * @param {L.Map} map
 * @param {HTMLElement} box
 * @returns {() => void} puts it back where it was, with the view it had
 */
export function lendMap(map, box) {
  const container = map.getContainer();
  const home = /** @type {HTMLElement} */ (container.parentElement);
  const next = container.nextSibling;
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  // A finger on the small map scrolls the page below it; two fingers still look closer.
  map.dragging.disable();
  map.scrollWheelZoom.disable();
  box.append(container);
  map.invalidateSize({ animate: false });
  return () => {
    home.insertBefore(container, next);
    map.dragging.enable();
    map.scrollWheelZoom.enable();
    map.invalidateSize({ animate: false });
    map.setView(centre, zoom, { animate: false });
  };
}
