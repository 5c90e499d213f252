import assert from 'node:assert/strict';
import test from 'node:test';

import { isInside } from '../../static/js/map/inside.js';
import { areaOf, distance, lengthOf, outlineCrosses } from '../../static/js/map/measure.js';

const near = (actual, expected, share) =>
  assert.ok(Math.abs(actual - expected) <= expected * share, `${actual} is not within ${share} of ${expected}`);

// Expected numbers: pyproj 3, Geod(ellps="WGS84").
test('distance_agrees_with_the_ellipsoid_at_workshop_size', () => {
  near(distance([10.24, 56.2], [10.25, 56.21]), 1274.737, 0.0005);
  near(distance([8.75, 53.11], [8.7502, 53.1101]), 17.4135, 0.001);
});

test('length_adds_up_the_pieces_and_is_zero_for_one_point', () => {
  assert.equal(lengthOf([[10, 56]]), 0);
  near(lengthOf([[10.24, 56.2], [10.25, 56.21], [10.24, 56.2]]), 2 * 1274.737, 0.0005);
});

test('area_agrees_with_the_ellipsoid_and_does_not_mind_the_direction', () => {
  const ring = [[10.24, 56.2], [10.244, 56.2], [10.244, 56.202], [10.24, 56.202]];
  near(areaOf(ring), 55288.43, 0.002);
  assert.equal(areaOf(ring), areaOf([...ring, ring[0]]));
  near(areaOf([...ring].reverse()), areaOf(ring), 1e-9);
  assert.equal(areaOf(ring.slice(0, 2)), 0);
});

test('outline_crosses_only_where_edges_really_cross', () => {
  assert.equal(outlineCrosses([[0, 0], [1, 0], [1, 1], [0, 1]]), false);
  assert.equal(outlineCrosses([[0, 0], [1, 1], [1, 0], [0, 1]]), true);
  assert.equal(outlineCrosses([[0, 0], [1, 1]]), false);
});

const square = { type: 'Polygon', coordinates: [[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]], [[0.4, 50.4], [0.6, 50.4], [0.6, 50.6], [0.4, 50.6], [0.4, 50.4]]] };

test('inside_knows_holes_and_several_parts', () => {
  assert.equal(isInside(square, [0.2, 50.2]), true);
  assert.equal(isInside(square, [0.5, 50.5]), false);
  assert.equal(isInside(square, [2, 50.5]), false);
  const two = { type: 'MultiPolygon', coordinates: [square.coordinates, [[[5, 50], [6, 50], [6, 51], [5, 50]]]] };
  assert.equal(isInside(two, [5.9, 50.5]), true);
});

test('inside_allows_a_margin_in_metres', () => {
  assert.equal(isInside(square, [1.0005, 50.5], 50), true);
  assert.equal(isInside(square, [1.0005, 50.5], 20), false);
});
