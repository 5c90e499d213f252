const EVERY_MS = 2000;

/**
 * Asks again and again, every 2 s ± 20 % while it is answered, more rarely in silence.
 * @param {object} options
 * @param {() => Promise<unknown>} options.ask
 * @param {() => void} options.onAnswer
 * @param {(error: unknown) => void} options.onSilence
 */
export function createPoll({ ask, onAnswer, onSilence }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let on = false;
  let asking = false;
  let failures = 0;

  async function once() {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    try {
      await ask();
      failures = 0;
      if (on) onAnswer();
    } catch (error) {
      failures = Math.min(failures + 1, 3);
      if (on) onSilence(error);
    }
    asking = false;
    if (on) timer = setTimeout(once, EVERY_MS * 2 ** failures * (0.8 + Math.random() * 0.4));
  }

  return {
    start() {
      if (on) return;
      on = true;
      void once();
    },
    /** At once, if it is asking at all. */
    hurry() {
      failures = 0;
      if (on) void once();
    },
    stop() {
      on = false;
      clearTimeout(timer);
    },
  };
}
