/** @import {Item} from './items.js' */

/** So many markers in the room of three by three make a crowd, and so many a throng. */
const CROWD = 7;
const THRONG = 36;
/** Cells are numbered by row and column in one number. */
const STRIDE = 1 << 20;

/**
 * How large each marker may be where many stand close together: 1 whole, 0.5 in a crowd, 0.32 in a throng.
 * A lonely one stays whole however many there are elsewhere.
 * @param {Item[]} items placed on the layer; their `scale` is set
 * @param {number} size of a whole marker's box, px
 */
export function crowd(items, size) {
  const cells = new Map();
  const cell = (/** @type {number} */ at) => Math.floor(at / (1.5 * size));
  const key = (/** @type {Item} */ { x, y }) => cell(x) * STRIDE + cell(y);
  for (const item of items) cells.set(key(item), (cells.get(key(item)) ?? 0) + 1);
  /** @type {Map<number, number>} */
  const scales = new Map();
  for (const at of cells.keys()) scales.set(at, scaleOf(around(cells, at)));
  for (const item of items) item.scale = scales.get(key(item)) ?? 1;
}

/**
 * @param {Map<number, number>} cells
 * @param {number} at
 */
function around(cells, at) {
  let count = 0;
  for (const column of [-STRIDE, 0, STRIDE]) {
    for (const row of [-1, 0, 1]) count += cells.get(at + column + row) ?? 0;
  }
  return count;
}

/** @param {number} count */
function scaleOf(count) {
  if (count > THRONG) return 0.32;
  return count > CROWD ? 0.5 : 1;
}
