/**
 * The workshop's code as it is written on the poster, while somebody types it: upper case, two groups of four.
 * @param {string} typed
 * @param {number} [caret] where the cursor stands in it
 * @returns {{text: string, caret: number}}
 */
export function groupCode(typed, caret = typed.length) {
  const plain = letters(typed);
  const before = letters(typed.slice(0, caret)).length;
  const text = plain.length > 4 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
  return { text, caret: before > 4 ? before + 1 : before };
}

/** @param {string} typed */
const letters = (typed) => typed.toUpperCase().replace(/[\s\p{Pd}.]/gu, '');

/**
 * Somebody may paste the whole address from a message instead of the code.
 * @param {string} pasted
 * @param {string} home this site's first page, which may be below a path
 * @returns {string | null} the address to go to, only on this site
 */
export function pastedAddress(pasted, home) {
  const address = pasted.trim();
  if (!address.startsWith(home)) return null;
  const found = /^(?:join|w)\/[\w-]+(?=[/?#]|$)/u.exec(address.slice(home.length));
  return found && home + found[0];
}
