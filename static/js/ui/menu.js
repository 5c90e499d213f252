/** @import {App} from '../types' */
import { el } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { forgetOnLeaving } from '../core/recall.js';
import { said } from '../core/said.js';
import { openSheet } from './sheet.js';

/**
 * The menu closes as menus do, and says what happens with all this.
 * @param {App} app
 */
export function startMenu(app) {
  forgetOnLeaving();
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector('#menu'));
  if (!menu) return;
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.querySelector('#menu-what-next')?.addEventListener('click', () => {
    menu.open = false;
    openWhatNext(app);
  });
}

/** @param {App} app */
function openWhatNext({ store }) {
  const { workshop } = store.state;
  const { answer_date: answer, contact = '' } = workshop.what_next ?? {};
  const day = answer && new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(answer));
  const label = _('What happens with this');
  openSheet({
    label,
    title: el('h2', { class: 'sheet-title' }, label),
    body: [
      el('p', { class: 'said', dir: 'auto' }, said(workshop, 'what_next')),
      day ? el('p', null, _('You get an answer by %(day)s.', { day })) : null,
      contact ? el('p', null, _('Contact:'), ' ', el('bdi', null, contact)) : null,
    ],
    half: true,
  });
}
