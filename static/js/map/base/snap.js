/** @import {Position} from '../measure.js' */
/** @import {Meeting} from './meet.js' */
/** @import {Shape} from './shapes.js' */
import { around, nearest, nearestOn } from './meet.js';
import { meets } from './shapes.js';

/**
 * What a place that is nearly on something was meant to be on: a corner within reach before an edge, since shapes
 * that are to touch share their corners.
 * @param {Position} point
 * @param {Shape[]} shapes
 * @param {number} reach metres
 * @returns {Meeting | null} null where nothing is within reach
 */
export function snapTo(point, shapes, reach) {
  const box = around(point, reach);
  const near = shapes.filter((shape) => meets(shape.box, box));
  const within = (/** @type {'corners' | 'edges'} */ on) => {
    const found = nearest(near.map((shape) => nearestOn(shape, point, on)));
    return found && found.metres <= reach ? found : null;
  };
  return within('corners') ?? within('edges');
}
