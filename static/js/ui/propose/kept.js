/** @import {App} from '../../types' */
/** @import {Draft} from './draft.js' */
import { el } from '../../core/dom.js';
import { named } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { ask } from '../ask.js';
import { marker } from '../marker.js';
import { hasWords, worthKeeping } from './draft.js';
import { unbroken } from './summary.js';

/**
 * "Go on with your idea?": shown before step 1 when an unfinished one waits.
 * @param {App} app
 * @param {Draft} draft
 * @param {{goOn: () => void, anew: () => void}} choose
 * @returns {{body: HTMLElement[], foot: HTMLElement[]}}
 */
export function keptPage(app, draft, { goOn, anew }) {
  const category = draft.category === null ? undefined : app.store.category(draft.category);
  const name = unbroken(named(category?.names, app.store.state.workshop.lang));
  return {
    body: [
      el('h2', { class: 'lead' }, _('Go on with your idea?')),
      el('div', { class: 'read' }, category && marker(category, { size: 24 }),
        el('p', null, el('b', null, el('bdi', null, draft.title || name)), el('span', null, draft.title ? name : _('not sent yet')))),
      draft.text !== '' && el('p', { class: 'said', dir: 'auto' }, draft.text),
    ].filter((part) => part !== false),
    foot: [
      el('p', { class: 'small muted' }, _('A new one takes its place.')),
      el('div', { class: 'foot-row' },
        el('button', { class: 'btn btn-big', type: 'button', on: { click: anew } }, _('Start a new one')),
        el('button', { class: 'btn btn-main btn-big', type: 'button', on: { click: goOn } }, _('Go on'))),
    ],
  };
}

/**
 * What becomes of an unfinished idea when the person closes it: asked only when words would be lost.
 * @param {Draft} draft
 * @returns {Promise<'stay' | 'keep' | 'throw'>}
 */
export async function keepOrThrow(draft) {
  if (!hasWords(draft)) return worthKeeping(draft) ? 'keep' : 'throw';
  return ask({
    title: _('Keep your idea for later?'),
    text: _('It stays on this phone until you send it or throw it away.'),
    choices: [
      { value: /** @type {const} */ ('stay'), label: _('Go on writing') },
      { value: /** @type {const} */ ('throw'), label: _('Throw away'), tone: 'stop' },
      { value: /** @type {const} */ ('keep'), label: _('Keep for later'), tone: 'main' },
    ],
  });
}
