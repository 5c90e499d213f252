/** @import {App, Proposal} from '../../types' */
import { el } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { marker } from '../marker.js';
import { openSheet } from '../sheet.js';
import { kindWords } from './rows.js';

const MOST = 60;

/**
 * Choosing one idea by its number or words, newest first.
 * @param {App} app
 * @param {object} options
 * @param {string} options.title
 * @param {(id: string) => unknown} options.choose
 */
export function openPicker(app, { title, choose }) {
  const rows = el('ul', { class: 'rows' });
  const none = el('p', { class: 'empty' }, _('No idea has these words.'));
  const search = el('input', {
    class: 'input', id: 'picker-search', type: 'search', autocomplete: 'off', on: { input: draw },
  });
  const body = el('div', { class: 'picker' },
    el('h2', { class: 'sheet-title' }, title),
    el('label', { class: 'label', for: 'picker-search' }, _('Its number or words')), search, rows, none);
  const sheet = openSheet({ label: title, body });
  draw();
  search.focus();

  function draw() {
    const found = matching(app.store.proposals(), search.value).slice(0, MOST);
    none.hidden = found.length > 0;
    rows.replaceChildren(...found.map((idea) => el('li', null, row(idea))));
  }

  /** @param {Proposal} idea */
  function row(idea) {
    const category = app.store.category(idea.category);
    const act = () => {
      sheet.close();
      choose(idea.id);
    };
    return el('button', { class: 'row', type: 'button', on: { click: act } },
      category && marker(category),
      el('span', { class: 'row-text' }, el('b', null, el('bdi', null, idea.title)), el('span', null, `${idea.number ?? ''} · ${kindWords(app, idea)}`)));
  }
}

/**
 * Open ideas that have all the words, or the number, newest first.
 * @param {Proposal[]} ideas
 * @param {string} asked
 */
export function matching(ideas, asked) {
  const words = asked.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (/** @type {Proposal} */ idea) => {
    const text = [idea.number, idea.title, idea.text, idea.place].join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return ideas.filter((idea) => idea.state === 'open' && has(idea)).sort((one, other) => (one.at < other.at ? 1 : -1));
}
