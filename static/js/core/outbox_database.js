/** @import {OutboxStorage} from '../types' */
import { openDatabase, request } from './database.js';

const NAME = 'cocreate-outbox';

/**
 * The queue in IndexedDB: strictly written, so that a tick "waiting" survives a flat battery.
 * @returns {Promise<OutboxStorage>}
 */
export async function inDatabase() {
  const database = await openDatabase(NAME, (made) => {
    const entries = made.createObjectStore('entries', { keyPath: 'n', autoIncrement: true });
    entries.createIndex('id', 'id', { unique: true });
  });
  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(entries: IDBObjectStore) => IDBRequest<T>} ask
   */
  const run = async (mode, ask) => request(await database.open(), 'entries', mode, ask);
  return {
    lasting: true,
    emptied: database.emptied,
    all: () => run('readonly', (entries) => entries.getAll()),
    async put(entry) {
      entry.n = Number(await run('readwrite', (entries) => entries.put(entry)));
    },
    async delete(id) {
      const n = await run('readonly', (entries) => entries.index('id').getKey(id));
      if (n !== undefined) await run('readwrite', (entries) => entries.delete(n));
    },
  };
}
