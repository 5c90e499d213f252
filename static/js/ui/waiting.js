/** @import {App, OutboxEntry, OutboxTrouble} from '../types' */
import { $, clear, el, icon } from '../core/dom.js';
import { clock } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { commandWords } from './command_words.js';
import { marker } from './marker.js';
import { startPropose } from './propose/index.js';
import { refusedRow } from './refused.js';
import { closeSheet, openSheet } from './sheet.js';
import { toast } from './toast.js';

/** What is answered within a second was never waiting in anybody's eyes. */
const NOTICED_MS = 1000;

/**
 * What is on its way and what came back: a pill on the map, the list behind it.
 * @param {App} app
 */
export function startWaiting(app) {
  const pill = $('#waiting');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = () => {
    clearTimeout(timer);
    const waiting = noticed(app).length;
    const refused = app.outbox.refused().length;
    pill.hidden = !waiting && !refused;
    pill.dataset.tone = refused ? 'stop' : 'wait';
    const words = refused ? ngettext('%(num)s not sent', '%(num)s not sent', refused) : ngettext('%(num)s waiting', '%(num)s waiting', waiting);
    pill.replaceChildren(icon(refused ? 'circle-alert' : 'clock'), el('span', { class: 'num' }, words));
    if (app.outbox.pending().length > waiting) timer = setTimeout(show, NOTICED_MS);
  };
  app.outbox.on(show);
  app.outbox.on(createEmptied(app));
  app.transport.onStatus(show);
  pill.addEventListener('click', () => openWaiting(app));
  show();
}

/**
 * @param {App} app
 * @returns {OutboxEntry[]} waiting long enough to be worth saying, without what is only held for its undo
 */
function noticed({ outbox, transport }) {
  const since = Date.now() - (transport.status === 'offline' ? 0 : NOTICED_MS);
  return outbox.pending().filter((entry) => !entry.notBefore && Date.parse(entry.at) <= since);
}

/** @param {App} app */
export function openWaiting(app) {
  const title = el('h2', { class: 'sheet-title' });
  const list = el('ul', { class: 'rows' });
  const promise = el('p', { class: 'small' });
  const show = () => {
    const waiting = noticed(app);
    const refused = app.outbox.refused();
    title.textContent = heading(waiting.length, refused.length);
    clear(list);
    list.append(...refused.map((entry) => refusedRow(app, entry)), ...waiting.map((entry) => waitingRow(app, entry)));
    promise.textContent = promiseWords(waiting.length, refused.length, app.outbox.trouble());
    now.hidden = !waiting.length;
    more.hidden = app.me.may('proposal.add') !== true;
  };
  const off = [app.outbox.on(show), app.me.on(show), app.transport.onStatus(show)];
  const now = el('button', { class: 'btn btn-big', type: 'button', on: { click: () => tryNow(app) } }, _('Try now'));
  const more = el('button', { class: 'btn btn-main btn-big', type: 'button', on: { click: () => propose(app) } }, icon('plus'), _('Propose'));
  show();
  const foot = el('div', { class: 'foot-row' }, now, more);
  openSheet({ label: _('Waiting'), title, body: [list, promise], foot, half: true, onClose: () => off.forEach((stop) => stop()) });
}

/** @param {App} app */
function tryNow(app) {
  app.transport.retryNow();
  app.outbox.wake();
}

/** @param {App} app */
function propose(app) {
  closeSheet();
  startPropose(app);
}

/**
 * @param {number} waiting
 * @param {number} refused
 * @param {OutboxTrouble} trouble
 */
function promiseWords(waiting, refused, trouble) {
  const kept = trouble !== 'refused' && trouble !== 'full';
  if (waiting && !kept) return _('They are sent by themselves when you are back online. This phone cannot keep them longer than this page is open: do not close it.');
  if (waiting) return _('They are sent once, by themselves, when you are back online. You can close this page.');
  return refused ? '' : _('Everything you wrote has arrived.');
}

/**
 * @param {number} waiting
 * @param {number} refused
 */
function heading(waiting, refused) {
  if (refused) return ngettext('%(num)s could not be sent', '%(num)s could not be sent', refused);
  if (waiting) return ngettext('Waiting: %(num)s kept on this phone', 'Waiting: %(num)s kept on this phone', waiting);
  return _('Everything is sent');
}

/**
 * @param {App} app
 * @param {OutboxEntry} entry
 */
function waitingRow(app, entry) {
  const { title, what, category } = commandWords(app, entry);
  const written = _('written %(time)s', { time: clock(entry.at) });
  return el('li', { class: 'row', dataset: { state: 'waiting' } },
    category ? marker(category) : icon('message-circle'),
    el('span', { class: 'row-text' }, el('b', null, el('bdi', null, title)), el('span', null, [what, written].filter(Boolean).join(' · '))),
    icon('clock'));
}

/**
 * Somebody emptied the browser's storage: what this page still knew has been kept again, and they should know.
 * @param {App} app
 */
function createEmptied({ outbox }) {
  let said = false;
  return () => {
    const emptied = outbox.trouble() === 'emptied';
    if (emptied && !said) toast(_('The storage of this browser was emptied. What was waiting on this page is kept again.'), { tone: 'wait' });
    said = emptied;
  };
}
