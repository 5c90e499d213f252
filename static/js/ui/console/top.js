/** @import {App, Present} from '../../types' */
import { $, el } from '../../core/dom.js';
import { clock, named, number } from '../../core/format.js';
import { _, ngettext } from '../../core/messages.js';

/** @typedef {Present & {screens?: number}} StaffPresent */

/**
 * The signs at the top: who is here, whether a projector is on, whether everything is saved.
 * @param {App} app
 */
export function startTop(app) {
  let heard = app.now();
  const present = () => drawPresent(app);
  const saved = () => {
    if (app.transport.status === 'live' || app.transport.status === 'polling') heard = app.now();
    drawSaved(app, heard);
  };
  app.present.on(present);
  app.outbox.on(saved);
  app.transport.onStatus(saved);
  app.store.on(saved);
  setInterval(saved, 10_000);
  present();
  saved();
}

/** @param {App} app */
function drawPresent(app) {
  const { total, roles, screens = 0 } = /** @type {StaffPresent} */ (app.present.value);
  $('#here-count').textContent = number(total);
  $('#here-words').textContent = _('here');
  const rows = (app.store.state.workshop.roles ?? []).map((role) =>
    el('li', null, el('span', null, named(role.names)), el('span', { class: 'num' }, number(roles[role.id] ?? 0))));
  $('#people').replaceChildren(...rows);
  $('#projector-words').textContent = screens
    ? ngettext('Projector on', '%(num)s projectors on', screens) : _('No projector');
  $('#projector').dataset.state = screens ? 'on' : 'off';
}

/**
 * @param {App} app
 * @param {number} heard when the server was last heard of, in milliseconds
 */
function drawSaved(app, heard) {
  const waiting = app.outbox.pending().length;
  const cut = app.transport.status === 'offline' || app.transport.status === 'refused';
  $('#saved-words').textContent = cut ? offline(waiting, heard)
    : waiting ? _('Saving %(num)s', { num: waiting }) : _('All saved, %(time)s', { time: clock(heard) });
  $('#saved').dataset.state = cut ? 'offline' : waiting ? 'waiting' : 'saved';
}

/**
 * @param {number} waiting
 * @param {number} heard
 */
function offline(waiting, heard) {
  const since = _('No connection since %(time)s', { time: clock(heard) });
  return waiting ? `${since}, ${_('%(num)s waiting', { num: waiting })}` : since;
}
