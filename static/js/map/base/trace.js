/** @import {View} from './paint.js' */
/** @import {Shape} from './shapes.js' */
import { flatOf } from './shapes.js';

const POINT_PX = 4;
/** Closer to the last one, a point changes nothing. */
const STEP_PX = 0.8;

/**
 * @param {Path2D} path
 * @param {View} view
 * @param {Shape} shape
 */
export function trace(path, { scale, x, y }, shape) {
  for (const flat of flatOf(shape)) {
    let [lastX, lastY] = [flat[0] * scale - x, flat[1] * scale - y];
    path.moveTo(lastX, lastY);
    for (let at = 2; at < flat.length; at += 2) {
      const [nextX, nextY] = [flat[at] * scale - x, flat[at + 1] * scale - y];
      if (at + 2 < flat.length && Math.abs(nextX - lastX) + Math.abs(nextY - lastY) < STEP_PX) continue;
      path.lineTo(nextX, nextY);
      [lastX, lastY] = [nextX, nextY];
    }
    if (shape.kind === 'area') path.closePath();
  }
}

/**
 * @param {Path2D} path
 * @param {View} view
 * @param {Shape} shape
 */
export function dot(path, { scale, x, y }, shape) {
  const [flat] = flatOf(shape);
  path.rect(flat[0] * scale - x, flat[1] * scale - y, 1, 1);
}

/**
 * @param {Path2D} path
 * @param {View} view
 * @param {Shape} shape
 */
export function spots(path, { scale, x, y }, shape) {
  for (const flat of flatOf(shape)) {
    for (let at = 0; at < flat.length; at += 2) {
      const [left, top] = [flat[at] * scale - x, flat[at + 1] * scale - y];
      path.moveTo(left + POINT_PX, top);
      path.arc(left, top, POINT_PX, 0, 2 * Math.PI);
    }
  }
}
