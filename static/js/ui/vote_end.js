/** @import {App} from '../types' */
/** @import {Ballot} from './vote_ballot.js' */
import { el, icon } from '../core/dom.js';
import { _, ngettext } from '../core/messages.js';

/**
 * After the last idea, or when voting has ended meanwhile.
 * @param {App} app
 * @param {Ballot} ballot
 * @param {{open: boolean, again: () => void, leave: () => void}} options
 * @returns {{body: HTMLElement[], foot: HTMLElement[]}}
 */
export function endPage(app, ballot, { open, again, leave }) {
  const all = ballot.order.length;
  const left = ballot.unvoted;
  const words = el('p', null, sentence(app, open, ballot));
  const off = app.outbox.on(() => {
    if (words.isConnected) words.textContent = sentence(app, open, ballot);
    else off();
  });
  const back = el('button', { class: 'btn btn-big btn-wide', type: 'button', on: { click: leave } }, icon('map'), _('Back to the map'));
  const more = el('button', {
    class: 'btn btn-main btn-big btn-wide', type: 'button', on: {
      click: () => {
        ballot.restart();
        again();
      },
    },
  }, ngettext('Go to the one without a vote', 'Go to the %(num)s without a vote', left));
  return {
    body: [el('div', { class: 'vote-end' }, icon(open ? 'circle-check' : 'lock'), el('h2', { class: 'lead' }, heading(open, all)), words)],
    foot: [...(open && left > 0 ? [more] : []), back],
  };
}

/** @param {boolean} open @param {number} all */
function heading(open, all) {
  if (!open) return _('Voting has ended. Thank you.');
  return all === 0 ? _('There are no ideas to vote on.') : ngettext('You have seen the only idea.', 'You have seen all %(num)s.', all);
}

/**
 * How many votes are one's own, and how many of them the server does not have yet.
 * @param {App} app
 * @param {boolean} open
 * @param {Ballot} ballot
 */
function sentence(app, open, ballot) {
  const all = ballot.order.length;
  const votes = ngettext('%(num)s vote is yours.', '%(num)s votes are yours.', all - ballot.unvoted);
  const pending = app.outbox.pending().filter(({ kind }) => kind.startsWith('vote.')).length;
  const underway = ngettext('%(num)s is still on its way.', '%(num)s are still on their way.', pending);
  if (pending > 0) return `${votes} ${underway}`;
  if (app.store.state.workshop.phase === 'results') return votes;
  if (!open) return _('%(votes)s Results come when the facilitator shows them.', { votes });
  return all === 0 ? '' : _('%(votes)s Change any of them in the list until voting ends.', { votes });
}
