import { shapeOf } from '../../static/js/map/base/shapes.js';

/** At Hede Enge: a degree of longitude is about 62 km, one of latitude 111.3 km. */
const [LON, LAT] = [10.24, 56.22];
const M = [1 / 62009, 1 / 111348];

/** A place so many metres east and north of a corner. */
export const at = (east, north) => [LON + east * M[0], LAT + north * M[1]];
export const ring = (west, south, east, north) => [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
export const square = (...sides) => shapeOf({ type: 'Polygon', coordinates: [ring(...sides)] });
