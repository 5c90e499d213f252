/**
 * A value that tells when it changes.
 * @template T
 * @param {T} first
 */
export function createSignal(first) {
  const listeners = /** @type {Set<(value: NonNullable<T>) => void>} */ (new Set());
  const signal = {
    value: /** @type {NonNullable<T>} */ (first),
    /** @param {NonNullable<T>} value */
    set(value) {
      signal.value = value;
      for (const listener of [...listeners]) listener(value);
    },
    /** @param {(value: NonNullable<T>) => void} fn */
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  };
  return signal;
}
