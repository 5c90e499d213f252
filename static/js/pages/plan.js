/** Where a plan lies: points chosen on the picture and on the map, written into the form, which works without this. */
import { $, el } from '../core/dom.js';
import { _, loadMessages } from '../core/messages.js';
import { page } from '../core/page.js';
import { showLayers } from '../map/layers.js';

const POINTS = [1, 2, 3, 4];
/** A millionth of a degree is a hand's breadth. */
const DEGREES = 6;
const map = window.cocreateMap;
const picture = $('#plan-picture');
/** @type {Map<number, {mark: HTMLElement, pin: L.Marker | null}>} */
const marks = new Map();
let active = 0;

await loadMessages();
for (const tools of document.querySelectorAll('.needs-script')) /** @type {HTMLElement} */ (tools).hidden = false;
$('#btn-zoom-in').addEventListener('click', () => map.zoomIn());
$('#btn-zoom-out').addEventListener('click', () => map.zoomOut());
for (const button of document.querySelectorAll('[data-point]')) {
  button.addEventListener('click', () => choose(Number(/** @type {HTMLElement} */ (button).dataset.point)));
}
picture.addEventListener('click', ({ clientX, clientY }) => {
  const box = picture.getBoundingClientRect();
  fill('x', (100 * (clientX - box.left)) / box.width, 2);
  fill('y', (100 * (clientY - box.top)) / box.height, 2);
  tell(_('Now tap the same point on the map.'));
});
map.on('click', ({ latlng }) => {
  fill('lat', latlng.lat, DEGREES);
  fill('lon', latlng.lng, DEGREES);
  tell(_('Point %(number)s is complete when it stands on both pictures.', { number: active || 1 }));
});
$('#plan-form').addEventListener('input', draw);
const ground = { state: { workshop: { area: page.area ?? null, plan: page.plan ?? null } }, on: () => () => {} };
draw();
await showLayers(map, /** @type {import('../types').Store} */ (/** @type {unknown} */ (ground)));

/** @param {number} number */
function choose(number) {
  active = number;
  for (const button of document.querySelectorAll('[data-point]')) {
    button.setAttribute('aria-pressed', String(Number(/** @type {HTMLElement} */ (button).dataset.point) === number));
  }
  tell(_('Tap point %(number)s on the plan, then on the map.', { number }));
  picture.scrollIntoView({ block: 'nearest' });
}

/** @param {string} words */
function tell(words) {
  $('#plan-says').textContent = words;
}

/**
 * @param {number} number
 * @param {string} name
 */
function input(number, name) {
  return /** @type {HTMLInputElement} */ ($(`#point${number}-${name}`));
}

/**
 * @param {string} name
 * @param {number} value
 * @param {number} digits
 */
function fill(name, value, digits) {
  if (!active) choose(POINTS.find((number) => !input(number, 'x').value || !input(number, 'lat').value) ?? 1);
  input(active, name).value = String(Number(value.toFixed(digits)));
  draw();
}

/** The number of each point on both pictures, wherever it is known. */
function draw() {
  for (const number of POINTS) {
    const [x, y, lat, lon] = ['x', 'y', 'lat', 'lon'].map((name) => read(input(number, name).value));
    const known = marks.get(number) ?? { mark: el('span', { class: 'plan-mark', aria: { hidden: 'true' } }, number), pin: null };
    marks.set(number, known);
    if (x === null || y === null) known.mark.remove();
    else {
      Object.assign(known.mark.style, { insetInlineStart: `${x}%`, insetBlockStart: `${y}%` });
      picture.append(known.mark);
    }
    known.pin?.remove();
    known.pin = lat === null || lon === null ? null : pin(number, [lat, lon]);
  }
}

/** @param {string} text @returns {number | null} */
function read(text) {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(number) ? number : null;
}

/**
 * @param {number} number
 * @param {[number, number]} at
 */
function pin(number, at) {
  const icon = L.divIcon({ className: 'plan-mark', html: el('span', null, number), iconSize: [28, 28] });
  return L.marker(at, { icon, interactive: false, keyboard: false }).addTo(map);
}
