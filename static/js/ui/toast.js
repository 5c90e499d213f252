import { $, el } from '../core/dom.js';
import { _ } from '../core/messages.js';

const SECONDS = 5;
/** More of them would cover what they speak of. */
const MOST = 2;
/** A voice that hears the same words twice in a row would say nothing the second time. */
const VOICE_PAUSE_MS = 80;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let voice;

/**
 * Says something to screen readers, after what they are saying now.
 * @param {string} text
 */
export function announce(text) {
  const region = $('#live-region');
  region.textContent = '';
  clearTimeout(voice);
  voice = setTimeout(() => (region.textContent = text), VOICE_PAUSE_MS);
}

/**
 * A short line that goes by itself, with Undo if there is something to undo. It stays while it is touched or focused.
 * @param {string} text
 * @param {object} [options]
 * @param {() => void} [options.undo]
 * @param {number} [options.seconds]
 * @param {'wait' | 'stop'} [options.tone]
 * @param {{label: string, run: () => void}} [options.action]
 * @returns {{close: () => void}}
 */
export function toast(text, { undo, seconds = SECONDS, tone, action = undo && { label: _('Undo'), run: undo } } = {}) {
  const button = action && el('button', { class: 'btn btn-link', type: 'button', on: { click: act } }, action.label);
  const node = el('div', { class: 'toast', dataset: tone ? { tone } : {} }, el('span', null, text), button);
  const until = Date.now() + seconds * 1000;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(close, Math.max(until - Date.now(), 1500));
  }
  function close() {
    clearTimeout(timer);
    node.remove();
  }
  function act() {
    close();
    action?.run();
  }
  node.addEventListener('pointerenter', () => clearTimeout(timer));
  node.addEventListener('pointerleave', wait);
  node.addEventListener('focusin', () => clearTimeout(timer));
  node.addEventListener('focusout', wait);
  const shown = $('#toasts');
  while (shown.children.length >= MOST) shown.firstElementChild?.remove();
  shown.append(node);
  announce(action ? `${text} ${action.label}` : text);
  wait();
  return { close };
}
