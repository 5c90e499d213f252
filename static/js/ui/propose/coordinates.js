/** @import {Position} from '../../map/measure.js' */

/** A number with a dot or a comma, perhaps with a degree sign and a letter for the side of the world. */
const NUMBER = /([NSEW])?\s*(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEW])?/giu;

/**
 * A place as people copy it from other maps: "56.2047, 10.2410", "56,2047 10,2410", "N 56.2047 E 10.2410". Latitude
 * first unless letters say otherwise, or unless only the other order lies in the workshop.
 * @param {string} text
 * @param {[number, number, number, number]} box west, south, east, north of the workshop
 * @returns {Position | null} null when these are not two numbers of degrees
 */
export function readCoordinates(text, box) {
  // "56,2047,10,2410" could be read in two ways: with spaces or dots it cannot, so we ask for those.
  const found = [...text.matchAll(NUMBER)];
  if (found.length !== 2 || text.replace(NUMBER, '').replace(/[\s,;/]/gu, '') !== '') return null;
  const [first, second] = found.map(([, before, number, after]) => ({
    side: (before ?? after ?? '').toUpperCase(),
    degrees: Number(number.replace(',', '.')),
  }));
  const [lat, lon] = /[EW]/u.test(first.side) || /[NS]/u.test(second.side) ? [second, first] : [first, second];
  const said = /** @type {Position} */ ([signed(lon), signed(lat)]);
  const other = /** @type {Position} */ ([said[1], said[0]]);
  const lettered = first.side !== '' || second.side !== '';
  const point = !lettered && !inBox(said, box) && inBox(other, box) ? other : said;
  return Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90 ? point : null;
}

/** @param {{side: string, degrees: number}} part */
const signed = ({ side, degrees }) => (side === 'S' || side === 'W' ? -Math.abs(degrees) : degrees);

/**
 * @param {Position} point
 * @param {[number, number, number, number]} box
 */
const inBox = ([lon, lat], [west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north;
