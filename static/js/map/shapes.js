/**
 * How a category's marker is drawn, in a box of 24 × 24 units.
 *
 * The paths are meant for `Path2D` and for `<path d>` alike. A marker is, from outside: a dark hairline, a white
 * casing, the category's colour, a letter. Shape, letter and colour all say the kind, so colour is never alone.
 * `textX`, `textY` place the letter's baseline (centred on textX), `size` is its font size in box units.
 * Where a shape has a `hole`, it is filled white and the letter is always black.
 * templates/_marker.html repeats SHAPES for pages without JavaScript; tests/design keep the two equal.
 *
 * @typedef {{path: string, textX: number, textY: number, size: number, hole?: string}} Shape
 */

/** @type {Record<string, Shape>} */
export const SHAPES = {
  "circle": {"path": "M12 2.8a9.2 9.2 0 1 1 0 18.4a9.2 9.2 0 1 1 0 -18.4Z", "textX": 12, "textY": 15.96, "size": 11.2},
  "square": {"path": "M4.94 3.54H19.06a1.4 1.4 0 0 1 1.4 1.4V19.06a1.4 1.4 0 0 1 -1.4 1.4H4.94a1.4 1.4 0 0 1 -1.4 -1.4V4.94a1.4 1.4 0 0 1 1.4 -1.4Z", "textX": 12, "textY": 15.96, "size": 11.2},
  "hexagon": {"path": "M12 1.51L21.2 6.76L21.2 17.24L12 22.49L2.8 17.24L2.8 6.76Z", "textX": 12, "textY": 15.96, "size": 11.2},
  "drop": {"path": "M12 -0.33C16.42 5.38 21.02 9.24 21.02 15.13A9.02 9.02 0 0 1 2.98 15.13C2.98 9.24 7.58 5.38 12 -0.33Z", "textX": 12, "textY": 18.72, "size": 11.2},
  "diamond": {"path": "M12 0.04L23.96 12L12 23.96L0.04 12Z", "textX": 12, "textY": 15.59, "size": 10.3},
  "arrow": {"path": "M1.51 4.09L15.68 4.09L23.96 12L15.68 19.91L1.51 19.91Z", "textX": 10.71, "textY": 15.96, "size": 11.2},
  "triangle": {"path": "M12 0.78L23.78 20.83L0.22 20.83Z", "textX": 12, "textY": 18.53, "size": 9.2},
  "dome": {"path": "M1.51 19.91V13.29A10.49 10.49 0 0 1 22.49 13.29V19.91Z", "textX": 12, "textY": 17.15, "size": 11.2},
  "ring": {"path": "M12 2.25a9.75 9.75 0 1 1 0 19.5a9.75 9.75 0 1 1 0 -19.5Z", "textX": 12, "textY": 15.31, "size": 9.4, "hole": "M12 5.74a6.26 6.26 0 1 1 0 12.51a6.26 6.26 0 1 1 0 -12.51Z"},
  "octagon": {"path": "M21.35 15.87L15.87 21.35L8.13 21.35L2.65 15.87L2.65 8.13L8.13 2.65L15.87 2.65L21.35 8.13Z", "textX": 12, "textY": 15.96, "size": 11.2},
  "pentagon": {"path": "M12 1.51L22.5 9.14L18.49 21.48L5.51 21.48L1.5 9.14Z", "textX": 12, "textY": 16.51, "size": 10.8}
};

/** The colours around every marker, the same on light and dark maps. */
export const CASING = { white: '#fff', dark: '#2b2f2b' };

/** Radius of the circle in box units; the other shapes look as heavy as it does. */
const RADIUS = 9.2;

/**
 * Stroke widths, in box units, of the casing and of the hairline around it when the box is drawn `size` pixels large.
 * The casing is 17 % of the radius but at least 1.6 px, the hairline always 1 px: both stay visible when small.
 * @param {number} size
 * @returns {{white: number, dark: number}}
 */
export function casingWidths(size) {
  const pixel = 24 / size;
  const casing = Math.max(1.6 * pixel, 0.17 * RADIUS);
  return { white: 2 * casing, dark: 2 * (casing + pixel) };
}

/**
 * The shape of a category; a circle where the kit names none that we know.
 * @param {string | undefined} name
 * @returns {Shape}
 */
export function shapeOf(name) {
  return SHAPES[name ?? 'circle'] ?? /** @type {Shape} */ (SHAPES.circle);
}

/**
 * Black or white, whichever stands out more on the colour (`#rrggbb`): WCAG contrast turns at a luminance of 0.179.
 * @param {string} colour
 * @returns {'#000' | '#fff'}
 */
export function letterInk(colour) {
  const part = (/** @type {number} */ at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.179 ? '#000' : '#fff';
}
