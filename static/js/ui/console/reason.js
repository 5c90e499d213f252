import { el } from '../../core/dom.js';
import { _ } from '../../core/messages.js';

const LONGEST = 200;

/** What is most often said; the author reads it, so it is said kindly. */
function oftenSaid() {
  return [
    _('It points at a person.'),
    _('It is hurtful.'),
    _('It is not about this place.'),
    _('It is there twice.'),
    _('It was a test.'),
  ];
}

/**
 * Asks why something is hidden. Escape and "Keep it" hide nothing.
 * @param {object} question
 * @param {string} question.title
 * @param {string} question.about somebody's words, shown as they are
 * @param {string[]} [question.reasons] further ones, offered first
 * @param {string} [question.keep] what the button that changes nothing says
 * @param {string} [question.yes] what the other one says
 * @returns {Promise<string | null>} the sentence its author will read, or null
 */
export function askReason({ title, about, reasons = [], keep = _('Keep it'), yes = _('Hide it') }) {
  const own = /** @type {HTMLInputElement} */ (el('input', {
    class: 'input reason-own', id: 'reason-own', maxlength: LONGEST, autocomplete: 'off', dir: 'auto',
    on: { input: () => own.value && choose(form, 'own') },
  }));
  const form = el('form', { method: 'dialog' },
    el('h2', { id: 'reason-title' }, title),
    el('p', { class: 'said reason-about', dir: 'auto' }, about),
    el('fieldset', { class: 'field' },
      el('legend', { class: 'label' }, _('Why? The person who wrote it will read this.')),
      [...reasons, ...oftenSaid()].map((words) => choice(words, words)),
      choice('own', _('Another reason')), el('label', { class: 'sr', for: 'reason-own' }, _('Your own words')), own),
    el('div', { class: 'btn-row dialog-actions' },
      el('button', { class: 'btn', value: '', formnovalidate: true }, keep),
      el('button', { class: 'btn btn-stop', value: 'hide' }, yes)));
  const dialog = el('dialog', { class: 'dialog reason', aria: { labelledby: 'reason-title' } }, form);
  document.body.append(dialog);
  form.addEventListener('submit', (event) => refuseEmpty(event, form, own));
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'hide' ? chosen(form, own) : null);
    });
    dialog.showModal();
  });
}

/**
 * @param {string} value
 * @param {string} words
 */
function choice(value, words) {
  return el('label', { class: 'radio' }, el('input', { type: 'radio', name: 'reason', value, required: true }), el('span', null, words));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} value
 */
function choose(form, value) {
  /** @type {RadioNodeList} */ (form.elements.namedItem('reason')).value = value;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} own
 * @returns {string}
 */
function chosen(form, own) {
  const { value } = /** @type {RadioNodeList} */ (form.elements.namedItem('reason'));
  return value === 'own' ? own.value.trim() : value;
}

/**
 * A reason that says nothing helps nobody: ask again.
 * @param {SubmitEvent} event
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} own
 */
function refuseEmpty(event, form, own) {
  const hides = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === 'hide';
  if (!hides || chosen(form, own)) return;
  event.preventDefault();
  own.setCustomValidity(_('Say why in a few words.'));
  own.reportValidity();
  own.addEventListener('input', () => own.setCustomValidity(''), { once: true });
}
