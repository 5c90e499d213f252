/** @import {BaseLayer} from '../../types' */
/** @import {Shape} from './shapes.js' */
import { areaPattern } from '../patterns.js';
import { token } from '../theme.js';
import { meets } from './shapes.js';
import { dot, spots, trace } from './trace.js';

const FILL = 0.2;
/** Smaller than this nobody sees what fills it. */
const PATTERN_PX = 14;
/** Smaller than this an area is one dot. */
const DOT_PX = 1.5;

/** How the lines of a style are dashed. @type {Record<string, number[]>} */
const DASHES = { dashed: [8, 5], dots: [0.1, 6] };
/** These show what lies below them. */
const HOLLOW = new Set(['outline', 'dashed']);

/**
 * @typedef {object} View how the unit square lies on the map's layer now
 * @property {number} scale px
 * @property {number} x of the layer's origin, px
 * @property {number} y
 * @property {[number, number, number, number]} box what can be seen: west, south, east, north
 */

/**
 * @param {L.Map} map
 * @param {L.Bounds} bounds on the layer
 * @returns {View}
 */
export function viewOf(map, bounds) {
  const { min, max } = /** @type {{min: L.Point, max: L.Point}} */ (bounds);
  const [first, last] = [map.layerPointToLatLng(min), map.layerPointToLatLng(max)];
  const origin = map.getPixelOrigin();
  return { scale: 256 * 2 ** map.getZoom(), x: origin.x, y: origin.y, box: [first.lng, last.lat, last.lng, first.lat] };
}

/**
 * One layer: all its areas are one path, so that five thousand of them are filled at once.
 * @param {CanvasRenderingContext2D} ctx
 * @param {View} view
 * @param {BaseLayer} layer
 * @param {Shape[]} shapes
 */
export function paintLayer(ctx, view, layer, shapes) {
  const [areas, large, lines, points] = [new Path2D(), new Path2D(), new Path2D(), new Path2D()];
  for (const shape of shapes) {
    if (!meets(shape.box, view.box)) continue;
    const across = ((shape.box[2] - shape.box[0]) / 360) * view.scale;
    if (shape.kind === 'area') {
      if (across >= PATTERN_PX) trace(large, view, shape);
      else if (across >= DOT_PX) trace(areas, view, shape);
      else dot(areas, view, shape);
    } else if (shape.kind === 'line') trace(lines, view, shape);
    else spots(points, view, shape);
  }
  areas.addPath(large);
  ctx.save();
  ctx.lineJoin = ctx.lineCap = 'round';
  fill(ctx, areas, large, layer);
  stroke(ctx, areas, layer.colour, HOLLOW.has(layer.style) ? 2 : 1.5, layer.style === 'dashed' ? DASHES.dashed : []);
  stroke(ctx, lines, layer.colour, 3, DASHES[layer.style] ?? []);
  ctx.fillStyle = layer.colour;
  ctx.strokeStyle = token('--m-halo');
  ctx.lineWidth = 1.5;
  ctx.fill(points);
  ctx.stroke(points);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} areas
 * @param {Path2D} large those on which a pattern can be seen
 * @param {BaseLayer} layer
 */
function fill(ctx, areas, large, { colour, style }) {
  ctx.globalAlpha = FILL;
  ctx.fillStyle = colour;
  if (!HOLLOW.has(style)) ctx.fill(areas);
  const pattern = areaPattern(ctx, style, colour);
  ctx.globalAlpha = 0.55;
  if (pattern) {
    ctx.fillStyle = pattern;
    ctx.fill(large);
  }
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D} path
 * @param {string} colour
 * @param {number} width
 * @param {number[]} dash
 */
function stroke(ctx, path, colour, width, dash) {
  if (width > 2) {
    ctx.strokeStyle = token('--m-halo');
    ctx.lineWidth = width + 2.5;
    ctx.stroke(path);
  }
  ctx.setLineDash(dash);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke(path);
  ctx.setLineDash([]);
}
