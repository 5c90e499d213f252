/** @import {App, Status} from '../types' */
import { $, clear, el, icon } from '../core/dom.js';
import { named, number } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { openSheet } from './sheet.js';

/**
 * Who is here: a count on the map, by role on a tap. Roles are counts, never people.
 * @param {App} app
 */
export function startHere(app) {
  const pill = $('#here');
  const show = () => {
    const { total } = app.present.value;
    pill.hidden = total === 0;
    pill.replaceChildren(icon('users'), el('span', { class: 'num' }, ngettext('%(num)s here', '%(num)s here', total)));
  };
  app.present.on(show);
  pill.addEventListener('click', () => open(app));
  show();
}

/** @param {App} app */
function open(app) {
  const list = el('ul', { class: 'rows' });
  const line = el('p', { class: 'small muted' });
  const show = () => {
    clear(list);
    list.append(...rows(app));
    line.textContent = connectionWords(app.transport.status);
  };
  const off = [app.present.on(show), app.transport.onStatus(show)];
  show();
  const title = el('h2', { class: 'sheet-title' }, _('Who is here'));
  const note = el('p', { class: 'small muted' }, _('People choose how they take part. It is counted, never shown on an idea, a comment or a vote.'));
  openSheet({ label: _('Who is here'), title, body: [list, note, line], half: true, onClose: () => off.forEach((stop) => stop()) });
}

/** @param {App} app */
function rows({ present, store }) {
  const { roles = [], lang } = store.state.workshop;
  const counted = roles.map(({ id, names }) => ({ name: named(names, lang), count: present.value.roles[id] ?? 0 }));
  const known = counted.reduce((sum, { count }) => sum + count, 0);
  const rest = { name: _('Rather not say'), count: present.value.total - known };
  return [...counted, rest].filter(({ count }) => count > 0).map(({ name, count }) =>
    el('li', { class: 'between' }, el('span', null, name), el('b', { class: 'num' }, number(count))));
}

/** @param {Status} status */
export function connectionWords(status) {
  return {
    live: _('Connected: everything appears at once.'),
    polling: _('Connected: this page asks every two seconds.'),
    offline: _('No network. What you write is kept on this phone.'),
    refused: _('No longer connected.'),
  }[status];
}
