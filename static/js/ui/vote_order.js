/**
 * The order in which one person sees the ideas to vote on: random, so that no idea is first for everybody; one's own,
 * so that it stays the same over a reload; and only ever added to at its end, so that nothing moves away from under a
 * finger.
 */

/**
 * A number that looks random and depends only on the text (FNV-1a, then the final mix of MurmurHash3).
 * @param {string} text
 * @returns {number} 0 to 2^32 - 1
 */
export function scatter(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * @param {string[]} ids
 * @param {string} seed the person and the round
 * @returns {string[]} a new list, in the person's order
 */
export function shuffled(ids, seed) {
  const places = new Map(ids.map((id) => [id, scatter(`${seed}:${id}`)]));
  return [...ids].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || (a < b ? -1 : 1));
}

/**
 * @param {{id: string, general: boolean}[]} ideas those open to the vote now
 * @param {string} seed
 * @param {string[]} kept the order from before: what is still there keeps its place, what is new comes after it
 * @returns {string[]} on a first call the measures, then the general remarks, which are counted apart
 */
export function fairOrder(ideas, seed, kept = []) {
  const open = new Set(ideas.map((idea) => idea.id));
  const before = kept.filter((id) => open.has(id));
  const seen = new Set(before);
  const fresh = ideas.filter((idea) => !seen.has(idea.id));
  /** @param {boolean} general */
  const part = (general) => shuffled(fresh.filter((idea) => idea.general === general).map((idea) => idea.id), seed);
  return [...before, ...part(false), ...part(true)];
}

/**
 * The next idea without a vote, looking forward from a place and then from the start.
 * @param {string[]} order
 * @param {(id: string) => boolean} isVoted
 * @param {number} [from]
 * @returns {number} its place, or -1 when all have a vote
 */
export function nextUnvoted(order, isVoted, from = 0) {
  const ahead = order.findIndex((id, i) => i >= from && !isVoted(id));
  return ahead >= 0 ? ahead : order.findIndex((id) => !isVoted(id));
}
