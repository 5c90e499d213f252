/** @import {Ack, Audience, CommandBody, Hello, JournalEvent, Notice, Present, Tally} from '../types' */
import { io } from './socket_client.js';

const ACK_PATIENCE_MS = 8000;
const CONNECT_PATIENCE_MS = 8000;
/** Three beats missed: the line is dead, whatever the browser thinks. */
const SILENCE_MS = 16_000;
/** One beat missed: enough to doubt it after the phone has slept. */
const FRESH_MS = 7000;

/**
 * @typedef {object} SocketListener
 * @property {(hello: Hello) => void} onHello
 * @property {(events: JournalEvent[]) => void} onEvents
 * @property {(events: JournalEvent[]) => void} onStaffEvents
 * @property {(tallies: Tally[]) => void} onTallies
 * @property {(present: Present) => void} onPresent
 * @property {(notice: Notice) => void} onNotice
 * @property {(beat: {seq: number, votes: number, now: string, staff_seq?: number}) => void} onBeat
 * @property {(refusal: {code: string, message: string, retry_after?: number}) => void} onRefused the server said no
 * @property {() => void} onLost the line is broken or never came to be
 */

/**
 * One websocket to the workshop. It does not reconnect by itself: its owner knows when that is worth it.
 * @param {object} options
 * @param {string} options.path
 * @param {string} options.code
 * @param {Audience} options.as
 * @param {string} [options.me] whom this page belongs to
 * @param {() => {epoch: string, after: number, after_staff?: number}} options.position what this device has
 * @param {SocketListener} listener
 */
export function openSocket({ path, code, as, me, position }, listener) {
  const socket = io({
    path,
    transports: ['websocket'],
    query: { w: code },
    auth: (/** @type {(auth: object) => void} */ give) => give({ code, as, me, ...position() }),
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_PATIENCE_MS,
    autoConnect: false,
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  let greeted = false;
  let heardAt = 0;

  /** @template T @param {string} event @param {(payload: T) => void} heard */
  const on = (event, heard) => socket.on(event, (/** @type {T} */ payload) => (alive(), heard(payload)));
  on('hello', (/** @type {Hello} */ hello) => {
    greeted = true;
    listener.onHello(hello);
  });
  on('events', listener.onEvents);
  on('staff_events', listener.onStaffEvents);
  on('tallies', listener.onTallies);
  on('present', listener.onPresent);
  on('notice', listener.onNotice);
  on('beat', listener.onBeat);
  socket.on('connect_error', (/** @type {Error & {data?: any}} */ error) => {
    if (error.data?.code) listener.onRefused(error.data);
    else lost();
  });
  socket.on('disconnect', lost);

  function alive() {
    heardAt = Date.now();
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  }

  function lost() {
    close();
    listener.onLost();
  }

  function close() {
    clearTimeout(silence);
    greeted = false;
    socket.off();
    socket.disconnect();
  }

  return {
    open() {
      alive();
      socket.connect();
    },
    ready: () => greeted && socket.connected,
    fresh: () => Date.now() - heardAt < FRESH_MS,
    /**
     * @param {CommandBody} body
     * @returns {Promise<Ack>} rejects when no answer came in time
     */
    command: (body) => socket.timeout(ACK_PATIENCE_MS).emitWithAck('command', body),
    close,
  };
}
