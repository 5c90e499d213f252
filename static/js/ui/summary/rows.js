/** @typedef {{node: HTMLTableRowElement, id: string, kind: string, shows: string[], votes: number}} IdeaRow */

/**
 * The rows the server wrote: the page's own list of ideas.
 * @returns {IdeaRow[]}
 */
export function ideaRows() {
  const nodes = /** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll('tr[data-id]'));
  return [...nodes].map((node) => ({
    node,
    id: node.dataset.id ?? '',
    kind: node.dataset.kind ?? '',
    shows: (node.dataset.show ?? '').split(' '),
    votes: Number(node.dataset.votes),
  }));
}

/**
 * Row and map point at each other: the row that was clicked or has the focus is the idea the map shows.
 * @param {IdeaRow[]} rows
 * @param {(id: string | null) => void} onPoint
 * @returns {{mark: (id: string | null) => void}} `mark` brings the row of an idea into view
 */
export function linkRows(rows, onPoint) {
  const byId = new Map(rows.map((row) => [row.id, row.node]));
  let marked = /** @type {string | null} */ (null);
  for (const { node, id } of rows) {
    node.addEventListener('click', () => point(id));
    node.addEventListener('focusin', () => point(id));
  }
  return { mark };

  /** @param {string | null} id */
  function point(id) {
    if (id === marked) return;
    if (marked) byId.get(marked)?.removeAttribute('aria-current');
    if (id) byId.get(id)?.setAttribute('aria-current', 'true');
    marked = id;
    onPoint(id);
  }

  /** @param {string | null} id */
  function mark(id) {
    point(id);
    if (id) byId.get(id)?.scrollIntoView({ block: 'nearest' });
  }
}
