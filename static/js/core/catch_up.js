/** @import {EventsAnswer, Present, Snapshot, Store, Stream} from '../types' */
import { HttpError } from './http.js';
import { hearServer } from './server_clock.js';

/**
 * Brings the store up to the server's head over HTTP, one call at a time.
 * @param {object} options
 * @param {Store} options.store
 * @param {{get: (url: string) => Promise<any>}} options.http
 * @param {{state: string, events: string}} options.urls
 * @param {(present: Present) => void} options.onPresent
 */
export function createCatchUp({ store, http, urls, onPresent }) {
  /** @type {Promise<void> | null} */
  let running = null;

  return {
    /** The whole state anew. @param {{force?: boolean}} [options] */
    fetchState,
    /** What was missed since; joins a call that is under way. */
    catchUp: () => (running ??= missed().finally(() => (running = null))),
  };

  /** @param {{force?: boolean}} [options] */
  async function fetchState(options) {
    /** @type {Snapshot} */
    const snapshot = await http.get(store.audience === 'staff' ? withQuery(urls.state, { stream: 'staff' }) : urls.state);
    hearServer(snapshot.now);
    store.load(snapshot, options);
  }

  async function missed() {
    try {
      await follow('room');
      if (store.audience === 'staff') await follow('staff');
    } catch (error) {
      if (!(error instanceof HttpError && error.code === 'resync')) throw error;
      await fetchState({ force: true });
      await follow('room');
    }
  }

  /** @param {Stream} stream */
  async function follow(stream) {
    for (;;) {
      const { epoch, seq, staffSeq, votes } = store.state;
      const after = stream === 'staff' ? staffSeq : seq;
      /** @type {EventsAnswer} */
      const answer = await http.get(withQuery(urls.events, { epoch, after, votes, stream }));
      hearServer(answer.now);
      store.apply(stream, answer.events);
      if (stream === 'room') room(answer);
      const reached = stream === 'staff' ? store.state.staffSeq : store.state.seq;
      if (reached >= answer.head || reached === after) return;
    }
  }

  /** @param {EventsAnswer} answer */
  function room(answer) {
    if (answer.tallies) store.tallies(answer.tallies, answer.votes); // absent where they may not be seen
    if (answer.present) onPresent(answer.present);
  }
}

/**
 * @param {string} url
 * @param {Record<string, string | number>} params
 */
function withQuery(url, params) {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
