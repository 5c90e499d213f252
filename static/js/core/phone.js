/** @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {keys: () => string[]}} PhoneStorage */

/**
 * What this browser lets us keep, or null: private windows of some browsers throw when their storage is only looked at.
 * What no longer fits is kept as long as the page is open, which is what there is then.
 * @returns {PhoneStorage | null}
 */
export function phoneStorage() {
  const storage = found();
  if (!storage) return null;
  return {
    getItem: (key) => storage.getItem(key),
    removeItem: (key) => storage.removeItem(key),
    keys: () => Object.keys(storage),
    setItem(key, value) {
      try {
        storage.setItem(key, value);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        storage.removeItem(key); // an older version would be worse than none
      }
    },
  };
}

/** @returns {Storage | null} */
function found() {
  try {
    return globalThis.localStorage ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
