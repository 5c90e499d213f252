/** @import {App, LateVote, Notice} from '../types' */
import { el } from '../core/dom.js';
import { moment } from '../core/format.js';
import { _ } from '../core/messages.js';
import { toast } from './toast.js';

const SECONDS = 12;

/**
 * Says what becomes of something that arrived after its step had ended, whenever it was made.
 * @param {App} app
 */
export function startLate(app) {
  const shown = /** @type {Map<string, {close: () => void}>} */ (new Map());
  app.answers.on(({ entry, ack }) => {
    if (!ack.ok || !ack.result?.late) return;
    const words = lateWords(entry.kind, ack.result);
    // A dozen votes that come back at once say it once.
    shown.get(words)?.close();
    if (words) shown.set(words, toast(words, { tone: 'wait', seconds: SECONDS }));
    app.me.refresh().catch(() => app.transport.retryNow());
  });
}

/**
 * @param {string} kind
 * @param {{counted?: boolean}} result
 */
function lateWords(kind, { counted }) {
  if (counted !== undefined) return voteWords(counted);
  if (kind === 'comment.add') return _('Your comment arrived late: the facilitator decides whether it is shown.');
  return kind.endsWith('.withdraw') ? '' : lateSentence();
}

/** Of an idea that waits for staff. */
export const lateSentence = () => _('Your idea arrived late: the facilitator decides whether it is shown.');

/** @param {boolean} counted */
function voteWords(counted) {
  return counted ? _('Your vote arrived late and counts.') : _('Your vote arrived too late to count. It is kept.');
}

/**
 * A line under one's vote on an idea, if that came late.
 * @param {App} app
 * @param {string} id of the proposal
 * @returns {Node[]}
 */
export function lateVoteNote(app, id) {
  /** @type {LateVote | undefined} */
  const late = app.me.lateVotes[id];
  return late ? [el('p', { class: 'vote-note' }, voteWords(late.counted))] : [];
}

/**
 * One's own comments on an idea that wait for staff; nobody else sees them.
 * @param {App} app
 * @param {string} id of the proposal
 * @returns {HTMLElement[]}
 */
export function lateComments(app, id) {
  const waiting = app.me.notices.filter(({ proposal, comment, state }) => comment && proposal === id && state === 'late');
  return waiting.map(lateComment);
}

/** @param {Notice} notice */
function lateComment({ text, at }) {
  return el('li', { class: 'comment', dataset: { state: 'waiting' } },
    el('p', { class: 'byline' }, _('You'), ' · ', el('time', { datetime: at }, moment(at ?? '')), ' · ',
      el('span', { class: 'state' }, _('arrived late: the facilitator decides'))),
    el('p', { class: 'said', dir: 'auto' }, text ?? ''));
}
