/** @import {Category, Example} from '../types' */
import { el, icon } from '../core/dom.js';
import { apart, named, size } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { marker } from './marker.js';
import { unbroken } from './propose/summary.js';

/**
 * Where a kind was learnt, in one small line.
 * @param {Category} category
 * @param {string} lang the workshop's
 * @returns {HTMLElement | null} null for what is the city's own
 */
export const creditLine = ({ credit }, lang) =>
  credit ? el('p', { class: 'small muted' }, _('Learnt from: %(credit)s', { credit: apart(named(credit, lang)) })) : null;

/**
 * What is known of kinds from elsewhere, folded away: credits and examples, which are no proposals here.
 * Twin of templates/_elsewhere.html.
 * @param {Category[]} categories
 * @param {string} lang the workshop's
 * @returns {HTMLElement | null} null when nothing is known
 */
export function elsewhere(categories, lang) {
  const known = categories.filter(({ credit, examples }) => credit || examples?.length);
  if (!known.length) return null;
  const alone = categories.length === 1;
  return el('details', { class: 'more elsewhere' },
    el('summary', null, _('Tried elsewhere'), icon('chevron-down')),
    known.map((category) => el('section', null,
      !alone && el('h3', null, marker(category, { size: 18 }), ' ', unbroken(named(category.names, lang))),
      creditLine(category, lang),
      Boolean(category.examples?.length) && el('ul', { class: 'examples' }, (category.examples ?? []).map(exampleRow)))));
}

/** @param {Example} example */
const exampleRow = (example) => {
  const where = [size({ [example.unit]: example.size }), example.place].filter(Boolean).join(' · ');
  return el('li', null,
    el('p', null, el('b', null, example.tried ? _('Tried') : _('Proposed')),
      example.title && [': ', theirs(example, example.title)], where && [' · ', el('bdi', null, where)],
      example.agree !== undefined && [el('br'), el('span', { class: 'num' }, votes(example))]),
    example.helped && el('p', null, _('What helped:'), ' ', theirs(example, example.helped)),
    example.hard && el('p', null, _('What was hard:'), ' ', theirs(example, example.hard)),
    el('p', { class: 'small muted' }, el('bdi', null, example.source)));
};

/** @param {Example} example @param {string} words staff's, in their language */
const theirs = ({ lang }, words) => el('bdi', { lang: lang.replace('_', '-') }, words);

/** @param {Example} example */
const votes = ({ agree = 0, neutral = 0, disagree = 0 }) => [
  ngettext('%(num)s agrees', '%(num)s agree', agree),
  ngettext('%(num)s neutral', '%(num)s neutral', neutral),
  ngettext('%(num)s disagrees', '%(num)s disagree', disagree),
].join(', ');
