/** @import {Category} from '../../types' */
/** @import {Step} from './draft.js' */
import { named } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { unbroken } from './summary.js';

const NUMBERS = { kind: 1, place: 2, details: 3 };

/** @param {Step} step @param {boolean} alone not one of three, but the only one: a change */
export function stepWords(step, alone) {
  const name = { kind: _('Kind'), place: _('Place'), details: _('Words') }[step];
  return alone ? name : _('%(number)s of 3 · %(step)s', { number: NUMBERS[step], step: name });
}

/** @param {Category} category @param {string} lang @param {boolean} alone */
export function proposeWords(category, lang, alone) {
  const kind = unbroken(named(category.names, lang));
  return alone ? kind : _('Propose: %(kind)s', { kind });
}
