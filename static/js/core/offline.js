/** @import {Transport} from '../types' */
import { isPart } from './kept.js';
import { page } from './page.js';

/** Not while five hundred phones load the page itself. */
const SOONEST_MS = 1000;
const SPREAD_MS = 5000;

/**
 * Lets the page open again without a network, where the browser allows it (https, or this machine itself): the
 * service worker is told which files this page is made of, while there is a network to fetch them.
 * @param {Transport} transport
 */
export function offerOffline(transport) {
  const workers = globalThis.navigator?.serviceWorker;
  if (!workers || !page.urls.worker) return;
  const connected = () => transport.status === 'live' || transport.status === 'polling';
  const off = transport.onStatus(() => connected() && setTimeout(soon, SOONEST_MS + Math.random() * SPREAD_MS));

  function soon() {
    if (!connected()) return; // it will be again
    off();
    void offer(workers);
  }
}

/** @param {ServiceWorkerContainer} workers */
async function offer(workers) {
  await workers.register(page.urls.worker, { updateViaCache: 'none' }).catch((error) => console.warn('No service worker:', error));
  const { active } = await workers.ready;
  active?.postMessage({ code: page.code, shell: page.urls.shell, door: page.urls.door, files: files() });
}

/** What this page is made of, loaded or needed later. */
function files() {
  const base = new URL('.', new URL(page.urls.worker, location.href));
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((url) => isPart(url, base.href));
  const later = [page.geoman?.js, page.geoman?.css, page.icons, page.messages, page.layers, page.places].filter(Boolean);
  return [...new Set([...loaded, ...later.map((url) => new URL(String(url), location.href).href)])];
}
