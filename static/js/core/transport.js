// Long because one place decides which of the roads (socket, polling, fetching what is missing) is taken; each is a file of its own.
/** @import {Audience, Hello, Notice, Present, Status, Store, Transport} from '../types' */
import { createCatchUp } from './catch_up.js';
import { createDoors } from './doors.js';
import { createGapWatch } from './gap.js';
import { createHttp, HttpError } from './http.js';
import { createLine } from './line.js';
import { page } from './page.js';
import { createPoll } from './poll.js';
import { hearServer } from './server_clock.js';
import { createSignal } from './signal.js';
import { openSocket } from './socket.js';

/** No socket for so long: websockets are blocked here, or everything is. Asking tells which. */
const PATIENCE_MS = 2500;
/** After a break longer than the line needs at most to come back by itself; spread, for all phones break at once. */
const BREAK_MS = 5500;
const BREAK_SPREAD_MS = 3000;
const FINAL = new Set(['closed', 'not_allowed', 'not_found']);

/**
 * Keeps the store equal to the server: the whole state once, then the socket; where websockets are blocked it asks
 * every two seconds; whatever was lost is fetched. Carries commands over whichever door is open.
 * @param {object} options
 * @param {Store} options.store
 * @param {string} options.code
 * @param {Audience} options.as
 * @param {string} [options.me] public id of the person this page belongs to
 * @param {(hello: Hello) => void} [options.onHello]
 * @param {(present: Present) => void} [options.onPresent]
 * @param {(notice: Notice) => void} [options.onNotice]
 * @param {(status: Status) => void} [options.onStatus]
 * @returns {Transport}
 */
export function connect({ store, code, as, me, onHello, onPresent = () => {}, onNotice = () => {}, onStatus }) {
  const http = createHttp(as, me);
  const { fetchState, catchUp } = createCatchUp({ store, http, urls: page.urls, onPresent });
  const poll = createPoll({ ask: () => (store.ready ? catchUp() : fetchState()), onAnswer: () => say('polling'), onSilence: silent });
  const gap = createGapWatch(() => catchUp().catch(silent));
  const status = createSignal(/** @type {Status} */ ('offline'));
  const line = createLine({
    prepare: async () => store.ready || fetchState(),
    dial: () => openSocket({ path: page.urls.socketPath, code, as, me, position }, heard),
    onSilence: silent,
    onAwake: () => {
      poll.hurry();
      if (store.ready) catchUp().catch(silent);
    },
  });
  let refusal = /** @type {{code: string, message: string} | null} */ (null);
  let patience = /** @type {ReturnType<typeof setTimeout> | undefined} */ (setTimeout(poll.start, PATIENCE_MS));
  const doors = createDoors(line, (body) => http.post(page.urls.commands, body));

  /** @type {import('./socket.js').SocketListener} */
  const heard = {
    onHello: (hello) => void greet(hello),
    onEvents: (events) => hear(() => store.apply('room', events)),
    onStaffEvents: (events) => hear(() => store.apply('staff', events)),
    onTallies: (tallies) => store.tallies(tallies),
    onPresent,
    onNotice,
    onBeat: beat,
    onRefused: refused,
    onLost: lost,
  };
  if (onStatus) status.on(onStatus);
  line.now();

  return {
    command: doors.command,
    get status() { return status.value; },
    get refusal() { return refusal; },
    refresh: () => fetchState().then(catchUp).catch(silent),
    retryNow: line.now,
    onStatus: status.on,
    close,
  };

  function position() {
    const { epoch, seq, staffSeq } = store.state;
    return { epoch, after: seq, ...(as === 'staff' ? { after_staff: staffSeq } : {}) };
  }

  /** @param {Hello} hello */
  async function greet(hello) {
    hearServer(hello.now);
    line.stands();
    doors.trust();
    clearTimeout(patience);
    patience = undefined;
    poll.stop();
    try {
      const useless = hello.resync || hello.epoch !== store.state.epoch;
      if (useless) await fetchState({ force: true });
      if (useless || behind(hello.votes)) await catchUp();
      say('live');
      onHello?.(hello);
    } catch (error) {
      silent(error);
      gap.watch(() => true);
    }
  }

  /** Whether votes were counted that we may see and have not. @param {number} votes */
  function behind(votes) {
    return (as === 'staff' || store.state.workshop.tallies_visible) && votes > store.state.votes;
  }

  /** @param {() => void} apply */
  function hear(apply) {
    apply();
    gap.watch(() => store.gap('room') || store.gap('staff'));
  }

  /** @param {{seq: number, votes: number, now: string, staff_seq?: number}} said the last for staff only */
  function beat(said) {
    hearServer(said.now);
    const missing = () =>
      said.seq > store.state.seq || behind(said.votes) || (said.staff_seq ?? 0) > store.state.staffSeq;
    if (missing()) gap.watch(missing);
    else say('live');
  }

  /** @param {{code: string, message: string, retry_after?: number}} said */
  function refused(said) {
    if (said.code !== 'not_joined' && !FINAL.has(said.code)) return line.later((said.retry_after ?? 1) * 1000);
    refusal = said;
    say('refused');
    close();
    if (said.code === 'not_joined') location.assign(page.urls.join);
  }

  function lost() {
    line.broke();
    if (status.value === 'live') say('offline');
    patience ??= setTimeout(poll.start, BREAK_MS + Math.random() * BREAK_SPREAD_MS);
  }

  /** @param {unknown} error */
  function silent(error) {
    const { code = '', message = '' } = error instanceof HttpError ? error : {};
    if (code === 'not_joined' || FINAL.has(code)) refused({ code, message });
    else if (!line.ready()) say('offline');
  }

  /** @param {Status} now */
  function say(now) {
    if (status.value !== now && status.value !== 'refused') status.set(now);
  }

  function close() {
    gap.stop();
    clearTimeout(patience);
    poll.stop();
    line.close();
  }
}
