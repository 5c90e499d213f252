/** @import {Item} from './items.js' */

/** Half of a 44 px target. */
const REACH_PX = 22;
/** Room round a marker that must be drawn though its place is just outside. */
const OVERHANG_PX = 40;
/** So much nearer than the next one it was surely meant. */
const SURE_PX = 10;

/**
 * What lies under a finger: markers within reach, the nearest first, then lines and areas; all that stand so close
 * together that nobody could aim between them.
 * @param {Iterable<Item>} items placed on the layer
 * @param {L.Point} at layer point
 * @param {CanvasRenderingContext2D} ctx any
 * @returns {string[]} ids
 */
export function hits(items, at, ctx) {
  const near = [];
  const under = [];
  for (const item of items) {
    const away = Math.hypot(item.x - at.x, item.y - at.y);
    if (away <= REACH_PX) near.push({ id: item.id, away });
    else if (covers(item, at, ctx)) under.push({ id: item.id, away });
  }
  const byDistance = (/** @type {{away: number}} */ a, /** @type {{away: number}} */ b) => a.away - b.away;
  const chosen = near.length ? near.sort(byDistance) : under.sort(byDistance);
  const sure = near.length > 1 && near[1].away - near[0].away > SURE_PX;
  return (sure ? chosen.slice(0, 1) : chosen).map(({ id }) => id);
}

/**
 * @param {Item} item
 * @param {L.Point} at
 * @param {CanvasRenderingContext2D} ctx
 */
function covers({ kind, shape, box, width }, at, ctx) {
  if (!shape || !box) return false;
  const reach = L.point(REACH_PX, REACH_PX);
  const min = /** @type {L.Point} */ (box.min).subtract(reach);
  const max = /** @type {L.Point} */ (box.max).add(reach);
  if (at.x < min.x || at.y < min.y || at.x > max.x || at.y > max.y) return false;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.lineWidth = Math.max(REACH_PX, width);
  const hit = kind === 'area' ? ctx.isPointInPath(shape, at.x, at.y, 'evenodd') : ctx.isPointInStroke(shape, at.x, at.y);
  ctx.restore();
  return hit;
}

/**
 * The items that reach into a stretch of the layer.
 * @param {Iterable<Item>} items
 * @param {L.Bounds} bounds
 */
export function inView(items, bounds) {
  const { min, max } = /** @type {{min: L.Point, max: L.Point}} */ (bounds);
  return [...items].filter(({ box }) => {
    if (!box?.min || !box.max) return false;
    const beside = box.max.x < min.x - OVERHANG_PX || box.min.x > max.x + OVERHANG_PX;
    return !beside && box.max.y > min.y - OVERHANG_PX && box.min.y < max.y + OVERHANG_PX;
  });
}
