/** @import {OutboxEntry, OutboxStorage} from '../types' */
import { inDatabase } from './outbox_database.js';

const NAME = 'cocreate-outbox';
const MONTH_MS = 30 * 24 * 3600 * 1000;

/**
 * Where commands wait over reloads and closed tabs: IndexedDB, else localStorage, else only this page's memory
 * (some browsers refuse both in private windows).
 * @returns {Promise<OutboxStorage>}
 */
export async function openStorage() {
  const storage = await inDatabase().catch(() => inLocalStorage() ?? inMemory());
  await forgetOld(storage);
  return storage;
}

/**
 * Words someone left on a phone they no longer use do not stay for ever.
 * @param {OutboxStorage} storage
 */
async function forgetOld(storage) {
  const oldest = Date.now() - MONTH_MS;
  const old = (await storage.all()).filter((entry) => Date.parse(entry.at) < oldest);
  await Promise.all(old.map((entry) => storage.delete(entry.id)));
}

/** @returns {OutboxStorage | null} */
function inLocalStorage() {
  try {
    localStorage.setItem(`${NAME}-probe`, '1');
    localStorage.removeItem(`${NAME}-probe`);
  } catch {
    return null; // refused by the browser's settings: the caller has another place
  }
  let emptied = false;
  localStorage.setItem(NAME, localStorage.getItem(NAME) ?? '[]');
  const read = () => {
    const text = localStorage.getItem(NAME);
    emptied ||= text === null;
    return JSON.parse(text ?? '[]');
  };
  const seen = () => {
    const was = emptied;
    emptied = false;
    return was;
  };
  return { ...listStorage(read, (list) => localStorage.setItem(NAME, JSON.stringify(list))), lasting: true, emptied: seen };
}

/** @returns {OutboxStorage} */
export function inMemory() {
  /** @type {OutboxEntry[]} */
  let kept = [];
  return { ...listStorage(() => structuredClone(kept), (list) => (kept = list)), lasting: false, emptied: () => false };
}

/**
 * @param {() => OutboxEntry[]} read
 * @param {(list: OutboxEntry[]) => void} write
 * @returns {Pick<OutboxStorage, 'all' | 'put' | 'delete'>}
 */
function listStorage(read, write) {
  return {
    all: async () => read(),
    async put(entry) {
      const list = read();
      entry.n ??= (list.at(-1)?.n ?? 0) + 1;
      const others = list.filter((kept) => kept.id !== entry.id);
      write([...others, entry].sort((a, b) => (a.n ?? 0) - (b.n ?? 0)));
    },
    async delete(id) {
      write(read().filter((kept) => kept.id !== id));
    },
  };
}
