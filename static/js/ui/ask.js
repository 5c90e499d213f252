import { el } from '../core/dom.js';

/**
 * A question that has to be answered before anything else goes on; Escape is the first, harmless choice.
 * @template {string} T
 * @param {object} question
 * @param {string} question.title
 * @param {string} [question.text] what each answer will do
 * @param {{value: T, label: string, tone?: 'main' | 'stop'}[]} question.choices the first one changes nothing
 * @returns {Promise<T>} the value of the chosen one
 */
export function ask({ title, text, choices }) {
  const buttons = choices.map(({ value, label, tone }) =>
    el('button', { class: tone ? `btn btn-${tone}` : 'btn', value }, label));
  const dialog = el('dialog', { class: 'dialog', aria: { labelledby: 'ask-title' } },
    el('form', { method: 'dialog' },
      el('h2', { id: 'ask-title' }, title),
      text && el('p', null, text),
      el('div', { class: 'btn-row dialog-actions' }, buttons)));
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(/** @type {T} */ (dialog.returnValue || choices[0].value));
    });
    dialog.showModal();
  });
}
