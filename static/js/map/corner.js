import { el } from '../core/dom.js';

/**
 * The upper end of the map, where what can be chosen about the ground stands, away from the thumb's buttons.
 * @param {L.Map} map
 * @returns {Element | null} none where a page gives the map no room of its own
 */
export function corner(map) {
  const stage = map.getContainer().closest('.stage, .area-map');
  const found = stage?.querySelector('.map-corner');
  if (found || !stage) return found ?? null;
  const made = el('div', { class: 'map-corner' });
  stage.append(made);
  return made;
}
