/** Some browsers never answer when they are asked for a database: after this the page goes on without. */
const PATIENCE_MS = 3000;

/**
 * An IndexedDB database that is opened again when the browser has closed it: somebody emptied the site's data while
 * the page was open.
 * @param {string} name
 * @param {(made: IDBDatabase) => void} make its stores, when it is new
 * @returns {Promise<{open: () => Promise<IDBDatabase>, emptied: () => boolean}>} rejects where the browser refuses;
 *   `emptied` is true once after it was found new again
 */
export async function openDatabase(name, make) {
  let found = /** @type {IDBDatabase | null} */ (null);
  let opened = false;
  let emptied = false;

  /** @returns {Promise<IDBDatabase>} */
  async function open() {
    if (found) return found;
    const { database, made } = await dial(name, make);
    emptied ||= made && opened;
    opened = true;
    found = database;
    database.onclose = () => (found = null);
    database.onversionchange = () => {
      database.close();
      found = null;
    };
    return database;
  }

  await open();
  return {
    open,
    emptied() {
      const was = emptied;
      emptied = false;
      return was;
    },
  };
}

/**
 * @param {string} name
 * @param {(made: IDBDatabase) => void} make
 * @returns {Promise<{database: IDBDatabase, made: boolean}>}
 */
function dial(name, make) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    let made = false;
    const patience = setTimeout(() => reject(new Error(`${name}: the browser does not answer`)), PATIENCE_MS);
    asked.onupgradeneeded = () => {
      made = true;
      make(asked.result);
    };
    asked.onsuccess = () => {
      clearTimeout(patience);
      resolve({ database: asked.result, made });
    };
    asked.onerror = () => {
      clearTimeout(patience);
      reject(asked.error);
    };
  });
}

/**
 * One request in a transaction of its own; resolves once it is on disk.
 * @template T
 * @param {IDBDatabase} database
 * @param {string} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
export function request(database, store, mode, ask) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const asked = ask(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
