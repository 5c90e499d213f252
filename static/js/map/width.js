/** @import {Category} from '../types' */

/** Round the equator, as web maps have it. */
const AROUND_M = 40_075_016.686;
const TILE_PX = 256;

/**
 * How wide a line of this kind is; the kit's number field `width`, in metres.
 * @param {Category | undefined} category
 * @param {Record<string, string | number>} fields as typed or as kept; where nothing is, it is the kind's default
 * @returns {number | null} null where the kind has no width, or what was typed is none
 */
export function widthOf(category, fields) {
  const field = category?.fields.find(({ id, kind, unit }) => id === 'width' && kind === 'number' && unit === 'm');
  if (!field) return null;
  const typed = String(fields.width ?? '').trim() || String(field.default ?? '');
  const width = Number(typed.replace(',', '.'));
  return Number.isFinite(width) && width > 0 ? width : null;
}

/**
 * Metres on the ground as pixels of the map at this zoom.
 * @param {L.Map} map
 * @param {number} metres
 * @param {number} lat degrees
 */
export function pixels(map, metres, lat) {
  const perPixel = (AROUND_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** map.getZoom());
  return metres / perPixel;
}
