/** @import {Store, Workshop} from '../types' */
import { el } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { page } from '../core/page.js';
import { corner } from './corner.js';

const PANE = 'plan';
/** Over the tiles (200), under the area's outline and the words (300). */
const ORDER = '250';

/**
 * The workshop's plan on the map, with a button that takes it away and brings it back; it follows what staff change.
 * @param {L.Map} map
 * @param {Store} store
 */
export function showPlan(map, store) {
  /** @type {L.ImageOverlay | null} */
  let layer = null;
  let shown = '';
  let wanted = true;
  const button = el('button', { class: 'btn', type: 'button', on: { click: () => { wanted = !wanted; show(); } } });
  button.hidden = true;
  store.on(({ workshop }) => workshop && renew());
  renew();

  function renew() {
    const { plan } = store.state.workshop;
    const now = JSON.stringify(plan ?? null);
    if (now === shown) return;
    shown = now;
    layer?.remove();
    layer = plan ? overlay(map, plan) : null;
    button.hidden = !plan;
    button.textContent = plan ? _('Plan: %(name)s', { name: plan.name }) : '';
    if (plan && !button.isConnected) corner(map)?.append(button);
    show();
  }

  function show() {
    button.setAttribute('aria-pressed', String(wanted));
    if (wanted) layer?.addTo(map);
    else layer?.remove();
  }
}

/**
 * @param {L.Map} map
 * @param {NonNullable<Workshop['plan']>} plan
 */
function overlay(map, { url, bounds: [west, south, east, north], opacity, name, attribution }) {
  if (!map.getPane(PANE)) map.createPane(PANE).style.zIndex = ORDER;
  return L.imageOverlay(`${page.urls.live}/${url}`, [[south, west], [north, east]], {
    pane: PANE, opacity, alt: name, attribution: escaped(attribution), interactive: false,
  });
}

/** Leaflet shows credits as HTML; a credit that people typed is text. @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
