const GAP_MS = 500;

/**
 * What is missing has half a second to arrive by itself, then it is fetched.
 * @param {() => unknown} fetchMissing
 */
export function createGapWatch(fetchMissing) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    /** @param {() => boolean} missing */
    watch(missing) {
      if (!missing()) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        if (missing()) fetchMissing();
      }, GAP_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
