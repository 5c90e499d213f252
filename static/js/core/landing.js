/** @import {Ack, Outbox, OutboxEntry, Store} from '../types' */

const LONGEST_MS = 10_000;

/**
 * The answer to a command may come before its event. Until the event is here, what the person did stays laid over
 * the truth, so that nothing blinks.
 * @param {object} options
 * @param {Store} options.store
 * @param {() => Outbox} options.outbox
 */
export function createLanding({ store, outbox }) {
  /** @type {{entry: OutboxEntry, seq: number}[]} */
  let landing = [];

  store.on(() => {
    const left = landing.filter(({ seq }) => seq > store.state.seq);
    if (left.length === landing.length) return;
    landing = left;
    lay();
  });

  function lay() {
    store.lay([...landing.map(({ entry }) => entry), ...outbox().pending()]);
  }

  return {
    lay,
    /**
     * @param {OutboxEntry} entry
     * @param {Ack} ack
     */
    answered(entry, ack) {
      if (!ack.ok || ack.seq === null || ack.seq <= store.state.seq) return;
      const one = { entry, seq: ack.seq };
      landing.push(one);
      setTimeout(() => {
        landing = landing.filter((other) => other !== one);
        lay();
      }, LONGEST_MS);
    },
  };
}
