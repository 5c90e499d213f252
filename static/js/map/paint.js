/** @import {Item} from './items.js' */
import { drawGround } from './draw_kinds.js';
import { drawMarker } from './draw_marker.js';

/**
 * Areas under lines under markers; the chosen one over the others of its sort, which step back.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Item[]} visible
 * @param {object} how
 * @param {string | null} how.selected
 * @param {number} how.size of a whole marker's box, px
 * @param {ReturnType<typeof import('./sprites.js').createSprites>} how.sprites
 */
export function paint(ctx, visible, { selected, size, sprites }) {
  const ordered = visible.sort((a, b) => Number(a.id === selected) - Number(b.id === selected));
  const look = (/** @type {Item} */ item) => ({
    size,
    selected: item.id === selected,
    dimmed: selected !== null && item.id !== selected,
    waiting: Boolean(item.proposal.waiting),
  });
  for (const kind of /** @type {const} */ (['area', 'line'])) {
    for (const item of ordered) if (item.kind === kind) drawGround(ctx, item, look(item));
  }
  for (const item of ordered) drawMarker(ctx, item, look(item), sprites);
}
