/** @import {App, Proposal} from '../types' */
import { el } from '../core/dom.js';
import { ngettext } from '../core/messages.js';
import { listRow } from './list_row.js';

/** A phone draws so many at once without a pause; more come as one scrolls, or by a button. */
const AT_ONCE = 30;

/**
 * The rows themselves: keyed by idea, so that a live change moves neither focus nor what is being read.
 * @param {App} app
 * @param {HTMLElement} list the `ul`
 * @param {HTMLElement} scroller what scrolls
 * @param {(id: string) => void} open
 */
export function createRows(app, list, scroller, open) {
  /** @type {Map<string, ReturnType<typeof listRow>>} */
  const rows = new Map();
  /** @type {Proposal[]} */
  let shown = [];
  let limit = AT_ONCE;
  let current = /** @type {string | null} */ (null);
  const more = el('button', { class: 'btn btn-wide', type: 'button', on: { click: showMore } });
  list.after(more);
  new IntersectionObserver(([entry]) => entry.isIntersecting && showMore(), { root: scroller, rootMargin: '400px' }).observe(more);

  return {
    /** @param {Proposal[]} proposals in order */
    show(proposals) {
      shown = proposals;
      draw();
    },
    /** From the top again, after another filter or order. */
    rewind() {
      limit = AT_ONCE;
      scroller.scrollTop = 0;
    },
    /** Marks the open one. @param {string | null} id */
    mark(id) {
      if (current) rows.get(current)?.button.removeAttribute('aria-current');
      if (id) rows.get(id)?.button.setAttribute('aria-current', 'true');
      current = id;
    },
  };

  function showMore() {
    if (limit >= shown.length) return;
    limit += AT_ONCE;
    draw();
  }

  function draw() {
    const part = shown.slice(0, limit);
    keepingPlace(() => arrange(part));
    const rest = shown.length - part.length;
    more.hidden = rest === 0;
    more.textContent = ngettext('%(num)s more', '%(num)s more', rest);
  }

  /** @param {Proposal[]} part */
  function arrange(part) {
    const wanted = new Set(part.map(({ id }) => id));
    for (const [id, row] of rows) {
      if (wanted.has(id)) continue;
      row.node.remove();
      rows.delete(id);
    }
    let next = list.firstElementChild;
    for (const proposal of part) {
      const { node } = rowOf(proposal);
      if (node === next) next = next.nextElementSibling;
      else list.insertBefore(node, next);
    }
  }

  /** @param {Proposal} proposal */
  function rowOf(proposal) {
    const row = rows.get(proposal.id) ?? listRow(app, proposal.id, open);
    rows.set(proposal.id, row);
    row.update(proposal);
    if (proposal.id === current) row.button.setAttribute('aria-current', 'true');
    return row;
  }

  /**
   * What stands at the top of the view stays there, and what has the focus keeps it.
   * @param {() => void} change
   */
  function keepingPlace(change) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const top = scroller.getBoundingClientRect().top;
    const anchor = scroller.scrollTop > 0 ? [...list.children].find((child) => child.getBoundingClientRect().bottom > top) : undefined;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
    if (focused?.isConnected && list.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }
}
