/** @import {App, PlaceRow} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
import { el, icon } from '../../core/dom.js';
import { alphabet } from '../../core/format.js';
import { _, ngettext } from '../../core/messages.js';
import { allPlaces } from '../../map/places.js';
import { isAllowed, outsideSentence } from './aim.js';
import { readCoordinates } from './coordinates.js';

/** So few can be read at once and need no search. */
const FEW_ROWS = 8;
/** More rows than this nobody reads; another letter narrows them. */
const MOST_ROWS = 40;

/**
 * Placing without looking at the map: a named place from a list, or coordinates. What is chosen comes under the ring
 * and is read back in words, so that everybody confirms the same way.
 * @param {App} app
 * @param {(point: Position) => void} pick
 * @returns {{body: HTMLElement[], focus: HTMLElement}}
 */
export function placeList(app, pick) {
  const compare = alphabet();
  const here = allPlaces().filter(([, lon, lat]) => isAllowed(app, [lon, lat]))
    .sort(([a], [b]) => compare(a, b));
  const rows = el('ul', { class: 'rows', id: 'place-rows' });
  const count = el('p', { class: 'small muted', role: 'status' });
  const search = el('input', {
    class: 'input', id: 'place-search', type: 'search', autocomplete: 'off', on: { input: () => show() },
  });
  const show = () => {
    const found = matching(here, search.value);
    rows.replaceChildren(...found.slice(0, MOST_ROWS).map((place) => row(place, pick)));
    count.textContent = found.length === 0
      ? _('No place of this name in the area. Try another, or type coordinates below.')
      : ngettext('%(num)s place', '%(num)s places', found.length);
  };
  show();
  const lead = el('h2', { class: 'lead', tabindex: -1 }, _('Choose a place'));
  const many = here.length > FEW_ROWS;
  return {
    body: [
      lead,
      ...(many ? [el('div', { class: 'field' }, el('label', { class: 'label', for: 'place-search' }, _('Name of a place')), search, count)] : []),
      ...(here.length > 0 ? [rows] : []),
      coordinateForm(app, pick),
    ],
    focus: many ? search : lead,
  };
}

/**
 * @param {PlaceRow[]} places
 * @param {string} typed
 */
function matching(places, typed) {
  const wanted = plain(typed.trim());
  return places.filter(([name]) => plain(name).includes(wanted));
}

/** Without accents and capitals: "egaa" finds "Egå", "Vaxjo" finds "Växjö". @param {string} name */
const plain = (name) => name.toLowerCase().replace(/å/gu, 'aa').normalize('NFD').replace(/\p{Mn}/gu, '').replace(/aa/gu, 'a');

/** @param {PlaceRow} place @param {(point: Position) => void} pick */
const row = ([name, lon, lat, , approximate], pick) =>
  el('li', null, el('button', { class: 'row', type: 'button', on: { click: () => pick([lon, lat]) } },
    icon('map-pin'), el('span', { class: 'row-text' }, el('b', null, el('bdi', null, name)), approximate ? el('span', null, _('approximate')) : null), icon('chevron-right')));

/** @param {App} app @param {(point: Position) => void} pick */
function coordinateForm(app, pick) {
  const input = el('input', { class: 'input', id: 'coordinates', autocomplete: 'off', aria: { describedby: 'coordinates-hint coordinates-error' } });
  const error = el('p', { class: 'error', id: 'coordinates-error', role: 'alert', hidden: true });
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const point = readCoordinates(input.value, app.store.state.workshop.bbox);
    const reason = point === null ? _('Write two numbers, for example 56.2047, 10.2410.') : !isAllowed(app, point) && outsideSentence();
    error.hidden = !reason;
    error.replaceChildren(icon('circle-alert'), reason || '');
    input.setAttribute('aria-invalid', String(Boolean(reason)));
    if (point && !reason) pick(point);
    else input.focus();
  };
  return el('form', { class: 'form', novalidate: true, on: { submit } },
    el('div', { class: 'field' },
      el('label', { class: 'label', for: 'coordinates' }, _('Coordinates')),
      el('p', { class: 'hint', id: 'coordinates-hint' }, _('Latitude, then longitude in degrees, as other maps show them: 56.2047, 10.2410')),
      input, error),
    el('div', { class: 'form-actions' }, el('button', { class: 'btn' }, _('Use these coordinates'))));
}
