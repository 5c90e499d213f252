/** @import {BaseLayer} from '../types' */
import { svg } from './svg.js';

/**
 * What fills a layer's areas besides its colour, in a box of 28 × 20; the map draws the like (map/base/paint.js).
 * @type {Record<string, {d: string, dots?: boolean}>}
 */
const PATTERNS = {
  dots: { d: 'M7 6h0M14 6h0M21 6h0M10.5 14h0M17.5 14h0', dots: true },
  hatch: { d: 'M3 17L17 3M10 18L25 3M18 18L26 10M3 9L9 3' },
};

/**
 * A layer in small: its colour and what marks it besides.
 * @param {BaseLayer} layer
 * @returns {SVGElement} decoration; its name stands beside it
 */
export function swatch({ colour, style }) {
  const pattern = PATTERNS[style];
  const frame = {
    fill: style === 'outline' || style === 'dashed' ? 'none' : colour, 'fill-opacity': 0.3,
    stroke: colour, 'stroke-width': 2, 'stroke-dasharray': style === 'dashed' ? '5 3' : 'none',
  };
  const ink = { class: 'swatch-ink', fill: 'none', 'stroke-width': pattern?.dots ? 2.6 : 1.4, 'stroke-linecap': 'round' };
  return svg('svg', { class: 'swatch', viewBox: '0 0 28 20', 'aria-hidden': 'true' },
    svg('rect', { x: 1, y: 1, width: 26, height: 18, rx: 3, ...frame }),
    pattern ? svg('path', { ...ink, d: pattern.d }) : svg('g', {}));
}
