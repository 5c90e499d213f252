/** @import {Item} from './items.js' */
/** @import {Look} from './draw_kinds.js' */
import { DIMMED, SELECTED } from './draw_kinds.js';

/**
 * The marker: casing, hairline, colour, letter; a clock while it waits; a ring round a chosen point.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Item} item with its place on the layer, `x` and `y`
 * @param {Look} look
 * @param {ReturnType<typeof import('./sprites.js').createSprites>} sprites
 */
export function drawMarker(ctx, { category, kind, x, y, scale }, look, sprites) {
  if (!category) return;
  const size = look.size * (look.selected ? SELECTED : scale);
  ctx.globalAlpha = look.dimmed ? DIMMED : 1;
  if (look.selected && kind === 'point') put(ctx, sprites.ring(size * 0.72 + 3), x, y);
  put(ctx, sprites.marker(category, size, look.selected || scale === 1), x, y);
  if (look.waiting) put(ctx, sprites.clock(), x + size * 0.42, y - size * 0.42);
  ctx.globalAlpha = 1;
}

/**
 * On whole pixels of the screen: between them letters blur.
 * @param {CanvasRenderingContext2D} ctx
 * @param {import('./sprites.js').Sprite} sprite
 * @param {number} x
 * @param {number} y
 */
function put(ctx, { image, side, sharpness }, x, y) {
  const whole = (/** @type {number} */ at) => Math.round((at - side / 2) * sharpness) / sharpness;
  ctx.drawImage(image, whole(x), whole(y), side, side);
}
