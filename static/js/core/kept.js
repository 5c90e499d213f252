/** @import {Kept} from '../types' */
import { openDatabase, request } from './database.js';
import { phoneStorage } from './phone.js';

const NAME = 'cocreate-kept';
const STORE = 'workshops';
const MONTH_MS = 30 * 24 * 3600 * 1000;

/** A shell and its files are kept in one cache per workshop, so that a workshop is forgotten in one go. */
export const cacheName = (/** @type {string} */ code) => `cocreate-${code}`;

/** What staff uploaded to lie under the ideas of one workshop. */
const LAYER = /^w\/[A-Z0-9]+\/layers\/[\w.-]+\.json$/u;

/**
 * Whether an address is a file that never changes: the built files, the ground of the map and the layers on it.
 * @param {string} url absolute
 * @param {string} base where the application stands, with a slash at the end
 */
export const isPart = (url, base) =>
  url.startsWith(`${base}static/dist/`) || url.startsWith(`${base}maps/`) || (url.startsWith(base) && LAYER.test(url.slice(base.length)));

/** Whose phone this is in a workshop: the person the server last said, over all tabs at once. */
const ownerKey = (/** @type {string} */ code) => `cocreate-owner-${code}`;
export const owner = (/** @type {string} */ code) => phoneStorage()?.getItem(ownerKey(code)) ?? null;

/**
 * What this phone knows of a workshop; null for nothing, or where the browser keeps nothing.
 * @param {string} code
 * @returns {Promise<Kept | null>}
 */
export async function readKept(code) {
  const found = await inStore('readonly', (store) => store.get(code));
  return found ?? null;
}

/**
 * The server says who is here: what is kept of anybody else goes.
 * @param {string} code
 * @param {string} id
 */
export async function ownedBy(code, id) {
  phoneStorage()?.setItem(ownerKey(code), id);
  const kept = await readKept(code);
  if (kept && kept.me.id !== id) await forgetKept(code, { leave: false });
}

/** @param {Kept} kept */
export async function writeKept(kept) {
  await inStore('readwrite', (store) => store.put(kept));
}

/**
 * Somebody leaves this phone, or is erased: nothing of them opens again without the server.
 * @param {string} code
 * @param {{leave?: boolean}} [options] whether the phone is nobody's now
 */
export async function forgetKept(code, { leave = true } = {}) {
  if (leave) phoneStorage()?.removeItem(ownerKey(code));
  await inStore('readwrite', (store) => store.delete(code));
  await globalThis.caches?.delete(cacheName(code));
}

/** Workshops nobody has opened for a month are not kept for ever. */
export async function forgetOldKept() {
  const all = /** @type {Kept[] | null} */ (await inStore('readonly', (store) => store.getAll()));
  const old = (all ?? []).filter(({ at }) => at < Date.now() - MONTH_MS);
  await Promise.all(old.map(({ code }) => forgetKept(code)));
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T | null>} null where the browser keeps nothing: the page then lives from the network alone
 */
async function inStore(mode, ask) {
  const database = await opened();
  return database && request(await database.open(), STORE, mode, ask);
}

/** @type {ReturnType<typeof openDatabase> | undefined} */
let opening;

function opened() {
  opening ??= openDatabase(NAME, (made) => made.createObjectStore(STORE, { keyPath: 'code' }));
  return opening.catch(() => null);
}
