/** @import {Parts, WorkerScope} from '../types' */
import { cacheName, forgetKept, isPart, readKept } from '../core/kept.js';

/**
 * Opens the live page again without a network. Pages come from the network first; without one the shell of a
 * workshop that this phone knows is shown, else a page that says why there is none. Only the shell, which names
 * nobody, and files that never change are kept here: whatever belongs to a person goes past.
 */
const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));
const BASE = worker.registration.scope;
const DOOR = 'cocreate-door';
/** On a line this slow a page that is kept is better than a white one. */
const PATIENCE_MS = 6000;
/** What a proxy says while the server behind it is away. */
const AWAY = new Set([502, 503, 504]);

const LIVE = /^w\/([A-Z0-9]+)$/u;
const LEAVING = /^w\/([A-Z0-9]+)\/(leave|mine\/erase)$/u;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const path = url.startsWith(BASE) ? new URL(url).pathname.slice(new URL(BASE).pathname.length) : null;
  if (path === null) return;
  const [, left] = (method === 'POST' && LEAVING.exec(path)) || [];
  if (left) event.waitUntil(forgetKept(left));
  if (method !== 'GET') return;
  if (isPart(url, BASE)) event.respondWith(part(event.request));
  else if (mode === 'navigate') event.respondWith(open(event.request, LIVE.exec(path)?.[1]));
});

/** @param {Request} request */
async function part(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/**
 * @param {Request} request
 * @param {string} [code] of the workshop, if it is a live page
 */
async function open(request, code) {
  const shell = code && (await readKept(code)) ? await caches.match(shellOf(code), { ignoreVary: true }) : undefined;
  try {
    const answer = await (shell ? inTime(fetch(request)) : fetch(request));
    return shell && AWAY.has(answer.status) ? shell : answer;
  } catch (error) {
    const known = shell ?? (await caches.match(`${BASE}offline`, { ignoreVary: true }));
    if (known) return known;
    throw error;
  }
}

/** @param {string} code */
const shellOf = (code) => `${BASE}w/${code}/shell`;

/**
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>} rejects when it takes too long
 */
function inTime(answer) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('too late')), PATIENCE_MS);
  });
  return Promise.race([answer, /** @type {Promise<never>} */ (late)]);
}

/** @param {Parts} parts */
async function keep({ code, shell, door, files }) {
  await fill(await caches.open(cacheName(code)), [shell, ...files]);
  await fill(await caches.open(DOOR), [door, ...files.filter((file) => file.endsWith('.css'))]);
}

/**
 * Pages anew, files only when they are new; what is not asked for any more goes.
 * @param {Cache} cache
 * @param {string[]} urls
 */
async function fill(cache, urls) {
  const wanted = new Set(urls.map((url) => new URL(url, BASE).href));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all([...wanted].map((url) => fetchInto(cache, url)));
  await Promise.all(old.map((request) => cache.delete(request)));
}

/**
 * @param {Cache} cache
 * @param {string} url
 */
async function fetchInto(cache, url) {
  if (isPart(url, BASE) && (await cache.match(url, { ignoreVary: true }))) return;
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (answer.ok && !answer.redirected) await cache.put(url, answer);
}
