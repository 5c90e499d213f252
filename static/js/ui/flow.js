import { $, el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';

/** From this width on list and map stand side by side, and a flow is the side column (live.css). */
export const desk = globalThis.matchMedia?.('(min-width: 56.25rem)');

/** What stays reachable while a flow covers the whole phone. */
const ALWAYS = '#toasts, #live-region, dialog, script, template';

let current = /** @type {Flow | null} */ (null);

/** True while somebody proposes, edits or votes one at a time: nothing else may take the page. */
export const flowIsOpen = () => current !== null;

/**
 * @typedef {object} Page
 * @property {string | HTMLElement} small
 * @property {string} now
 * @property {string} [leaveLabel] in words instead of Back and the cross, where Back stands elsewhere
 * @property {HTMLElement} [under] right below the head
 * @property {HTMLElement | HTMLElement[]} body
 * @property {HTMLElement[]} foot
 * @property {HTMLElement} [focus] where reading begins; the head's title if it is not said
 */
/** @typedef {{small: string, now: string, foot: (HTMLElement | false)[], focus: HTMLElement}} Place */
/** @typedef {ReturnType<typeof openFlow>} Flow */

/**
 * The frame of everything that takes several steps: its head says where one is, Back and Escape go one step back,
 * Close leaves. A step is a page of its own, or the map with words below it.
 * @param {import('../types').App} app
 * @param {{back: () => void, leave: () => void, label: string}} options
 */
export function openFlow(app, { back, leave, label }) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const sheet = el('section', { class: 'sheet flow', role: 'dialog', aria: { label }, 'data-size': 'step' });
  const [head, foot] = [$('#step-head'), $('#step-foot')];
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.dialog[open]')) return;
    event.preventDefault();
    back();
  };
  const onHistory = () => {
    stayInHistory();
    back();
  };
  const shield = () => setBackground(sheet.isConnected && !desk?.matches);

  const flow = {
    isOpen: () => current === flow,
    /** @param {Page} page */
    showPage({ small, now, leaveLabel, under, body, foot: below, focus }) {
      setPlace(false);
      const title = stepTitle(small, now);
      const above = leaveLabel
        ? el('header', { class: 'bar' }, title, el('button', { class: 'btn btn-link', type: 'button', on: { click: leave } }, leaveLabel))
        : el('header', { class: 'bar bar-step' }, stepHead(title, back, leave));
      sheet.replaceChildren(above, ...(under ? [under] : []), el('div', { class: 'sheet-body' }, body),
        ...(below.length > 0 ? [el('footer', { class: 'sheet-foot' }, below)] : []));
      $('#sheet-root').append(sheet);
      shield();
      (focus ?? title).focus({ preventScroll: true });
    },
    /** @param {Place} place */
    showPlace({ small, now, foot: below, focus }) {
      sheet.remove();
      shield();
      head.replaceChildren(...stepHead(stepTitle(small, now), back, leave));
      foot.replaceChildren(...below.filter((node) => node !== false));
      setPlace(true);
      focus.focus();
    },
    close() {
      setPlace(false);
      sheet.remove();
      shield();
      document.body.classList.remove('has-flow');
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('popstate', onHistory);
      desk?.removeEventListener('change', shield);
      current = null;
      if (before?.isConnected) before.focus();
    },
  };
  /** @param {boolean} on */
  const setPlace = (on) => {
    document.body.dataset.step = on ? 'place' : '';
    head.hidden = foot.hidden = !on;
    app.map.invalidateSize({ animate: false });
  };
  document.body.classList.add('has-flow');
  document.addEventListener('keydown', onKey);
  window.addEventListener('popstate', onHistory);
  desk?.addEventListener('change', shield);
  stayInHistory();
  current = flow;
  return flow;
}

/** The phone's own Back key then goes one step back instead of leaving the workshop. */
function stayInHistory() {
  if (!history.state?.flow) history.pushState({ flow: true }, '');
}

/** Everything beside the sheet, at every level of the page. @param {boolean} inert */
function setBackground(inert) {
  for (let node = $('#sheet-root'); node !== document.body; node = /** @type {HTMLElement} */ (node.parentElement)) {
    for (const other of /** @type {HTMLCollectionOf<HTMLElement>} */ (node.parentElement?.children)) {
      if (other !== node && !other.matches(ALWAYS)) other.inert = inert;
    }
  }
}

/** @param {string | HTMLElement} small @param {string} now */
const stepTitle = (small, now) =>
  el('div', { class: 'bar-what', tabindex: -1 },
    el('small', { class: 'bar-title' }, small),
    el('h1', { class: 'bar-now' }, now));

/**
 * @param {HTMLElement} title
 * @param {() => void} back
 * @param {() => void} leave
 */
const stepHead = (title, back, leave) => [
  el('button', { class: 'btn btn-bare btn-square', type: 'button', aria: { label: _('Back') }, on: { click: back } }, icon('chevron-left')),
  title,
  el('button', { class: 'btn btn-bare btn-square', type: 'button', aria: { label: _('Close') }, on: { click: leave } }, icon('x')),
];
