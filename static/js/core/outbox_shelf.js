/** @import {OutboxEntry, OutboxStorage, OutboxTrouble} from '../types' */
import { inMemory } from './outbox_storage.js';

/**
 * The queue as this page sees it, kept equal to what is stored. A gesture shows at once and is written in order;
 * what cannot be written (a full or forbidden storage) stays on this page's list, and what somebody emptied is
 * written again.
 * @param {object} options
 * @param {Promise<OutboxStorage>} options.storage
 * @param {(entry: OutboxEntry) => boolean} options.ours
 * @param {() => void} options.onChange this page's list changed
 * @param {() => void} options.onWritten the stored queue changed, other tabs should look
 */
export function createShelf({ storage, ours, onChange, onWritten }) {
  const kept = storage.catch(inMemory);
  const gone = /** @type {Set<string>} */ (new Set());
  /** @type {OutboxEntry[]} */
  let entries = [];
  let writing = 0;
  let writes = /** @type {Promise<unknown>} */ (Promise.resolve());
  let trouble = /** @type {OutboxTrouble} */ ('');
  void kept.then(({ lasting }) => lasting || troubled('refused'));

  return {
    list: () => entries,
    /** @param {string} id */
    get: (id) => entries.find((entry) => entry.id === id),
    /** What keeps the entries from outliving this page. */
    trouble: () => trouble,
    put,
    remove,
    settled,
  };

  /** @param {OutboxEntry} entry */
  function put(entry) {
    const known = entries.some((other) => other.id === entry.id);
    entries = known ? entries.map((other) => (other.id === entry.id ? entry : other)) : [...entries, entry];
    onChange();
    return write((shelf) => shelf.put(entry));
  }

  /** @param {string} id */
  function remove(id) {
    gone.add(id);
    entries = entries.filter((entry) => entry.id !== id);
    onChange();
    return write((shelf) => shelf.delete(id));
  }

  /** @param {(shelf: OutboxStorage) => Promise<unknown>} action */
  function write(action) {
    writing += 1;
    const written = writes.then(async () => action(await kept));
    writes = written.then(onWritten, () => troubled('full')).then(() => {
      writing -= 1;
      return read();
    });
    return writes;
  }

  /** Waits for what is being written, then looks at what other tabs did. */
  async function settled() {
    await writes;
    await read();
  }

  /** While something of ours is still to be written, our list is newer than what is stored. */
  async function read() {
    if (writing) return;
    const shelf = await kept;
    const all = await shelf.all().catch(() => null);
    if (writing || !all) return;
    if (shelf.emptied()) return writeAgain();
    const stored = all.filter((entry) => ours(entry) && !gone.has(entry.id));
    const known = new Set(stored.map((entry) => entry.id));
    const unwritten = entries.filter((entry) => entry.n === undefined && !known.has(entry.id));
    if (!unwritten.length && trouble === 'full') troubled('');
    const before = JSON.stringify(entries);
    entries = [...stored, ...unwritten];
    if (JSON.stringify(entries) !== before) onChange();
  }

  /** Somebody emptied the storage while this page was open: what it remembers still waits. */
  function writeAgain() {
    for (const entry of entries) void put({ ...entry, n: undefined });
    troubled('emptied');
  }

  /** @param {OutboxTrouble} what */
  function troubled(what) {
    if (trouble === what) return;
    trouble = what;
    onChange();
  }
}
