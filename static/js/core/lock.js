const LEASE_MS = 15_000;
const LOOK_AGAIN_MS = 250;

/**
 * Runs one task at a time over all tabs of this browser: with Web Locks where there are any (https, loopback),
 * else with a lease in localStorage, which a closing tab gives back and a killed one loses by itself.
 * @param {string} name
 * @returns {<T>(task: () => Promise<T>) => Promise<T>}
 */
export function createLock(name) {
  const locks = globalThis.navigator?.locks;
  if (locks) return (task) => /** @type {Promise<any>} */ (locks.request(name, task));
  return (task) => withLease(name, task);
}

/**
 * Two tabs may write a lease in the same instant; the last one written stands, so it is read again
 * before it counts. Should both win after all, the command's id keeps it to one row.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
async function withLease(name, task) {
  const mine = String(Math.random());
  const shelf = leases();
  if (!shelf) return task();
  for (;;) {
    if (!taken(shelf, name, mine)) {
      shelf.setItem(name, JSON.stringify({ mine, until: Date.now() + LEASE_MS }));
      await pause(20);
      if (holder(shelf, name) === mine) break;
    }
    await pause(LOOK_AGAIN_MS * (1 + Math.random()));
  }
  const giveBack = () => holder(shelf, name) === mine && shelf.removeItem(name);
  globalThis.addEventListener?.('pagehide', giveBack);
  try {
    return await task();
  } finally {
    globalThis.removeEventListener?.('pagehide', giveBack);
    giveBack();
  }
}

/** @returns {Storage | null} */
function leases() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // storage is switched off, so no other tab can share the queue either
  }
}

/**
 * @param {Storage} shelf
 * @param {string} name
 * @returns {{mine: string, until: number} | null}
 */
function lease(shelf, name) {
  return JSON.parse(shelf.getItem(name) ?? 'null');
}

/**
 * @param {Storage} shelf
 * @param {string} name
 */
function holder(shelf, name) {
  return lease(shelf, name)?.mine;
}

/**
 * A lease from further ahead than any lease lasts was made before the phone's clock was set back.
 * @param {Storage} shelf
 * @param {string} name
 * @param {string} mine
 */
function taken(shelf, name, mine) {
  const held = lease(shelf, name);
  const left = held ? held.until - Date.now() : 0;
  return held !== null && held.mine !== mine && left > 0 && left <= LEASE_MS;
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
