/** @import {App, Proposal} from '../types' */

/** @typedef {ReturnType<typeof createFilter>} Filter */

/**
 * What list, legend and map show alike: everybody's ideas or one's own, all kinds or some.
 * @param {App} app
 */
export function createFilter(app) {
  const listeners = /** @type {Set<() => void>} */ (new Set());
  let mine = false;
  /** @type {Set<string>} */
  let kinds = new Set();

  const filter = {
    get mine() {
      return mine;
    },
    get kinds() {
      return kinds;
    },
    /** @param {boolean} only one's own */
    setMine(only) {
      mine = only;
      tell();
    },
    /** Shows this kind too, or no longer. @param {string} category */
    toggle(category) {
      kinds = new Set(kinds);
      if (!kinds.delete(category)) kinds.add(category);
      tell();
    },
    /** All kinds of everybody. */
    clear() {
      mine = false;
      kinds = new Set();
      tell();
    },
    isOn: () => mine || kinds.size > 0,
    /** @param {Proposal} proposal */
    matches: (proposal) => (!mine || app.me.owns(proposal)) && (!kinds.size || kinds.has(proposal.category)),
    /** @param {() => void} fn */
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
  return filter;

  function tell() {
    for (const listener of [...listeners]) listener();
  }
}
