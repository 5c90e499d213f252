/** @import {App, Proposal} from '../types' */
import { el, icon } from '../core/dom.js';
import { named, size } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { marker } from './marker.js';
import { unbroken } from './propose/summary.js';
import { tallyBar } from './tally.js';
import { answerSentence } from './vote_card.js';

/** Markers are copied from one drawing per kind. @type {Map<string, SVGElement>} */
const pictures = new Map();

/**
 * One idea as a row that is a button. `update` changes only what changed, so that focus stays.
 * @param {App} app
 * @param {string} id
 * @param {(id: string) => void} open
 */
export function listRow(app, id, open) {
  const button = el('button', { class: 'row', type: 'button', on: { click: () => open(id) } });
  const node = el('li', null, button);
  let shown = '';
  return {
    node,
    button,
    /** @param {Proposal} proposal */
    update(proposal) {
      const state = rowState(app, proposal);
      const key = JSON.stringify(state);
      if (key === shown) return;
      shown = key;
      if (proposal.waiting) node.dataset.state = 'waiting';
      else delete node.dataset.state;
      button.replaceChildren(...contents(app, proposal, state));
    },
  };
}

/**
 * All that a row shows.
 * @param {App} app
 * @param {Proposal} proposal
 */
function rowState(app, { id, category, title, size: measured, comments, waiting, by, state }) {
  const { tallies_visible: visible, phase } = app.store.state.workshop;
  const vote = ['vote', 'results', 'closed'].includes(phase) ? app.me.vote(id) : undefined;
  const tally = visible ? app.store.state.tallies.get(id) : undefined;
  return { category, title, measured, comments, waiting, mine: by.id === app.me.id, vote, tally, state };
}

/**
 * @param {App} app
 * @param {Proposal} proposal
 * @param {ReturnType<typeof rowState>} state
 */
function contents(app, proposal, { mine, vote, tally }) {
  const category = app.store.category(proposal.category);
  const name = unbroken(named(category?.names, app.store.state.workshop.lang));
  const facts = [
    [name, size(proposal.size)].filter(Boolean).join(', '),
    proposal.comments > 0 && ngettext('%(num)s comment', '%(num)s comments', proposal.comments),
    vote !== undefined && answerSentence(vote).replace(/\.$/, ''),
  ].filter(Boolean).join(' · ');
  return [
    category ? picture(category) : icon('circle'),
    el('span', { class: 'row-text' },
      el('b', null, el('bdi', null, proposal.title || name)),
      el('span', null, facts, mine && [' · ', el('em', { class: 'mine' }, _('yours'))],
        proposal.waiting && [' · ', el('em', { class: 'state' }, _('waiting'))]),
      tally && tallyBar(tally)),
    icon('chevron-right'),
  ];
}

/** @param {import('../types').Category} category */
function picture(category) {
  const known = pictures.get(category.id) ?? marker(category);
  pictures.set(category.id, known);
  return known.cloneNode(true);
}
