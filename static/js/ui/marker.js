/** A category's marker as an inline picture, for lists, sheets, tiles and legends (the map draws on its canvas). */

import { CASING, casingWidths, letterInk, shapeOf } from '../map/shapes.js';
import { svg } from './svg.js';

/** The picture reaches this far beyond the 24 × 24 box on each side: room for the casing. */
const MARGIN = 3;

/** A small amber clock at the upper right: this one has not reached the server yet. */
function waitingBadge() {
  return svg('g', { class: 'marker-waiting', transform: 'translate(20 3)' },
    svg('circle', { r: 6 }), svg('path', { d: 'M0 -3V0L2.2 1.6' }));
}

/**
 * @param {{shape?: string, letter: string, colour: string}} category
 * @param {{size?: number, waiting?: boolean, text?: string}} [options] `size` of the box in px; `text` instead of the letter (a rank)
 * @returns {SVGElement} decorative: the kind is always said in words beside it
 */
export function marker(category, { size = 24, waiting = false, text = category.letter } = {}) {
  const shape = shapeOf(category.shape);
  const widths = casingWidths(size);
  const box = 24 + 2 * MARGIN;
  // In rem, so that markers grow with the text they stand beside.
  const outer = `${size * box / 24 / 16}rem`;
  const picture = svg('svg', {
    class: 'marker', width: outer, height: outer, viewBox: `${-MARGIN} ${-MARGIN} ${box} ${box}`, 'aria-hidden': 'true',
  },
    svg('path', { d: shape.path, fill: CASING.dark, stroke: CASING.dark, 'stroke-width': widths.dark, 'stroke-linejoin': 'round' }),
    svg('path', { d: shape.path, fill: CASING.white, stroke: CASING.white, 'stroke-width': widths.white, 'stroke-linejoin': 'round' }),
    svg('path', { d: shape.path, fill: category.colour }));
  if (shape.hole) picture.append(svg('path', { d: shape.hole, fill: CASING.white }));
  picture.append(svg('text', {
    x: shape.textX, y: shape.textY, 'font-size': shape.size, 'font-weight': 750, 'text-anchor': 'middle',
    fill: shape.hole ? '#000' : letterInk(category.colour),
  }, text));
  if (waiting) picture.append(waitingBadge());
  return picture;
}
