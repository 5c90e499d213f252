/** @import {App, Category} from '../../types' */
/** @import {Draft} from './draft.js' */
import { el, icon } from '../../core/dom.js';
import { named } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { elsewhere } from '../elsewhere.js';
import { fieldRows, readFields } from './fields.js';
import { sizeTrouble } from './limits.js';
import { summary, unbroken } from './summary.js';

/** As the server has them (proposals/forms.py). */
const TITLE_LENGTH = 120;
const TEXT_LENGTH = 2000;

/** Why the server did not take it: the sentence, and sentences for single fields. @typedef {{message: string, fields?: Record<string, unknown>}} Trouble */
/** @typedef {{title: string, text: string, fields: Record<string, string | number>}} Words */

/**
 * Step 3: a title (may stay empty), a text, the kind's small questions.
 * @param {App} app
 * @param {object} options
 * @param {Category} options.category
 * @param {Draft} options.draft kept up to date with every letter
 * @param {string} options.lead the question at the top
 * @param {string} options.sendLabel
 * @param {Trouble | null} options.trouble
 * @param {HTMLElement[]} options.notes about the place
 * @param {() => void} options.changed
 * @param {(words: Words) => void} options.send
 * @param {Category[]} [options.others] kinds it may be changed to
 * @param {(category: string) => void} [options.pickOther]
 * @returns {{body: HTMLElement[], foot: HTMLElement[], focus?: HTMLElement}}
 */
export function detailsPage(app, { category, draft, lead, sendLabel, trouble, notes, changed, send, others = [], pickOther }) {
  const { lang } = app.store.state.workshop;
  const shape = summary(app, category, draft);
  const form = el('form', { class: 'form', id: 'details', novalidate: true },
    others.length > 1 && pickOther && kindField(others, category, lang, pickOther),
    titleField(draft, shape.title), textField(draft), fieldRows(category, draft.fields, lang));
  form.addEventListener('input', () => {
    take(form, category, draft);
    shape.update();
    changed();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    take(form, category, draft);
    const { values, errors } = readFields(category, draft.fields);
    const { width } = sizeTrouble(category, draft);
    if (width) errors.width ??= width;
    if (Object.keys(errors).length > 0) showErrors(form, fieldKeys(errors))?.focus();
    else send({ title: draft.title.trim(), text: draft.text.trim() && draft.text, fields: values });
  });
  const known = elsewhere([category], lang);
  const refused = trouble && troubleBox(trouble.message);
  if (trouble) showErrors(form, plainWords(trouble.fields ?? {}));
  return {
    body: [shape.node, ...notes, ...(refused ? [refused] : []), el('h2', { class: 'lead' }, lead), ...(known ? [known] : []), form,
      el('p', { class: 'public-note' }, _('Everybody in the workshop sees it. Nothing is decided.'))],
    foot: [
      el('button', { class: 'btn btn-main btn-big btn-wide', form: 'details' }, icon('send'), sendLabel),
    ],
    focus: refused ?? undefined,
  };
}

/**
 * @param {Category[]} kinds
 * @param {Category} chosen
 * @param {string} lang
 * @param {(category: string) => void} pick
 */
const kindField = (kinds, chosen, lang, pick) =>
  el('div', { class: 'field' },
    el('label', { class: 'label', for: 'details-kind' }, _('Kind')),
    el('select', { class: 'input', id: 'details-kind', on: { change: (/** @type {any} */ event) => pick(event.target.value) } },
      kinds.map((kind) => el('option', { value: kind.id, selected: kind.id === chosen.id }, unbroken(named(kind.names, lang))))));

/** @param {Draft} draft @param {string} filled what it is called if the title stays empty */
const titleField = (draft, filled) =>
  el('div', { class: 'field' },
    el('label', { class: 'label', for: 'details-title' }, _('Title'), ' ', el('span', { class: 'optional' }, _('if you like'))),
    el('p', { class: 'hint', id: 'details-title-hint' }, _('Left empty, it is called “%(title)s”.', { title: filled })),
    el('input', {
      class: 'input', id: 'details-title', name: 'title', value: draft.title, maxlength: TITLE_LENGTH, dir: 'auto',
      autocomplete: 'off', enterkeyhint: 'next', aria: { describedby: 'details-title-hint' },
    }));

/** @param {Draft} draft */
const textField = (draft) =>
  el('div', { class: 'field' },
    el('label', { class: 'label', for: 'details-text' }, _('Why here?'), ' ', el('span', { class: 'optional' }, _('if you like'))),
    el('textarea', { class: 'input', id: 'details-text', name: 'text', rows: 4, maxlength: TEXT_LENGTH, dir: 'auto' }, draft.text));

/**
 * @param {HTMLFormElement} form
 * @param {Category} category
 * @param {Draft} draft
 */
function take(form, category, draft) {
  const typed = new FormData(form);
  const word = (/** @type {string} */ name) => String(typed.get(name) ?? '');
  draft.title = word('title');
  draft.text = word('text').replace(/\r\n/gu, '\n');
  draft.fields = Object.fromEntries(category.fields.map((field) => [field.id, word(`field-${field.id}`)]));
}

/** @param {string} message */
const troubleBox = (message) =>
  el('div', { class: 'error-summary', role: 'alert', tabindex: -1 },
    el('h2', null, message), el('p', null, _('Your words are still here.')));

/**
 * The server names fields `title`, `text`, `fields.width`, each with a list of sentences.
 * @param {Record<string, unknown>} fields
 * @returns {Record<string, string>}
 */
const plainWords = (fields) => Object.fromEntries(
  Object.entries(fields).map(([name, words]) => [name.replace(/^fields\./u, 'field-'), [words].flat().join(' ')]));

/** @param {Record<string, string>} errors by field id */
const fieldKeys = (errors) => Object.fromEntries(Object.entries(errors).map(([id, words]) => [`field-${id}`, words]));

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} errors by the input's name
 * @returns {HTMLElement | null} the first input with one
 */
function showErrors(form, errors) {
  form.querySelectorAll('.error').forEach((old) => old.remove());
  const wrong = Object.entries(errors).map(([name, words]) => {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLElement) || words === '') return null;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', `${input.id}-error`);
    input.after(el('p', { class: 'error', id: `${input.id}-error`, role: 'alert' }, icon('circle-alert'), words));
    return input;
  });
  return wrong.find((input) => input !== null) ?? null;
}
