/** @import {App, Comment} from '../../types' */
import { createHttp } from '../../core/http.js';
import { page } from '../../core/page.js';
import { createSignal } from '../../core/signal.js';

const LEAST_MS = 1500;
const RETRY_MS = 10_000;

/** @typedef {ReturnType<typeof createComments>} Comments */
/** @typedef {{waiting: Comment[], votes: number}} LateThings comments that wait to be let in, votes that do not count */

/**
 * The newest comments of the whole workshop, hidden ones with their reason, and what came late. The store knows threads only of ideas
 * that were opened, so they are asked for again after each change, every second and a half at most.
 * @param {App} app
 */
export function createComments(app) {
  const http = createHttp('staff');
  const newest = createSignal(/** @type {Comment[]} */ ([]));
  const late = createSignal(/** @type {LateThings} */ ({ waiting: [], votes: 0 }));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let last = 0;

  async function fetchNewest() {
    timer = undefined;
    last = Date.now();
    try {
      const answer = await http.get(page.urls.stream);
      newest.set(answer.comments);
      late.set({ waiting: answer.waiting, votes: answer.late_votes });
    } catch {
      // Silence: the sign at the top says so already.
      timer = setTimeout(() => void fetchNewest(), RETRY_MS);
    }
  }

  function later() {
    timer ??= setTimeout(() => void fetchNewest(), Math.max(0, last + LEAST_MS - Date.now()));
  }

  // An idea changes also when its author's name does, and with it that author's comments.
  app.store.on((changes) => (changes.late || changes.comments.size + changes.proposals.size > 0) && later());
  app.transport.onStatus((status) => status === 'live' && later());
  void fetchNewest();
  return { newest, late, refresh: later };
}
