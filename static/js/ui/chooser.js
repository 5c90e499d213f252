/** @import {App} from '../types' */
import { el, icon } from '../core/dom.js';
import { _, ngettext } from '../core/messages.js';
import { listRow } from './list_row.js';
import { openSheet } from './sheet.js';

/** More than this, and looking closer helps more than a list. */
const MOST = 20;

/**
 * Several ideas lie under one finger: which one was meant?
 * @param {App} app
 * @param {string[]} ids nearest first
 * @param {L.LatLng} at where the finger was
 * @param {(id: string) => void} open
 */
export function openChooser(app, ids, at, open) {
  const rows = ids.slice(0, MOST).flatMap((id) => {
    const proposal = app.store.get(id);
    if (!proposal) return [];
    const row = listRow(app, id, open);
    row.update(proposal);
    return [row.node];
  });
  const label = ngettext('%(num)s idea here', '%(num)s ideas here', ids.length);
  const closer = el('button', { class: 'btn btn-big btn-wide', type: 'button', on: { click: look } }, icon('zoom-in'), _('Look closer'));
  const { map } = app;
  const sheet = openSheet({
    label,
    title: el('h2', { class: 'sheet-title' }, label),
    body: el('ul', { class: 'rows' }, rows),
    foot: map.getZoom() < map.getMaxZoom() ? closer : null,
    half: true,
  });

  function look() {
    sheet.close();
    map.setView(at, Math.min(map.getMaxZoom(), map.getZoom() + 2));
  }
}
