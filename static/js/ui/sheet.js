import { $, el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { draggable } from './sheet_drag.js';

/** @typedef {{node: HTMLElement, opener: HTMLElement | null, height: () => number, close: (options?: {keepFocus?: boolean}) => void}} Sheet */

/** @type {Sheet | null} */
let current = null;

/**
 * A dialog from below, or over the list's column on a desk. The page around it stays usable, so that the map can be
 * moved while one reads. Focus goes in and comes back; Escape closes. There is one at a time: a new one takes the
 * place of the old.
 * @param {object} options
 * @param {string} options.label what it is, for screen readers
 * @param {Node | (Node | null)[]} options.body
 * @param {Node | string | (Node | string)[]} [options.title] stands beside the close button
 * @param {Node | null} [options.foot]
 * @param {boolean} [options.half] opens half high on a phone
 * @param {() => void} [options.onClose]
 * @param {() => void} [options.onResize] it covers another part of the map now
 * @returns {Sheet}
 */
export function openSheet({ label, body, title = [], foot = null, half = false, onClose, onResize }) {
  const before = current ? current.opener : /** @type {HTMLElement | null} */ (document.activeElement);
  current?.close({ keepFocus: true });
  const grab = el('button', { class: 'sheet-grab', type: 'button', on: { click: toggle } });
  const closer = el('button', { class: 'btn btn-bare btn-square', type: 'button', aria: { label: _('Close') }, on: { click: () => close() } }, icon('x'));
  const node = el('section', { class: 'sheet', role: 'dialog', tabindex: -1, aria: { label }, on: { keydown } },
    grab,
    el('header', { class: 'sheet-head' }, el('div', { class: 'sheet-meta' }, title), closer),
    el('div', { class: 'sheet-body' }, body),
    foot && el('footer', { class: 'sheet-foot' }, foot));
  let open = true;
  const sheet = /** @type {Sheet} */ ({ node, close, opener: before, height: () => node.getBoundingClientRect().height });
  current = sheet;
  const grown = new ResizeObserver(() => onResize?.());
  resize(half ? 'half' : 'full');
  draggable(grab, node, { larger: () => resize('full'), smaller: () => (isHalf() ? close() : resize('half')) });
  $('#sheet-root').append(node);
  grown.observe(node);
  document.body.classList.add('has-sheet');
  document.addEventListener('keydown', escape);
  addEventListener('popstate', back);
  if (!history.state?.sheet) history.pushState({ sheet: true }, '');
  node.focus({ preventScroll: true });
  return sheet;

  function isHalf() {
    return node.dataset.size === 'half';
  }

  function toggle() {
    resize(isHalf() ? 'full' : 'half');
  }

  /** @param {'half' | 'full'} size */
  function resize(size) {
    node.dataset.size = size;
    grab.setAttribute('aria-label', size === 'half' ? _('Larger') : _('Smaller'));
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  }

  /**
   * Escape closes it from the map too, unless something above it takes the key.
   * @param {KeyboardEvent} event
   */
  function escape(event) {
    if (!document.querySelector('dialog.dialog[open], .flow')) keydown(event);
  }

  /** The phone's own Back key closes the sheet before it leaves the workshop. */
  function back() {
    close();
  }

  /** @param {{keepFocus?: boolean}} [options] when something else takes the focus */
  function close({ keepFocus = false } = {}) {
    if (!open) return;
    open = false;
    const inside = node.contains(document.activeElement) || document.activeElement === document.body;
    grown.disconnect();
    node.remove();
    if (current === sheet) current = null;
    document.body.classList.toggle('has-sheet', current !== null);
    document.removeEventListener('keydown', escape);
    removeEventListener('popstate', back);
    onClose?.();
    if (inside && !keepFocus) (before?.isConnected ? before : $('#map')).focus({ preventScroll: true });
  }
}

/**
 * The open sheet goes from over something that matters now, unless somebody writes in it.
 * @param {HTMLElement} what
 * @returns {boolean} whether it can be reached
 */
export function uncover(what) {
  if (!current || !overlaps(current.node, what)) return true;
  if (current.node.contains(document.activeElement) && document.activeElement?.matches('input, textarea, select')) return false;
  current.close();
  return true;
}

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function overlaps(one, other) {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Closes whatever sheet is open. */
export function closeSheet() {
  current?.close();
}
