/** @import {OutboxEntry} from '../types' */

/** After so many answers that were no answer it lets those pass that have nothing to do with it. */
const STUCK = 3;

/**
 * Which command goes now. The order of the gestures is kept: one that must wait holds up those behind it. What is
 * held back for its undo lets all pass, and one that fails again and again those about other things.
 * @param {OutboxEntry[]} entries in order
 * @param {number} now milliseconds since 1970
 * @returns {{entry: OutboxEntry} | {wait: number} | null} `wait` in milliseconds; null when nothing is left
 */
export function nextToSend(entries, now) {
  const stuck = new Set();
  let wait = Infinity;
  for (const entry of entries) {
    const due = Math.max(entry.notBefore ?? 0, entry.tryAfter ?? 0);
    const ids = about(entry);
    if (!ids.some((id) => stuck.has(id))) {
      if (due <= now) return { entry };
      wait = Math.min(wait, due - now);
      if (entry.notBefore !== due && (entry.tries ?? 0) < STUCK) break;
    }
    if (entry.notBefore !== due) ids.forEach((id) => stuck.add(id));
  }
  return wait < Infinity ? { wait } : null;
}

/**
 * What a command is about: two with an id in common keep their order whatever happens.
 * @param {OutboxEntry} entry
 * @returns {string[]}
 */
function about({ kind, data }) {
  const ids = [data.proposal, data.comment].filter(Boolean);
  return ids.length ? ids : [kind];
}
