/** @import {Category, Field} from '../../types' */
import { el } from '../../core/dom.js';
import { named } from '../../core/format.js';
import { _ } from '../../core/messages.js';

/**
 * A category's small questions (width of a hedge, number of trees, kind of roof).
 * @param {Category} category
 * @param {Record<string, string>} values as typed so far, by field id
 * @param {string} lang the workshop's
 * @returns {HTMLElement[]}
 */
export const fieldRows = (category, values, lang) =>
  category.fields.map((field) => {
    const value = values[field.id] ?? String(field.default ?? '');
    return el('div', { class: 'field' },
      el('label', { class: 'label', for: `field-${field.id}` }, named(field.names, lang),
        field.unit && el('span', { class: 'optional' }, ` (${field.unit})`)),
      field.kind === 'choice' ? choice(field, value, lang) : amount(field, value));
  });

/**
 * Numbers are typed as text with a number pad: a number input eats a comma and changes under a scroll wheel.
 * @param {Field} field
 * @param {string} value
 */
const amount = (field, value) =>
  el('input', { class: 'input', id: `field-${field.id}`, name: `field-${field.id}`, inputmode: 'decimal', autocomplete: 'off', maxlength: 12, value });

/**
 * @param {Field} field
 * @param {string} value
 * @param {string} lang
 */
const choice = (field, value, lang) =>
  el('select', { class: 'input', id: `field-${field.id}`, name: `field-${field.id}` },
    (field.choices ?? []).map((one) =>
      el('option', { value: one.id, selected: one.id === value }, named(one.names, lang))));

/**
 * What was typed, as the contract wants it.
 * @param {Category} category
 * @param {Record<string, string>} typed
 * @returns {{values: Record<string, string | number>, errors: Record<string, string>}} errors by field id
 */
export function readFields(category, typed) {
  /** @type {Record<string, string | number>} */
  const values = {};
  /** @type {Record<string, string>} */
  const errors = {};
  for (const field of category.fields) {
    const text = (typed[field.id] ?? String(field.default ?? '')).trim();
    if (text === '') continue;
    const value = field.kind === 'choice' ? text : Number(text.replace(',', '.'));
    if (typeof value === 'number' && !fits(field, value)) errors[field.id] = wanted(field);
    else values[field.id] = value;
  }
  return { values, errors };
}

/** @param {Field} field @param {number} value */
const fits = ({ min = 0, max = Infinity }, value) => Number.isFinite(value) && value >= min && value <= max;

/** @param {Field} field */
const wanted = ({ min = 0, max }) =>
  max === undefined
    ? _('Write a number of at least %(min)s.', { min })
    : _('Write a number from %(min)s to %(max)s.', { min, max });
