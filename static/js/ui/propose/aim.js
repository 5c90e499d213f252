/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
import { $, el, icon } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { round } from '../../map/draw.js';
import { isInside } from '../../map/inside.js';
import { placeWords } from '../../map/places.js';
import { marker } from '../marker.js';
import { announce } from '../toast.js';

/** The server's margin (maps/geometry.py): so much outside the border is still taken. */
const MARGIN_M = 200;
/** Farther out than this a finger's breadth is a whole field. */
const CLOSE_ZOOM = 15;
/** A hand that still moves the map is not interrupted by a voice. */
const SETTLED_MS = 700;

/**
 * The ring in the middle of the map, with the map moving under it, by finger, arrow keys or a tap on the spot.
 * @param {App} app
 * @param {Category} category
 * @param {object} on
 * @param {(point: Position) => void} on.move whenever another place is under the ring
 * @param {() => void} on.enter Enter on the map
 * @param {() => void} on.undo Backspace on the map
 * @param {(point: Position) => void} on.tap a spot on the map was tapped
 * @param {(point: Position) => string} [on.says] what is there, for who does not see it; where it is, if this is left out
 * @param {string} hint what to do, shown over the map
 */
export function startAim(app, category, on, hint) {
  const { map } = app;
  const crosshair = ring(category);
  const tip = el('p', { class: 'news-card aim-hint' });
  $('#stage').append(crosshair, tip);
  let [wanted, urgent] = [hint, false];
  const advise = () => {
    const far = !urgent && map.getZoom() < Math.min(CLOSE_ZOOM, map.getMaxZoom());
    tip.replaceChildren(icon(far ? 'zoom-in' : 'move'), el('span', null, far ? _('Come closer first: pinch, or press +.') : wanted));
  };
  advise();

  let timer = 0;
  const centre = () => /** @type {Position} */ ([round(map.getCenter().lng), round(map.getCenter().lat)]);
  const moved = () => {
    on.move(centre());
    window.clearTimeout(timer);
    timer = window.setTimeout(() => announce(on.says?.(centre()) ?? placeSentence(app, centre())), SETTLED_MS);
  };
  /** @param {L.LeafletMouseEvent} event */
  const tapped = ({ latlng }) => on.tap([round(latlng.lng), round(latlng.lat)]);
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.target !== map.getContainer() || !['Enter', 'Backspace'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') on.enter();
    else on.undo();
  };
  map.on('move', moved).on('click', tapped).on('zoomend', advise);
  map.getContainer().addEventListener('keydown', pressed);
  app.ideas?.quiet(true);
  return {
    centre,
    /** @param {string} text what to do now @param {boolean} [first] before anything else */
    hint: (text, first = false) => {
      [wanted, urgent] = [text, first];
      advise();
    },
    close() {
      window.clearTimeout(timer);
      map.off('move', moved).off('click', tapped).off('zoomend', advise);
      map.getContainer().removeEventListener('keydown', pressed);
      app.ideas?.quiet(false);
      crosshair.remove();
      tip.remove();
    },
  };
}

/** @param {Category} category */
function ring(category) {
  const template = /** @type {HTMLTemplateElement} */ ($('#crosshair'));
  const crosshair = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  $('.crosshair-marker', crosshair).append(marker(category, { size: 40 }));
  return crosshair;
}

/** @param {App} app @param {Position} point whether the server would take this place */
export function isAllowed(app, point) {
  const { area } = app.store.state.workshop;
  return area === null || isInside(/** @type {import('../../map/inside.js').Area} */ (area), point, MARGIN_M);
}

export const outsideSentence = () => _('This is outside the area of the workshop. Move the map back inside the line.');

/** @param {App} app @param {Position} point */
export function placeSentence(app, [lon, lat]) {
  if (!isAllowed(app, [lon, lat])) return outsideSentence();
  const { sentence, near } = placeWords(lat, lon);
  return near && !sentence.includes(near) ? `${sentence}, ${near}` : sentence;
}

/**
 * The words below the map: where the ring is, or that this is outside.
 * @param {App} app
 * @param {Category} category
 * @returns {{node: HTMLElement, show: (point: Position, refusal?: string) => void}} `refusal`: why the server will not take it there
 */
export function readBack(app, category) {
  const [first, second] = [el('b'), el('span')];
  const node = el('div', { class: 'read' }, marker(category, { size: 24 }), el('p', null, first, second));
  return {
    node,
    show([lon, lat], refusal = '') {
      const inside = isAllowed(app, [lon, lat]);
      const { sentence, near } = placeWords(lat, lon);
      node.dataset.state = inside && !refusal ? 'inside' : 'outside';
      first.textContent = inside ? sentence : _('Outside the area of the workshop');
      second.textContent = inside ? refusal || (sentence.includes(near) ? '' : near) : _('Move the map back inside the line.');
    },
  };
}
