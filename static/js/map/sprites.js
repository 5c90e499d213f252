/** @import {Category} from '../types' */
import { retina } from './canvas.js';
import { CASING, casingWidths, letterInk, shapeOf } from './shapes.js';
import { token } from './theme.js';

/** The box of a shape, with room for casing and hairline around it. */
const BOX = 24;
const MARGIN = 3;

/** @typedef {{image: HTMLCanvasElement, side: number, sharpness: number}} Sprite `side` in CSS pixels, `sharpness` in pixels for each */

/**
 * Markers drawn once and then only copied: two thousand of them move as one picture would.
 * They are drawn anew when `clear` is called: another theme, the font has come.
 */
export function createSprites() {
  /** @type {Map<string, Sprite>} */
  const known = new Map();
  const sharpness = retina();

  /**
   * @param {string} key
   * @param {number} side
   * @param {(ctx: CanvasRenderingContext2D) => void} draw in CSS pixels, origin in the middle
   */
  function sprite(key, side, draw) {
    const found = known.get(key);
    if (found) return found;
    const image = document.createElement('canvas');
    image.width = image.height = Math.ceil(side * sharpness);
    const ctx = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
    ctx.scale(sharpness, sharpness);
    ctx.translate(side / 2, side / 2);
    draw(ctx);
    const made = { image, side: image.width / sharpness, sharpness };
    known.set(key, made);
    return made;
  }

  return {
    clear: () => known.clear(),

    /**
     * @param {Category} category
     * @param {number} size of the shape's box in px
     * @param {boolean} lettered small ones show shape and colour only
     */
    marker: (category, size, lettered) =>
      sprite(`${category.id} ${size} ${lettered}`, (size * (BOX + 2 * MARGIN)) / BOX + 2, (ctx) => drawMarker(ctx, category, size, lettered)),

    /** The amber clock of what is on its way. */
    clock: () => sprite('clock', 21, drawClock),

    /** @param {number} radius */
    ring: (radius) => sprite(`ring ${radius}`, 2 * radius + 6, (ctx) => drawRing(ctx, radius)),
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Category} category
 * @param {number} size
 * @param {boolean} lettered
 */
function drawMarker(ctx, category, size, lettered) {
  const shape = shapeOf(category.shape);
  const path = new Path2D(shape.path);
  const widths = casingWidths(size);
  ctx.scale(size / BOX, size / BOX);
  ctx.translate(-BOX / 2, -BOX / 2);
  ctx.lineJoin = 'round';
  for (const [colour, width] of /** @type {const} */ ([[CASING.dark, widths.dark], [CASING.white, widths.white]])) {
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke(path);
  }
  ctx.fillStyle = category.colour;
  ctx.fill(path);
  if (shape.hole) {
    ctx.fillStyle = CASING.white;
    ctx.fill(new Path2D(shape.hole));
  }
  if (!lettered) return;
  ctx.fillStyle = shape.hole ? '#000' : letterInk(category.colour);
  ctx.font = `750 ${shape.size}px ${token('--font') || 'sans-serif'}`;
  ctx.textAlign = 'center';
  ctx.fillText(category.letter, shape.textX, shape.textY);
}

/** @param {CanvasRenderingContext2D} ctx */
function drawClock(ctx) {
  ctx.beginPath();
  ctx.arc(0, 0, 9, 0, 2 * Math.PI);
  ctx.fillStyle = token('--wait') || '#fbebc6';
  ctx.fill();
  ctx.strokeStyle = token('--wait-ink') || '#694100';
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(0, -4.5);
  ctx.lineTo(0, 0);
  ctx.lineTo(3, 2);
  ctx.lineWidth = 1.8;
  ctx.lineCap = ctx.lineJoin = 'round';
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} radius
 */
function drawRing(ctx, radius) {
  for (const [colour, width] of /** @type {const} */ ([[CASING.white, 5], [CASING.dark, 2]])) {
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, 2 * Math.PI);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}
