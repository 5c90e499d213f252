import { isDark } from './theme.js';

/**
 * What fills an area beside its colour, so that colour is never alone. Drawn in a tile of the given side (px).
 * @type {Record<string, {side: number, draw: (ctx: CanvasRenderingContext2D) => void}>}
 */
const TILES = {
  dots: { side: 9, draw: (ctx) => dots(ctx, [[2.2, 2.2], [6.7, 6.7]], 1.25) },
  crosses: { side: 10, draw: (ctx) => strokes(ctx, [[3, 0.5, 3, 6], [0.2, 3.2, 5.8, 3.2]]) },
  hatch: { side: 8, draw: (ctx) => strokes(ctx, [[0, 8, 8, 0], [-1, 1, 1, -1], [7, 9, 9, 7]]) },
  grid: { side: 9, draw: (ctx) => strokes(ctx, [[4.5, 0, 4.5, 9], [0, 4.5, 9, 4.5]]) },
  waves: { side: 12, draw: waves },
};

/** Patterns of lines, said of an area. @type {Record<string, string>} */
const AS_AREA = { ticks: 'hatch', band: 'waves', dashes: 'grid' };

/** @type {Map<string, CanvasPattern | null>} */
const known = new Map();

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string | undefined} name
 * @param {string} colour of the category, `#rrggbb`
 * @returns {CanvasPattern | null} null for a plain area
 */
export function areaPattern(ctx, name = 'solid', colour) {
  const tile = TILES[AS_AREA[name] ?? name];
  if (!tile) return null;
  const ink = isDark() ? mixed(colour, 255, 0.65) : mixed(colour, 0, 0.45);
  const key = `${name} ${ink}`;
  if (!known.has(key)) known.set(key, makePattern(ctx, tile, ink));
  return known.get(key) ?? null;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{side: number, draw: (ctx: CanvasRenderingContext2D) => void}} tile
 * @param {string} ink
 */
function makePattern(ctx, { side, draw }, ink) {
  const sharpness = 2;
  const image = document.createElement('canvas');
  image.width = image.height = side * sharpness;
  const brush = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
  brush.scale(sharpness, sharpness);
  brush.fillStyle = brush.strokeStyle = ink;
  brush.lineWidth = 1.1;
  draw(brush);
  const pattern = ctx.createPattern(image, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / sharpness));
  return pattern;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number][]} centres
 * @param {number} radius
 */
function dots(ctx, centres, radius) {
  for (const [x, y] of centres) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number, number, number][]} lines from x, y to x, y
 */
function strokes(ctx, lines) {
  ctx.beginPath();
  for (const [x, y, toX, toY] of lines) {
    ctx.moveTo(x, y);
    ctx.lineTo(toX, toY);
  }
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx */
function waves(ctx) {
  ctx.beginPath();
  ctx.moveTo(0, 4);
  ctx.quadraticCurveTo(3, 0.5, 6, 4);
  ctx.quadraticCurveTo(9, 7.5, 12, 4);
  ctx.stroke();
}

/**
 * A colour mixed with black (0) or white (255).
 * @param {string} colour
 * @param {number} with_
 * @param {number} share of the other
 */
function mixed(colour, with_, share) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part * (1 - share) + with_ * share)).join(' ')})`;
}
