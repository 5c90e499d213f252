/** @import {App, Comment, Proposal} from '../../types' */
/** @import {Acts} from './acts.js' */
/** @import {Comments} from './comments.js' */
import { $ } from '../../core/dom.js';
import { _, ngettext } from '../../core/messages.js';
import { drawKeyed } from '../keyed.js';
import { commentRow, ideaRow } from './rows.js';

const MOST = 80;

/** @typedef {{at: string, idea?: Proposal, comment?: Comment}} Entry */
/** @typedef {'all' | 'ideas' | 'comments' | 'hidden'} Filter */

/**
 * Ideas and comments, newest first, each with hide, restore and show. While a finger, pointer or focus is on the
 * stream nothing new pushes it down; a button says how many wait.
 * @param {App} app
 * @param {Acts} acts
 * @param {Comments} comments
 * @param {(id: string) => void} open
 */
export function startStream(app, acts, comments, open) {
  const list = $('#stream-rows');
  const more = $('#stream-new');
  /** @type {Filter} */
  let filter = 'all';
  let shown = /** @type {Set<string>} */ (new Set());

  for (const chip of document.querySelectorAll('#stream-filters [data-filter]')) {
    chip.addEventListener('click', () => choose(/** @type {HTMLElement} */ (chip)));
  }
  more.addEventListener('click', () => draw(true));
  app.store.on(() => draw(false));
  comments.newest.on(() => draw(false));
  for (const event of ['pointerleave', 'focusout']) $('#stream').addEventListener(event, () => queueMicrotask(() => draw(false)));
  draw(true);

  /** @param {HTMLElement} chip */
  function choose(chip) {
    filter = /** @type {Filter} */ (chip.dataset.filter);
    for (const each of document.querySelectorAll('#stream-filters [data-filter]')) {
      each.setAttribute('aria-pressed', String(each === chip));
    }
    draw(true);
  }

  /** @param {boolean} all show what is held back, too */
  function draw(all) {
    const newest = entries(app, comments.newest.value, filter).slice(0, MOST);
    const held = !all && list.matches(':hover, :focus-within') && shown.size > 0;
    const rows = held ? newest.filter((entry) => shown.has(keyOf(entry))) : newest;
    const waiting = newest.length - rows.length;
    more.hidden = !waiting;
    more.textContent = ngettext('%(num)s new, show it', '%(num)s new, show them', waiting);
    shown = new Set(rows.map(keyOf));
    $('#stream-empty').hidden = newest.length > 0;
    $('#stream-empty').textContent = emptyWords(filter);
    drawKeyed(list, rows, { key: keyOf, sign: (entry) => signOf(app, entry), make: (entry) => row(entry) });
  }

  /** @param {Entry} entry */
  function row({ idea, comment }) {
    return idea ? ideaRow(app, acts, idea, open) : commentRow(app, acts, /** @type {Comment} */ (comment), open);
  }
}

/** @param {Entry} entry */
const keyOf = ({ idea, comment }) => (idea ?? comment)?.id ?? '';

/**
 * @param {App} app
 * @param {Entry} entry
 */
function signOf(app, { idea, comment }) {
  const about = comment && app.store.get(comment.proposal)?.title;
  return JSON.stringify([idea ?? comment, about, idea?.id === app.store.state.workshop.shown]);
}

/**
 * @param {App} app
 * @param {Comment[]} comments
 * @param {Filter} filter
 * @returns {Entry[]}
 */
export function entries(app, comments, filter) {
  const ideas = app.store.proposals().filter((idea) => idea.state !== 'withdrawn' && idea.state !== 'merged');
  /** @type {Entry[]} */
  const all = [
    ...(filter === 'comments' ? [] : ideas.map((idea) => ({ at: idea.at, idea }))),
    ...(filter === 'ideas' ? [] : comments.map((comment) => ({ at: comment.at, comment }))),
  ];
  const kept = filter === 'hidden' ? all.filter(({ idea, comment }) => (idea ?? comment)?.state === 'hidden') : all;
  return kept.sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** @param {Filter} filter */
function emptyWords(filter) {
  if (filter === 'hidden') return _('Nothing is hidden.');
  if (filter === 'comments') return _('Comments appear here as they are written, the newest first.');
  return _('Ideas and comments appear here as they arrive, the newest first.');
}
