import { $, el } from '../core/dom.js';
import { _, loadMessages } from '../core/messages.js';
import { page } from '../core/page.js';
import { round } from '../map/draw.js';
import { showLayers } from '../map/layers.js';

const map = window.cocreateMap;
const lat = /** @type {HTMLInputElement} */ ($('#lat'));
const lon = /** @type {HTMLInputElement} */ ($('#lon'));
const rough = /** @type {HTMLInputElement} */ ($('#approximate'));

/** The spot that is being named. @type {L.CircleMarker | null} */
let spot = null;

/** @param {number} latitude @param {number} longitude */
function mark(latitude, longitude) {
  spot?.remove();
  spot = L.circleMarker([latitude, longitude], { radius: 9, interactive: false }).addTo(map);
}

/** A tap on the map fills the coordinates; nobody can say that it is exact. @param {L.LeafletMouseEvent} event */
function tapped({ latlng }) {
  lat.value = String(round(latlng.lat));
  lon.value = String(round(latlng.lng));
  rough.checked = true;
  mark(latlng.lat, latlng.lng);
  $('#place-says').textContent = _('Taken from the map. Give it a name and add it.');
}

function typed() {
  const [latitude, longitude] = [lat, lon].map(({ value }) => Number(value.replace(',', '.') || NaN));
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) mark(latitude, longitude);
}

/** Those there are, with their names: as text, for people wrote them. */
function showPlaces() {
  for (const { name, position: [longitude, latitude] } of page.named ?? []) {
    L.circleMarker([latitude, longitude], { radius: 5 }).bindTooltip(el('span', null, name)).addTo(map);
  }
}

for (const tools of document.querySelectorAll('.needs-script')) /** @type {HTMLElement} */ (tools).hidden = false;
$('#btn-zoom-in').addEventListener('click', () => map.zoomIn());
$('#btn-zoom-out').addEventListener('click', () => map.zoomOut());
map.on('click', tapped);
for (const input of [lat, lon]) input.addEventListener('change', typed);
typed();
showPlaces();
await loadMessages();
const still = /** @type {import('../types').Store} */ (/** @type {unknown} */ ({ state: { workshop: { area: page.area ?? null } }, on: () => () => {} }));
await showLayers(map, still);
