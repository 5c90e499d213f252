/** @import {Category} from '../types' */
/** @import {Item} from './items.js' */
import { areaPattern } from './patterns.js';
import { CASING } from './shapes.js';

export const SELECTED = 1.35;
export const DIMMED = 0.38;
const FILL = 0.42;
/** A line or area smaller than this is covered by its own marker. */
const LEAST_GROUND_PX = 12;

/**
 * How lines are marked. `casing`: width of the white band; `dash` in px with the width it is drawn in.
 * @type {Record<string, {casing: number, line: number, dash?: number[], cap?: CanvasLineCap, ticks?: boolean, band?: number}>}
 */
const LINES = {
  solid: { casing: 7.1, line: 4.2 },
  ticks: { casing: 7.1, line: 4.2, ticks: true },
  dots: { casing: 7.1, line: 3.8, dash: [0.01, 6.4], cap: 'round' },
  band: { casing: 5, line: 3, dash: [8, 5], band: 17 },
  dashes: { casing: 7.1, line: 4.2, dash: [8, 5] },
};

/**
 * @typedef {object} Look how an item stands among the others
 * @property {number} size of a marker's box, px
 * @property {boolean} selected
 * @property {boolean} dimmed another one is selected
 * @property {boolean} waiting
 */

/**
 * The ground an idea covers: its line or area, under all markers.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Item} item
 * @param {Look} look
 */
export function drawGround(ctx, item, look) {
  const { category, shape, box } = item;
  if (!category || !shape || !box) return;
  const { x, y } = box.getSize();
  if (Math.max(x, y) < LEAST_GROUND_PX && !look.selected) return;
  ctx.save();
  ctx.globalAlpha = look.dimmed ? DIMMED : 1;
  ctx.lineCap = ctx.lineJoin = 'round';
  if (item.kind === 'area') drawArea(ctx, shape, category, look.selected ? SELECTED : 1);
  else drawLine(ctx, shape, category, look.selected ? SELECTED : 1, item.width);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} shape
 * @param {Category} category
 * @param {number} scale
 */
function drawArea(ctx, shape, category, scale) {
  const alpha = ctx.globalAlpha;
  stroke(ctx, shape, CASING.dark, 5.5 * scale, alpha * 0.55);
  stroke(ctx, shape, CASING.white, 4 * scale, alpha);
  ctx.globalAlpha = alpha * FILL;
  ctx.fillStyle = category.colour;
  ctx.fill(shape, 'evenodd');
  ctx.globalAlpha = alpha;
  const pattern = areaPattern(ctx, category.pattern, category.colour);
  if (pattern) {
    ctx.fillStyle = pattern;
    ctx.fill(shape, 'evenodd');
  }
  stroke(ctx, shape, category.colour, 2 * scale, alpha);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} shape
 * @param {Category} category
 * @param {number} scale
 * @param {number} width it has on the ground, px; under its own line as long as that is wider
 */
function drawLine(ctx, shape, category, scale, width) {
  const alpha = ctx.globalAlpha;
  const style = LINES[category.pattern ?? 'solid'] ?? LINES.solid;
  const least = (style.band ?? style.casing) * scale;
  if (width > least) drawStrip(ctx, shape, category.colour, width);
  else if (style.band) stroke(ctx, shape, category.colour, least, alpha * 0.25);
  stroke(ctx, shape, CASING.dark, (style.casing + 1.5) * scale, alpha * 0.55);
  stroke(ctx, shape, CASING.white, style.casing * scale, alpha);
  ctx.setLineDash((style.dash ?? []).map((part) => part * scale));
  ctx.lineCap = style.dash ? style.cap ?? 'butt' : 'round';
  stroke(ctx, shape, category.colour, style.line * scale, alpha);
  if (style.ticks) {
    ctx.lineCap = 'butt';
    ctx.setLineDash([1.5 * scale, 4.6 * scale]);
    stroke(ctx, shape, '#000', style.line * scale, alpha * 0.55);
  }
  ctx.setLineDash([]);
}

/**
 * The ground a line covers: as wide as it is, with flat ends and round bends, as the server measures it.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} shape
 * @param {string} colour
 * @param {number} width px
 */
function drawStrip(ctx, shape, colour, width) {
  const alpha = ctx.globalAlpha;
  ctx.lineCap = 'butt';
  stroke(ctx, shape, colour, width, alpha * FILL);
  ctx.lineCap = 'round';
  ctx.globalAlpha = alpha;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} shape
 * @param {string} colour
 * @param {number} width
 * @param {number} alpha
 */
function stroke(ctx, shape, colour, width, alpha) {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke(shape);
}
