/** @import {Ack, CommandBody, Outbox, OutboxEntry, OutboxStorage, Refusal} from '../types' */
import { uuid } from './ids.js';
import { createLock } from './lock.js';
import { _ } from './messages.js';
import { createPump } from './outbox_pump.js';
import { createShelf } from './outbox_shelf.js';
import { openStorage } from './outbox_storage.js';
import { createNews } from './tabs.js';

const MOST_BYTES = 32 * 1024;

/**
 * The person's commands on their way: kept on the phone until answered, sent in the order of the gestures by one
 * tab at a time, and never as anybody but the person who made them. A final refusal is kept with the person's
 * words until it is sent again or dropped.
 * @param {object} options
 * @param {string} options.code
 * @param {string} options.identity public id of the participant or staff account
 * @param {(body: CommandBody) => Promise<Ack>} options.post rejects on silence
 * @param {() => number} [options.seen] the room seq this device has now
 * @param {(entry: OutboxEntry, ack: Ack) => void} [options.onAnswer] hears of each final answer of this tab's sending
 * @param {Promise<OutboxStorage>} [options.storage]
 * @param {<T>(task: () => Promise<T>) => Promise<T>} [options.lock]
 * @returns {Outbox}
 */
export function createOutbox({ code, identity, post, seen = () => 0, onAnswer, storage = openStorage(), lock }) {
  const name = `cocreate-outbox-${code}-${identity}`;
  const listeners = /** @type {Set<(outbox: Outbox) => void>} */ (new Set());
  const waiters = /** @type {Map<string, (ack: Ack) => void>} */ (new Map());
  const news = createNews(name, { onAck: settle, onChange: () => void shelf.settled().then(() => pump.run()) });
  const shelf = createShelf({
    storage,
    ours: (entry) => entry.code === code && entry.identity === identity,
    onChange: () => listeners.forEach((listener) => listener(outbox)),
    onWritten: news.changed,
  });
  const pump = createPump({
    exclusive: lock ?? createLock(name),
    waiting: () => shelf.settled().then(() => outbox.pending()),
    post,
    onAnswer: answered,
    onPostponed: shelf.put,
  });

  const outbox = /** @type {Outbox} */ ({
    ready: shelf.settled(),
    send,
    pending: () => shelf.list().filter((entry) => !entry.ack),
    refused: () => shelf.list().filter((entry) => entry.ack),
    trouble: shelf.trouble,
    retry,
    drop,
    wake,
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close() {
      pump.close();
      news.close();
    },
  });
  void outbox.ready.then(pump.run);
  return outbox;

  /**
   * @param {string} kind
   * @param {Record<string, any>} data
   * @param {{hold?: number}} [options] milliseconds in which it can still be dropped
   */
  function send(kind, data, { hold = 0 } = {}) {
    /** @type {OutboxEntry} */
    const entry = { id: uuid(), kind, data, seen: seen(), code, identity, at: new Date().toISOString() };
    if (hold) entry.notBefore = Date.now() + hold;
    const done = new Promise((/** @type {(ack: Ack) => void} */ resolve) => {
      waiters.set(entry.id, resolve);
    });
    if (tooLarge(entry)) void refuse(entry, tooLong(entry.id));
    else void shelf.put(entry);
    void pump.run();
    return { id: entry.id, done };
  }

  /**
   * @param {OutboxEntry} entry
   * @param {Ack} ack
   */
  async function answered(entry, ack) {
    onAnswer?.(entry, ack);
    news.answered(ack);
    if (!ack.ok) return refuse(entry, ack);
    settle(ack);
    await shelf.remove(entry.id);
  }

  /**
   * @param {OutboxEntry} entry
   * @param {Refusal} ack
   */
  function refuse(entry, ack) {
    settle(ack);
    return shelf.put({ ...entry, ack });
  }

  /** @param {Ack} ack */
  function settle(ack) {
    waiters.get(ack.id)?.(ack);
    waiters.delete(ack.id);
  }

  /** @param {string} id */
  function retry(id) {
    const entry = shelf.get(id);
    if (!entry?.ack) return;
    void shelf.put({ ...entry, ack: undefined, tries: 0, tryAfter: 0 });
    pump.wake();
  }

  /** @param {string} id */
  function drop(id) {
    const entry = shelf.get(id);
    // An answered one has landed, even while the answer is still being written down.
    if (!entry || (pump.flying(id) && !entry.ack)) return false;
    void shelf.remove(id);
    return true;
  }

  /** @param {{flush?: boolean}} [options] */
  function wake({ flush = false } = {}) {
    if (flush) for (const { notBefore, ...entry } of outbox.pending()) if (notBefore) void shelf.put(entry);
    pump.wake();
  }
}

/** @param {OutboxEntry} entry */
function tooLarge({ id, kind, data, seen }) {
  return new TextEncoder().encode(JSON.stringify({ id, kind, data, seen })).length > MOST_BYTES;
}

/**
 * @param {string} id
 * @returns {Refusal}
 */
function tooLong(id) {
  return { ok: false, id, code: 'too_large', message: _('This is too long to send. Make it shorter and send it again.') };
}
