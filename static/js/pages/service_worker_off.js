/** @import {WorkerScope} from '../types' */

/** Served in the service worker's place when it is switched off: it takes everything kept with it, and goes. */
const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(goAway()));

async function goAway() {
  const ours = (await caches.keys()).filter((name) => name.startsWith('cocreate-'));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
