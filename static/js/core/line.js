/** @import {Ack, CommandBody} from '../types' */

/** A server that restarts loses all phones in the same instant: they come back over five seconds, then over more. */
const SOONEST_MS = 500;
const FIRST_SPREAD_MS = 5000;
const WIDEST_SPREAD_MS = 20_000;

/** @typedef {{open: () => void, ready: () => boolean, fresh: () => boolean, command: (body: CommandBody) => Promise<Ack>, close: () => void}} Socket */

/**
 * A socket that is opened again when it breaks: later each time, never two phones at once, and at once when the
 * network comes back or the phone is taken out of the pocket.
 * @param {object} options
 * @param {() => Promise<unknown>} options.prepare what must have worked before a socket is worth opening
 * @param {() => Socket} options.dial a new socket, not yet open
 * @param {(error: unknown) => void} options.onSilence preparing failed
 * @param {() => void} options.onAwake the page is looked at again, or the network is back
 */
export function createLine({ prepare, dial, onSilence, onAwake }) {
  /** @type {Socket | null} */
  let socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failures = 0;
  let closed = false;
  let dialling = false;
  const awakenings = /** @type {[EventTarget, string][]} */ (
    [[globalThis, 'online'], [globalThis, 'pageshow'], [document, 'visibilitychange'], [document, 'resume']]);
  for (const [target, event] of awakenings) target.addEventListener(event, awake);

  return {
    now,
    later,
    close,
    ready: () => socket?.ready() ?? false,
    /** @param {CommandBody} body */
    command: (body) => /** @type {Socket} */ (socket).command(body),
    /** The socket broke or never stood. */
    broke() {
      failures += 1;
      later();
    },
    /** The server greeted us. */
    stands() {
      failures = 0;
    },
  };

  async function begin() {
    if (closed || dialling) return;
    dialling = true;
    try {
      await prepare();
      if (!closed) renew();
    } catch (error) {
      failures += 1;
      later();
      onSilence(error);
    } finally {
      dialling = false;
    }
  }

  function renew() {
    socket?.close();
    socket = dial();
    socket.open();
  }

  /** @param {number} [least] milliseconds */
  function later(least = 0) {
    clearTimeout(timer);
    const spread = Math.min(WIDEST_SPREAD_MS, FIRST_SPREAD_MS * 2 ** Math.max(0, failures - 1));
    const pause = SOONEST_MS + Math.random() * (spread - SOONEST_MS);
    if (!closed) timer = setTimeout(() => void begin(), least + pause);
  }

  function now() {
    if (!closed && !socket?.ready()) hurry();
  }

  function hurry() {
    failures = Math.min(failures, 1);
    clearTimeout(timer);
    void begin();
  }

  /**
   * A phone in a pocket may have lost its line without hearing of it: what has missed a beat is not waited for.
   * @param {Event & {persisted?: boolean}} event
   */
  function awake({ type, persisted = true }) {
    if (document.hidden || closed || (type === 'pageshow' && !persisted)) return;
    if (!socket?.ready() || !socket.fresh()) hurry();
    onAwake();
  }

  function close() {
    closed = true;
    clearTimeout(timer);
    socket?.close();
    for (const [target, event] of awakenings) target.removeEventListener(event, awake);
  }
}
