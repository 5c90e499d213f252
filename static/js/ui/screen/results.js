/** @import {App, Category, Changes, Proposal, Store} from '../../types' */
/** @import {Numbers, Rank, Ranking} from './numbers.js' */
import { $, el } from '../../core/dom.js';
import { number } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { marker } from '../marker.js';
import { keySwatch, tallyBar, tallyWords } from '../tally.js';

/**
 * The six ideas that most agree on, with bars as wide as the wall allows. What has under five votes is not ranked.
 * @param {App} app
 * @param {Numbers} numbers
 */
export function startResults(app, numbers) {
  $('#results-key').replaceChildren(key('agree', _('Agree')), key('neutral', _('Neutral')), key('disagree', _('Disagree')));
  const draw = () => numbers.ranking.value && drawRanks(app, numbers.ranking.value);
  numbers.ranking.on(draw);
  app.store.on(({ proposals }) => proposals.size && draw());
}

/**
 * @param {App} app
 * @param {Ranking} ranking
 */
function drawRanks(app, { places, ranked, too_few: few }) {
  const shown = places.filter(({ rank, proposal }) => rank !== null && app.store.get(proposal));
  $('#ranks').replaceChildren(...shown.map((place) => row(app, place)));
  $('#ranks').hidden = shown.length === 0;
  $('#results-count').textContent = _('%(shown)s of %(all)s', { shown: number(shown.length), all: number(ranked + few) });
  $('#results-count').hidden = shown.length === 0;
  $('#results-key').hidden = shown.length === 0;
  $('#results-empty').hidden = shown.length > 0;
}

/**
 * @param {App} app
 * @param {Rank} place
 */
function row(app, place) {
  const idea = /** @type {Proposal} */ (app.store.get(place.proposal));
  const category = app.store.category(idea.category);
  return el('li', null,
    el('span', { class: 'rank-no' }, number(place.rank ?? 0)),
    category && marker(category, { size: 46 }),
    el('div', null,
      el('b', null, el('bdi', null, idea.title), place.contested && el('span', { class: 'tag' }, _('contested'))),
      el('span', { class: 'rank-counts' }, tallyWords(place).join(' · ')),
      tallyBar(place)));
}

/**
 * @param {string} part
 * @param {string} words
 */
function key(part, words) {
  return el('li', { class: `key-${part}` }, keySwatch(part), words);
}

/**
 * The store as the results' map sees it: only the ranked ideas, with the rank in place of the letter; all of them as
 * they are while none is ranked.
 * @param {Store} store
 * @param {Rank[]} places
 * @returns {Store}
 */
export function rankedStore(store, places) {
  const ranks = new Map(places.filter(({ rank }) => rank !== null).map(({ proposal, rank }) => [proposal, rank]));
  if (ranks.size === 0) return store;
  const named = (/** @type {Proposal | undefined} */ idea) =>
    idea && ranks.has(idea.id) ? { ...idea, category: `${idea.category} ${ranks.get(idea.id)}` } : undefined;
  return {
    ...store,
    get: (id) => named(store.get(id)),
    proposals: () => store.proposals().flatMap((idea) => named(idea) ?? []),
    category(id) {
      const [category, rank] = id.split(' ');
      const known = store.category(category);
      return known && /** @type {Category} */ ({ ...known, id, letter: rank ?? known.letter });
    },
    on: (/** @type {(changes: Changes) => void} */ fn) => store.on(fn),
  };
}
