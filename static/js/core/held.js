/** @import {JournalEvent} from '../types' */

/** Further ahead than this, catching up is cheaper than holding. */
const MOST_HELD = 2000;

/** Events of one stream that came ahead of their turn. */
export function createHeld() {
  /** @type {Map<number, JournalEvent>} */
  const events = new Map();
  return {
    size: () => events.size,
    clear: () => events.clear(),

    /**
     * @param {JournalEvent[]} list
     * @param {number} at the seq we have
     */
    keep(list, at) {
      for (const event of list) if (event.seq > at && events.size < MOST_HELD) events.set(event.seq, event);
    },

    /**
     * The events whose turn it is, in order, without gaps; what lies behind is forgotten.
     * @param {number} at the seq we have
     * @returns {JournalEvent[]}
     */
    take(at) {
      for (const seq of events.keys()) if (seq <= at) events.delete(seq);
      const turn = [];
      for (let event; (event = events.get(at + turn.length + 1)); ) turn.push(event);
      for (const { seq } of turn) events.delete(seq);
      return turn;
    },
  };
}
