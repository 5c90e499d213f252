/**
 * Sizes while somebody draws: lengths in metres and areas in square metres on WGS 84, from the local length of a
 * degree. Good to about 0.2 % at the size of a workshop; the server measures again on the ellipsoid and its number
 * is the one that is kept.
 *
 * @typedef {[number, number]} Position  lon, lat in degrees, as in GeoJSON
 */

/**
 * Metres per degree of longitude and latitude at a latitude (series of the WGS 84 ellipsoid).
 * @param {number} lat degrees
 * @returns {[number, number]}
 */
export function metresPerDegree(lat) {
  const phi = (lat * Math.PI) / 180;
  return [
    111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}

/**
 * Positions in metres east and north of the first one.
 * @param {Position[]} points at least one
 * @returns {Position[]}
 */
export function toMetres(points) {
  const lats = points.map((point) => point[1]);
  const [perLon, perLat] = metresPerDegree((Math.min(...lats) + Math.max(...lats)) / 2);
  const [lon0, lat0] = points[0];
  return points.map(([lon, lat]) => [(lon - lon0) * perLon, (lat - lat0) * perLat]);
}

/**
 * @param {Position} a
 * @param {Position} b
 * @returns {number} metres
 */
export function distance(a, b) {
  const [, [east, north]] = toMetres([a, b]);
  return Math.hypot(east, north);
}

/**
 * @param {Position[]} points
 * @returns {number} metres; 0 for fewer than two points
 */
export function lengthOf(points) {
  return points.slice(1).reduce((sum, point, i) => sum + distance(points[i], point), 0);
}

/**
 * @param {Position[]} ring open or closed
 * @returns {number} square metres; 0 for fewer than three points
 */
export function areaOf(ring) {
  if (ring.length < 3) return 0;
  const flat = toMetres(ring);
  const twice = flat.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = flat[(i + 1) % flat.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/**
 * Which side of the line through a and b the point is on: above 0 left, below 0 right, 0 on it.
 * @param {Position} a
 * @param {Position} b
 * @param {Position} point
 */
const side = (a, b, point) => (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);

/**
 * @param {Position} a
 * @param {Position} b
 * @param {Position} c
 * @param {Position} d
 */
const segmentsCross = (a, b, c, d) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/**
 * Whether the outline of an area crosses itself: the server refuses such areas, so we say it while it is drawn.
 * @param {Position[]} ring open: the last point is not the first one again
 */
export function outlineCrosses(ring) {
  const edges = ring.map((point, i) => [point, ring[(i + 1) % ring.length]]);
  return edges.some(([a, b], i) => edges.slice(i + 2).some(([c, d]) => segmentsCross(a, b, c, d)));
}
