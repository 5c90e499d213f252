/** @import {App, Proposal} from '../types' */
import { el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { startEdit, startMove } from './propose/index.js';
import { closeSheet } from './sheet.js';
import { toast } from './toast.js';

const UNDO_MS = 10_000;

/**
 * What one may do with one's own idea; a sentence says why where one may not.
 * @param {App} app
 * @param {Proposal} proposal
 * @returns {Node[]}
 */
export function ownActions(app, proposal) {
  if (!app.me.owns(proposal)) return [];
  const edit = mayChange(app, proposal, 'proposal.edit');
  const withdraw = app.me.may('proposal.withdraw');
  const buttons = [
    edit === true && action('pencil', _('Change words'), () => leaveTo(() => startEdit(app, proposal.id))),
    edit === true && action('move', _('Move'), () => leaveTo(() => startMove(app, proposal.id))),
    withdraw === true && action('trash-2', _('Take back'), () => takeBack(app, proposal)),
  ].filter((button) => button !== false);
  const reasons = [...new Set([edit, withdraw].filter((may) => may !== true))];
  return [
    ...(buttons.length ? [el('div', { class: 'btn-row' }, buttons)] : []),
    ...reasons.map((reason) => el('p', { class: 'reason' }, reason)),
  ];
}

/**
 * @param {App} app
 * @param {Proposal} proposal
 * @param {string} kind
 * @returns {true | string}
 */
function mayChange(app, { voted }, kind) {
  const may = app.me.may(kind);
  return may === true && voted ? _('People have voted on it, so it stays as it is. You can comment on it or take it back.') : may;
}

/**
 * @param {string} picture
 * @param {string} words
 * @param {() => void} click
 */
function action(picture, words, click) {
  return el('button', { class: 'btn btn-small', type: 'button', on: { click } }, icon(picture), words);
}

/** @param {() => void} start */
function leaveTo(start) {
  closeSheet();
  start();
}

/**
 * It goes from the map at once and from the server in ten seconds, so that a slip of the thumb costs nothing.
 * @param {App} app
 * @param {Proposal} proposal
 */
function takeBack(app, proposal) {
  closeSheet();
  const unsent = app.outbox.pending().find(({ kind, data }) => kind === 'proposal.add' && data.proposal === proposal.id);
  if (unsent && app.outbox.drop(unsent.id)) {
    const again = () => void app.outbox.send('proposal.add', unsent.data);
    return void toast(_('Taken back.'), { undo: again, seconds: UNDO_MS / 1000 });
  }
  const { id } = app.outbox.send('proposal.withdraw', { proposal: proposal.id }, { hold: UNDO_MS });
  return void toast(_('Taken back.'), { undo: () => app.outbox.drop(id), seconds: UNDO_MS / 1000 });
}
