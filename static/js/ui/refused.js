/** @import {App, OutboxEntry} from '../types' */
import { el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { ask } from './ask.js';
import { commandWords, refusalWords } from './command_words.js';
import { takeUp } from './composer.js';
import { flowIsOpen } from './flow.js';
import { marker } from './marker.js';
import { reopen } from './propose/index.js';
import { closeSheet } from './sheet.js';
import { toast } from './toast.js';

/**
 * What was refused keeps its words: they can be changed and sent again, or thrown away.
 * @param {App} app
 * @param {OutboxEntry} entry
 */
export function refusedRow(app, entry) {
  const { title, what, category } = commandWords(app, entry);
  return el('li', { class: 'refused', dataset: { state: 'refused' } },
    el('div', { class: 'row' },
      category ? marker(category) : icon('message-circle'),
      el('span', { class: 'row-text' }, el('b', null, el('bdi', null, title)), el('span', null, what),
        el('span', { class: 'state' }, refusalWords(entry.ack))),
      icon('circle-alert')),
    el('div', { class: 'btn-row' },
      el('button', { class: 'btn btn-small', type: 'button', on: { click: () => again(app, entry) } }, hasForm(app, entry) ? _('Edit and send again') : _('Send again')),
      el('button', { class: 'btn btn-small btn-stop', type: 'button', on: { click: () => void throwAway(app, entry) } }, _('Throw away'))));
}

/**
 * Whether there is a form in which its words can be changed.
 * @param {App} app
 * @param {OutboxEntry} entry
 */
function hasForm({ store }, { kind, data }) {
  if (kind === 'proposal.add') return true;
  return ['proposal.edit', 'proposal.move', 'comment.add'].includes(kind) && store.get(data.proposal) !== undefined;
}

/**
 * @param {App} app
 * @param {OutboxEntry} entry
 */
function again(app, entry) {
  const { id, kind, data } = entry;
  if (!hasForm(app, entry)) return app.outbox.retry(id);
  if (flowIsOpen()) return void toast(_('Finish what you are writing first.'));
  closeSheet();
  if (kind !== 'comment.add') return void reopen(app, entry);
  if (takeUp(app, data.proposal, data.text)) app.outbox.drop(id);
  app.openPanel?.(data.proposal);
}

/**
 * Words are thrown away knowingly, a vote at once.
 * @param {App} app
 * @param {OutboxEntry} entry
 */
export async function throwAway(app, { id, data }) {
  const answer = data.title || data.text ? await ask({
    title: _('Throw this away?'),
    text: _('Nobody has seen your words, and they are gone then.'),
    choices: [{ value: 'no', label: _('Keep it') }, { value: 'yes', label: _('Throw away'), tone: 'stop' }],
  }) : 'yes';
  if (answer === 'yes') app.outbox.drop(id);
}
