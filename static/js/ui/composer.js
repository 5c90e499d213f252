/** @import {App} from '../types' */
import { el, icon } from '../core/dom.js';
import { uuid } from '../core/ids.js';
import { _ } from '../core/messages.js';
import { page } from '../core/page.js';
import { phoneStorage } from '../core/phone.js';
import { announce } from './toast.js';

/** @param {App} app @param {string} id of the proposal */
const keyOf = (app, id) => `cocreate-comment-${page.code}-${app.me.id}-${id}`;

/**
 * Words that were refused go back to where they were written, unless something else is half written there.
 * @param {App} app
 * @param {string} id of the proposal
 * @param {string} text
 * @returns {boolean} whether they stand there now
 */
export function takeUp(app, id, text) {
  const shelf = phoneStorage();
  if (!shelf || shelf.getItem(keyOf(app, id))) return false;
  shelf.setItem(keyOf(app, id), text);
  return shelf.getItem(keyOf(app, id)) === text;
}

/**
 * Where a comment is written. What is half written stays on this phone, over closed panels and reloads; why it cannot
 * be sent now is said in its place.
 * @param {App} app
 * @param {string} id of the proposal
 * @param {() => void} onSent
 */
export function createComposer(app, id, onSent) {
  const shelf = phoneStorage();
  const key = keyOf(app, id);
  const input = el('textarea', { class: 'input', rows: 1, dir: 'auto', placeholder: _('Write a comment'), aria: { label: _('Write a comment') }, on: { input: keep, keydown } });
  const button = el('button', { class: 'btn btn-square', aria: { label: _('Send') } }, icon('arrow-right'));
  const form = el('form', { class: 'composer', on: { submit } }, input, button);
  const reason = el('p', { class: 'reason' });
  const node = el('div', null, form, reason);
  input.value = shelf?.getItem(key) ?? '';
  draw();
  return { node, draw, write };

  function draw() {
    const may = app.me.may('comment.add');
    form.hidden = may !== true && !input.value;
    button.disabled = may !== true;
    reason.hidden = may === true;
    reason.textContent = may === true ? '' : may;
    fit();
  }

  /** @param {string} text */
  function write(text) {
    input.value = text;
    keep();
    draw();
    input.focus();
  }

  function keep() {
    if (input.value.trim()) shelf?.setItem(key, input.value);
    else shelf?.removeItem(key);
    fit();
  }

  /** As high as its words, within what the style sheet allows. */
  function fit() {
    input.style.blockSize = 'auto';
    if (input.value) input.style.blockSize = `${input.scrollHeight + 3}px`;
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || app.me.may('comment.add') !== true) return input.focus();
    app.outbox.send('comment.add', { comment: uuid(), proposal: id, text });
    input.value = '';
    keep();
    onSent();
    announce(app.transport.status === 'offline' ? _('Kept. It is sent when you are back online.') : _('Sent.'));
  }
}
