/**
 * Draws a list again without touching the rows that did not change: focus, open menus and the reader's place stay.
 * Focus in a row that is made anew or goes stays on it, or on the one that takes its place.
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} items in the order to show
 * @param {{key: (item: T) => string, sign: (item: T) => string, make: (item: T) => HTMLElement}} how
 *   `sign`: everything that the row shows; another sign, another row
 */
export function drawKeyed(list, items, { key, sign, make }) {
  const old = new Map([...list.children].map((node) => [/** @type {HTMLElement} */ (node).dataset.key, node]));
  const rows = items.map((item) => {
    const known = /** @type {HTMLElement | undefined} */ (old.get(key(item)));
    if (known?.dataset.sign === sign(item)) return known;
    const made = make(item);
    Object.assign(made.dataset, { key: key(item), sign: sign(item) });
    return made;
  });
  const kept = new Set(rows);
  const focused = [...list.children].findIndex((node) => node.contains(document.activeElement));
  const focusedKey = /** @type {HTMLElement | undefined} */ (list.children[focused])?.dataset.key;
  for (const node of [...list.children]) if (!kept.has(/** @type {HTMLElement} */ (node))) node.remove();
  rows.forEach((row, at) => {
    if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
  });
  if (focused < 0 || list.contains(document.activeElement)) return;
  const next = rows.find((row) => row.dataset.key === focusedKey) ?? rows[Math.min(focused, rows.length - 1)];
  next?.querySelector('button')?.focus({ preventScroll: true });
}
