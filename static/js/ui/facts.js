/** @import {Category, Proposal} from '../types' */
import { el } from '../core/dom.js';
import { named, number } from '../core/format.js';

/**
 * The small fields of a kind, filled in: width of a hedge, kind of roof.
 * @param {Category} category
 * @param {Proposal} proposal
 * @param {string} lang of the workshop
 * @returns {HTMLElement | null} null without any
 */
export function factRows({ fields }, { fields: values }, lang) {
  const rows = fields.flatMap((field) => {
    const value = values[field.id];
    if (value === undefined || value === '') return [];
    const choice = field.choices?.find(({ id }) => id === value);
    const words = choice ? named(choice.names, lang) : typeof value === 'number' ? number(value, 2) : String(value);
    return [el('div', null, el('dt', null, named(field.names, lang)), el('dd', null, [words, field.unit].filter(Boolean).join(' ')))];
  });
  return rows.length ? el('dl', { class: 'facts' }, rows) : null;
}
