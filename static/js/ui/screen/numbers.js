/** @import {App} from '../../types' */
import { createHttp } from '../../core/http.js';
import { page } from '../../core/page.js';
import { createSignal } from '../../core/signal.js';

const LEAST_MS = 2000;
const VOTING_MS = 4000;
const RETRY_MS = 10_000;

/**
 * One kind of idea: what it adds up to, overlaps counted once.
 * @typedef {{category: string, ideas: number, m2?: number, m?: number, n?: number}} Sum
 * @typedef {{seq: number, votes: number, voters: number, sums: Sum[]}} Sums
 * @typedef {{proposal: string, rank: number | null, standing: string, contested: boolean, agree: number, neutral: number, disagree: number}} Rank
 * @typedef {{seq: number, votes: number, given: number, places: Rank[], ranked: number, too_few: number, general: number}} Ranking
 */

/**
 * What only the server can add up: asked for after a change, every two seconds at most; while people vote also
 * without one, because votes make no events.
 * @param {App} app
 */
export function createNumbers(app) {
  const http = createHttp('screen');
  const sums = createSignal(/** @type {Sums | null} */ (null));
  const ranking = createSignal(/** @type {Ranking | null} */ (null));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let last = 0;

  app.store.on(() => soon(LEAST_MS));
  app.transport.onStatus(() => soon(LEAST_MS));
  void ask();
  return { sums, ranking };

  /** @param {number} least milliseconds since the last time */
  function soon(least) {
    timer ??= setTimeout(() => void ask(), Math.max(0, last + least - Date.now()));
  }

  async function ask() {
    last = Date.now();
    let next = app.store.state.workshop.phase === 'vote' ? VOTING_MS : null;
    try {
      const known = await http.get(page.urls.sums);
      sums.set(known);
      if (known.seq < app.store.state.seq) next = LEAST_MS;
      if (counted()) ranking.set(await http.get(page.urls.ranking));
    } catch {
      // Silence: the corner says so, and it is asked again.
      next = RETRY_MS;
    }
    timer = undefined;
    if (next !== null) soon(next);
  }

  function counted() {
    const { phase, tallies_visible: visible } = app.store.state.workshop;
    return visible && (phase === 'results' || phase === 'closed');
  }
}

/** @typedef {ReturnType<typeof createNumbers>} Numbers */
