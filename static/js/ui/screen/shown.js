/** @import {App} from '../../types' */
import { $, el } from '../../core/dom.js';
import { named } from '../../core/format.js';
import { marker } from '../marker.js';
import { sizeSentence } from '../size_words.js';

const LONGEST = 280;

/**
 * The idea staff show: its own words, large, with its place on the map; never who wrote it.
 * @param {App} app
 * @param {(id: string | null) => void} focus moves the map to it, or back to the whole
 */
export function startShown(app, focus) {
  let drawn = '';
  app.store.on(draw);
  draw();

  function draw() {
    const { workshop } = app.store.state;
    const idea = app.store.get(workshop.shown ?? '');
    const open = idea?.state === 'open' && workshop.phase !== 'closed' ? idea : null;
    const now = open ? JSON.stringify([open.id, open.title, open.text, open.geometry, open.category, open.size, open.area_m2]) : '';
    if (now === drawn) return;
    drawn = now;
    const box = $('#shown');
    box.hidden = !open;
    document.body.toggleAttribute('data-shown', Boolean(open));
    if (!open) {
      box.replaceChildren();
      return focus(null);
    }
    const category = app.store.category(open.category);
    const meta = [named(category?.names, workshop.lang), sizeSentence(open, category), open.place].filter(Boolean).join(' · ');
    box.replaceChildren(
      el('p', { class: 'sheet-meta' }, category && marker(category, { size: 54 }), el('span', null, meta)),
      el('h2', null, el('bdi', null, open.title)),
      open.text ? el('p', { class: 'said', dir: 'auto' }, shorten(open.text)) : '');
    focus(open.id);
  }
}

/**
 * Only so many words can be read from ten metres; the phones have the rest.
 * @param {string} text
 */
export function shorten(text) {
  const signs = [...text];
  if (signs.length <= LONGEST) return text;
  const cut = signs.slice(0, LONGEST).join('');
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > LONGEST / 2 ? end : undefined)} …`;
}
