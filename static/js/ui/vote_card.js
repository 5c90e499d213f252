/** @import {App, Category, Proposal, VoteValue} from '../types' */
import { el, icon } from '../core/dom.js';
import { clock, moment, named } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { marker } from './marker.js';
import { unbroken } from './propose/summary.js';
import { sizeSentence } from './size_words.js';

/** More single marks than this nobody can count at a glance. */
const MOST_TICKS = 60;

/** @type {{value: VoteValue, name: string, icon: string}[]} */
const ANSWERS = [
  { value: 1, name: 'agree', icon: 'check' },
  { value: 0, name: 'neutral', icon: 'minus' },
  { value: -1, name: 'disagree', icon: 'x' },
];

/** @param {VoteValue} value */
export const answerWord = (value) => ({ 1: _('Agree'), 0: _('Neutral'), '-1': _('Disagree') })[String(value)] ?? '';

/** @param {VoteValue} value */
export const answerSentence = (value) =>
  ({ 1: _('You agreed.'), 0: _('You are neutral.'), '-1': _('You disagreed.') })[String(value)] ?? '';

/**
 * How far one is: a mark per idea, or one bar where there are many.
 * @param {boolean[]} voted in the order of the ideas
 * @param {number} at
 */
export function ticks(voted, at) {
  const done = voted.filter(Boolean).length;
  const words = el('span', { class: 'sr' }, _('%(done)s of %(all)s voted', { done, all: voted.length }));
  return [words, voted.length > MOST_TICKS
    ? el('progress', { class: 'ticks ticks-many', max: voted.length, value: done, aria: { hidden: true } })
    : el('ol', { class: 'ticks', aria: { hidden: true } },
      voted.map((is, i) => el('li', { 'data-state': i === at ? 'now' : is ? 'done' : null })))];
}

/**
 * What the idea says: kind and size, comments, title, text.
 * @param {App} app
 * @param {Proposal} proposal
 * @param {Category | undefined} category
 * @param {(button: HTMLButtonElement) => void} onComments
 * @returns {{nodes: HTMLElement[], title: HTMLElement}}
 */
export function wordsOf(app, proposal, category, onComments) {
  const name = unbroken(named(category?.names, app.store.state.workshop.lang));
  const measured = sizeSentence(proposal, category);
  const title = el('h2', { class: 'lead', tabindex: -1 }, el('bdi', null, proposal.title || name));
  const talk = proposal.comments > 0 && el('button', {
    class: 'btn btn-link', type: 'button', aria: { expanded: false },
    on: { click: (/** @type {any} */ event) => onComments(event.currentTarget) },
  }, ngettext('%(num)s comment', '%(num)s comments', proposal.comments));
  return {
    title,
    nodes: [
      el('div', { class: 'sheet-meta vote-meta' }, category && marker(category),
        el('span', null, el('b', null, name), measured && ` · ${measured}`, ' ',
          category?.general && el('span', { class: 'tag' }, _('counted apart'))), talk),
      title,
      ...(proposal.text ? [el('p', { class: 'said', dir: 'auto' }, proposal.text)] : []),
      el('p', { class: 'public-note' }, _('Ideas from the evening. Nothing is decided. Private land only with its owner’s consent.')),
    ],
  };
}

/**
 * The three answers, alike until one is chosen.
 * @param {VoteValue | undefined} mine
 * @param {(value: VoteValue) => void} onVote
 */
export const answers = (mine, onVote) =>
  el('div', { class: 'votes votes-large', role: 'group', aria: { label: _('Your vote') } },
    ANSWERS.map(({ value, name, icon: picture }) =>
      el('button', { class: `vote vote-${name}`, type: 'button', aria: { pressed: mine === value }, on: { click: () => onVote(value) } },
        icon(picture), answerWord(value))));

/** @param {() => void} click @param {(string | SVGElement)[]} label */
const move = (click, ...label) => el('button', { class: 'btn btn-bare', type: 'button', on: { click } }, ...label);

/**
 * One idea back, one on.
 * @param {VoteValue | undefined} mine
 * @param {boolean} canGoBack
 * @param {(by: number) => void} onStep
 */
export const moves = (mine, canGoBack, onStep) =>
  el('div', { class: 'between' },
    canGoBack ? move(() => onStep(-1), icon('chevron-left'), _('Back one')) : el('span'),
    move(() => onStep(1), mine === undefined ? _('Skip for now') : _('Go on'), icon('chevron-right')));

/**
 * What is known about one's vote, and the way to take it back.
 * @param {VoteValue | undefined} mine
 * @param {string | null} until ISO time
 * @param {() => void} onClear
 */
export function voteNote(mine, until, onClear) {
  if (mine === undefined) return el('p', { class: 'vote-note' }, _('Nobody sees your vote. Change it until voting ends.'));
  const change = until ? _('Change it until %(time)s.', { time: clock(until) }) : _('Change it until voting ends.');
  return el('p', { class: 'vote-note' }, `${answerSentence(mine)} ${change} `,
    el('button', { class: 'btn btn-link btn-small', type: 'button', on: { click: onClear } }, _('Take back')));
}

/** @param {{loaded: boolean, comments: import('../types').Comment[]}} thread */
export const commentList = ({ loaded, comments }) =>
  el('section', { class: 'comments', aria: { label: _('Comments') } },
    loaded
      ? el('ol', null, comments.map((comment) => el('li', { class: 'comment' },
        el('p', { class: 'byline' }, el('bdi', null, comment.by.nickname ?? _('Without a name')), ` · ${moment(comment.at)}`),
        el('p', { class: 'said', dir: 'auto' }, comment.text))))
      : el('p', { class: 'small muted', role: 'status' }, _('Getting the comments …')));
