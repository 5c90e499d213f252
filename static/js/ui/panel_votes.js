/** @import {App, VoteValue} from '../types' */
import { el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { lateVoteNote } from './late.js';
import { tallyBar, tallyKey } from './tally.js';
import { answerSentence, answerWord, voteNote } from './vote_card.js';

/** @type {{value: VoteValue, name: string, picture: string}[]} */
const ANSWERS = [
  { value: 1, name: 'agree', picture: 'check' },
  { value: 0, name: 'neutral', picture: 'minus' },
  { value: -1, name: 'disagree', picture: 'x' },
];

/**
 * One's own vote on an idea while voting is open, and the counts wherever they may be seen.
 * @param {App} app
 * @param {string} id of the proposal
 */
export function createVotes(app, id) {
  const buttons = ANSWERS.map(({ value, name, picture }) =>
    el('button', { class: `vote vote-${name}`, type: 'button', on: { click: () => cast(value) } }, icon(picture), answerWord(value)));
  const group = el('div', { class: 'votes', role: 'group', aria: { label: _('Your vote') } }, buttons);
  const note = el('div');
  const counts = el('div', { class: 'counts' });
  const node = el('div', { class: 'panel-votes' }, group, note, counts);
  let said = '';
  draw();
  return { node, draw };

  function draw() {
    const { workshop, tallies } = app.store.state;
    const voting = workshop.phase === 'vote';
    const may = app.me.may('vote.cast');
    const mine = app.me.vote(id);
    group.hidden = !voting || may !== true;
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(ANSWERS[at].value === mine)));
    const key = JSON.stringify([voting, may, mine, workshop.phase_ends_at, workshop.phase, app.me.lateVotes[id]]);
    if (key !== said) note.replaceChildren(...noteWords(app, id, mine), ...lateVoteNote(app, id));
    said = key;
    const tally = workshop.tallies_visible ? tallies.get(id) : undefined;
    counts.replaceChildren(...(tally ? [tallyBar(tally), tallyKey(tally)] : []));
    node.hidden = group.hidden && !tally && !note.childNodes.length;
  }

  /** @param {VoteValue} value */
  function cast(value) {
    if (app.me.vote(id) !== value) app.outbox.send('vote.cast', { proposal: id, value });
  }
}

/**
 * @param {App} app
 * @param {string} id
 * @param {VoteValue | undefined} mine
 * @returns {Node[]}
 */
function noteWords(app, id, mine) {
  const { phase, phase_ends_at: ends } = app.store.state.workshop;
  const may = app.me.may('vote.cast');
  if (phase === 'vote' && may !== true) return [el('p', { class: 'reason' }, may)];
  if (phase === 'vote') return [voteNote(mine, ends, () => app.outbox.send('vote.clear', { proposal: id }))];
  if (mine !== undefined && ['results', 'closed'].includes(phase)) return [el('p', { class: 'vote-note' }, answerSentence(mine))];
  return [];
}
