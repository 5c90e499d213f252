/** @import {App, Comment, OutboxEntry} from '../types' */
import { el, icon } from '../core/dom.js';
import { moment } from '../core/format.js';
import { createHttp } from '../core/http.js';
import { _, ngettext } from '../core/messages.js';
import { proposalUrl } from '../core/page.js';
import { refusalWords } from './command_words.js';
import { throwAway } from './refused.js';
import { lateComments } from './late.js';
import { toast } from './toast.js';

const UNDO_MS = 10_000;

/**
 * The comments under an idea: fetched when the panel opens, live from then on, one's own waiting ones among them.
 * @param {App} app
 * @param {string} id of the proposal
 * @param {(text: string) => void} onEdit takes back the words of a refused one
 */
export function createThreadView(app, id, onEdit) {
  const title = el('h3');
  const list = el('ol');
  const node = el('section', { class: 'comments', aria: { label: _('Comments') } }, title, list);
  let failed = false;
  let asking = false;

  async function fetchThread() {
    if (!app.store.state.proposals.has(id)) return; // the server does not know our waiting ones yet
    asking = true;
    app.store.beginThread(id);
    try {
      const { comments } = await createHttp(app.audience).get(proposalUrl(id));
      failed = false;
      app.store.loadThread(id, comments ?? []);
    } catch {
      failed = true; // said below, and asked again when the line is back
    }
    asking = false;
    draw();
  }

  function draw() {
    const { loaded, comments } = app.store.thread(id);
    const refused = app.outbox.refused().filter(({ kind, data }) => kind === 'comment.add' && data.proposal === id);
    const count = loaded ? comments.length : app.store.get(id)?.comments ?? 0;
    title.textContent = count ? ngettext('%(num)s comment', '%(num)s comments', count) : _('No comments yet');
    const rows = comments.map((comment) => commentRow(app, comment));
    list.replaceChildren(...rows, ...lateComments(app, id), ...refused.map((entry) => refusedRow(app, entry, onEdit)));
    if (failed) list.append(el('li', { class: 'comment muted' }, _('The comments cannot be had without a connection.')));
    if (!loaded && !asking && !failed) void fetchThread();
  }

  void fetchThread();
  draw();
  return {
    node,
    draw,
    /** What one has just said should be seen. */
    showLast() {
      draw();
      list.lastElementChild?.scrollIntoView({ block: 'nearest' });
    },
    /** The line is back. */
    again() {
      if (failed) void fetchThread();
    },
  };
}

/**
 * @param {App} app
 * @param {Comment} comment
 */
function commentRow(app, comment) {
  const mine = comment.by.id === app.me.id;
  const name = mine ? _('You') : comment.by.nickname ?? _('Someone');
  const takeBack = mine && !comment.waiting && app.me.may('comment.withdraw') === true &&
    el('button', { class: 'btn btn-link btn-small', type: 'button', on: { click: () => withdraw(app, comment) } }, _('Take back'));
  return el('li', { class: 'comment', dataset: comment.waiting ? { state: 'waiting' } : {} },
    el('p', { class: 'byline' }, el('bdi', null, name), ' · ', el('time', { datetime: comment.at }, moment(comment.at)),
      comment.waiting && [' · ', el('span', { class: 'state' }, _('waiting'))]),
    el('p', { class: 'said', dir: 'auto' }, comment.text ?? ''),
    takeBack && el('div', { class: 'comment-actions' }, takeBack));
}

/**
 * @param {App} app
 * @param {Comment} comment
 */
function withdraw(app, { id }) {
  const { id: command } = app.outbox.send('comment.withdraw', { comment: id }, { hold: UNDO_MS });
  toast(_('Comment taken back.'), { undo: () => app.outbox.drop(command), seconds: UNDO_MS / 1000 });
}

/**
 * @param {App} app
 * @param {OutboxEntry} entry
 * @param {(text: string) => void} onEdit
 */
function refusedRow(app, entry, onEdit) {
  const edit = () => {
    app.outbox.drop(entry.id);
    onEdit(entry.data.text);
  };
  return el('li', { class: 'comment', dataset: { state: 'refused' } },
    el('p', { class: 'error' }, icon('circle-alert'), refusalWords(entry.ack)),
    el('p', { class: 'said', dir: 'auto' }, entry.data.text),
    el('div', { class: 'comment-actions' },
      el('button', { class: 'btn btn-small', type: 'button', on: { click: edit } }, _('Edit and send again')),
      el('button', { class: 'btn btn-small btn-stop', type: 'button', on: { click: () => void throwAway(app, entry) } }, _('Throw away'))));
}
