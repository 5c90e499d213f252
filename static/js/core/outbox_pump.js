/** @import {Ack, CommandBody, OutboxEntry} from '../types' */
import { HttpError } from './http.js';
import { nextToSend } from './outbox_order.js';

const RETRIED = new Set(['busy', 'full', 'too_many']);
/** What a proxy says while the server behind it is away: as good as silence. */
const AWAY = new Set([502, 503, 504]);
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends what waits, one in flight, in order. Only `busy`, `full`, `too_many` and silence are tried again,
 * after a pause that grows and is never the same for two phones.
 * @param {object} options
 * @param {<T>(task: () => Promise<T>) => Promise<T>} options.exclusive one task at a time over all tabs
 * @param {() => Promise<OutboxEntry[]>} options.waiting what waits now, in order
 * @param {(body: CommandBody) => Promise<Ack>} options.post rejects on silence
 * @param {(entry: OutboxEntry, ack: Ack) => Promise<unknown>} options.onAnswer a final answer
 * @param {(entry: OutboxEntry) => Promise<unknown>} options.onPostponed answered, but not finally: not before `tryAfter`
 */
export function createPump({ exclusive, waiting, post, onAnswer, onPostponed }) {
  /** @type {string | null} */
  let flying = null;
  let running = false;
  let wanted = false;
  let closed = false;
  let silences = 0;
  let quietUntil = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  return {
    run,
    /** @param {string} id */
    flying: (id) => flying === id,
    /** Now, whatever pause the silence had made; a pause the server asked for is kept. */
    wake() {
      silences = 0;
      quietUntil = 0;
      void run();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };

  async function run() {
    wanted = true;
    if (running || closed) return;
    running = true;
    clearTimeout(timer);
    /** @type {number | null} */
    let pause = null;
    while (!closed && (wanted || pause === 0)) {
      wanted = false;
      pause = await exclusive(step);
    }
    running = false;
    if (pause && !closed) timer = setTimeout(() => void run(), pause);
  }

  /**
   * Sends the first entry that is due, if there is one.
   * @returns {Promise<number | null>} milliseconds until the next step, null when there is nothing to do
   */
  async function step() {
    const next = nextToSend(await waiting(), Date.now());
    if (closed || !next) return null;
    if ('wait' in next) return next.wait;
    const quiet = quietUntil - Date.now();
    if (quiet > 0) return quiet;
    flying = next.entry.id;
    const pause = await fly(next.entry);
    flying = null;
    return pause;
  }

  /**
   * @param {OutboxEntry} entry
   * @returns {Promise<number>} milliseconds until the next step
   */
  async function fly(entry) {
    const { id, kind, data, seen } = entry;
    try {
      const ack = await post({ id, kind, data, seen });
      if (!ack.ok && RETRIED.has(ack.code)) return await postpone(entry, ack.retry_after ?? 1);
      await onAnswer(entry, ack);
    } catch (error) {
      if (!(error instanceof HttpError) || AWAY.has(error.status)) return silence();
      return await postpone(entry, 0);
    }
    silences = 0;
    return 0;
  }

  function silence() {
    silences += 1;
    const pause = growing(silences);
    quietUntil = Date.now() + pause;
    return pause;
  }

  /**
   * Written down with the entry, so that neither a reload nor another tab asks sooner.
   * @param {OutboxEntry} entry
   * @param {number} least seconds the server wants to be left alone
   */
  async function postpone(entry, least) {
    const tries = (entry.tries ?? 0) + 1;
    await onPostponed({ ...entry, tries, tryAfter: Date.now() + least * 1000 + growing(tries) });
    return 0;
  }
}

/** @param {number} tries */
function growing(tries) {
  return Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries) * (0.5 + Math.random() / 2);
}
