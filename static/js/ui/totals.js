/** @import {App, Category} from '../types' */
/** @import {addedUp} from './toward.js' */
import { createHttp } from '../core/http.js';
import { page } from '../core/page.js';

/** A hall that looks at its lists asks every half minute at most, and not everybody in the same moment. */
const EVERY_MS = 30_000;
const SPREAD_MS = 10_000;

/**
 * What the ideas of the kinds with a target add up to. Pieces and metres the phone adds up by itself; ground, where two
 * ideas may lie on each other, is asked for, as long as somebody looks at it.
 * @param {App} app
 * @param {() => boolean} seen whether somebody looks
 * @param {() => void} onChange
 */
export function watchTotals(app, seen, onChange) {
  const asked = () => app.store.state.categories.some(({ target, unit }) => target && unit === 'm2');
  const http = createHttp(app.audience, app.me.id);
  /** @type {Map<string, number>} */
  const ground = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let [last, at] = [-Infinity, -1];
  const off = app.store.on(({ proposals }) => proposals.size && look());

  return {
    look,
    /**
     * @param {Category} category
     * @param {ReturnType<typeof addedUp>} sums what the phone has added up
     * @returns {number | null} in the kind's unit; null while it is not known
     */
    of({ id, unit }, sums) {
      if (unit === 'm2') return ground.get(id) ?? (at < 0 ? null : 0);
      return sums.get(id)?.[unit === 'm' ? 'm' : 'n'] ?? 0;
    },
    stop() {
      off();
      clearTimeout(timer);
    },
  };

  /** Asks soon, if there is something to ask for and somebody looks by then. */
  function look() {
    if (!asked() || at === app.store.state.seq) return;
    const rest = last + EVERY_MS + Math.random() * SPREAD_MS - Date.now();
    timer ??= setTimeout(() => void ask(), Math.max(0, rest));
  }

  async function ask() {
    timer = undefined;
    if (!seen()) return;
    last = Date.now();
    try {
      const { seq, sums } = await http.get(page.urls.sums);
      at = seq;
      for (const { category, m2 = 0 } of sums) ground.set(category, m2);
      onChange();
    } catch {
      // The old figure stays: it is asked again after the next change.
    }
  }
}
