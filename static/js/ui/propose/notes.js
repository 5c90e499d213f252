/** @import {App, Category} from '../../types' */
/** @import {Draft} from './draft.js' */
import { el, icon } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { announce } from '../toast.js';
import { gapHint } from './joins.js';
import { wardOf } from './ward.js';

/**
 * What is worth knowing of the place before the words are written: that it will not be taken there, or that a corridor
 * stops a little short of the wood. Neither stands in the way.
 * @param {App} app
 * @param {Category} category
 * @param {Draft} draft
 * @param {{change: () => void, changed: () => void, again: () => void}} on `change`: back to the map; `again`: show this page anew
 * @returns {HTMLElement[]}
 */
export function placeNotes(app, category, draft, on) {
  const refusal = draft.geometry ? wardOf(app, category)(draft.geometry, draft.points) : '';
  if (refusal) {
    return [note('circle-alert', `${refusal} ${_('It will not be taken.')}`, [
      el('button', { class: 'btn', type: 'button', on: { click: on.change } }, _('Change the place')),
    ], 'note-stop')];
  }
  const hint = gapHint(app, category, draft);
  return hint ? [gapNote(draft, hint, on)] : [];
}

/**
 * @param {Draft} draft
 * @param {{sentence: string, extended: import('./draft.js').Position[] | null}} hint
 * @param {{change: () => void, changed: () => void, again: () => void}} on
 */
function gapNote(draft, { sentence, extended }, on) {
  const settle = (/** @type {string} */ said) => {
    on.changed();
    on.again();
    announce(said);
  };
  const extend = () => {
    draft.points = extended ?? draft.points;
    settle(_('Extended.'));
  };
  const leave = () => {
    draft.leftOpen = true;
    settle(_('It stays as you have drawn it.'));
  };
  return note('unlink', sentence, [
    extended
      ? el('button', { class: 'btn', type: 'button', on: { click: extend } }, _('Extend to it'))
      : el('button', { class: 'btn', type: 'button', on: { click: on.change } }, _('Change the shape')),
    el('button', { class: 'btn btn-bare', type: 'button', on: { click: leave } }, _('Leave it')),
  ]);
}

/**
 * @param {string} sign
 * @param {string} words
 * @param {HTMLElement[]} buttons
 * @param {string} [tone]
 */
const note = (sign, words, buttons, tone = '') =>
  el('section', { class: `place-note ${tone}`.trim(), aria: { label: _('About the place') } },
    icon(sign), el('p', null, words), el('div', { class: 'btn-row' }, buttons));
