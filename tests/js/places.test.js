import assert from 'node:assert/strict';
import test from 'node:test';

import { bearing } from '../../static/js/map/bearings.js';
import { boxOf, fromOutline, fromPoint } from '../../static/js/map/nearby.js';
import { allPlaces, placeWords, takeOwnPlaces } from '../../static/js/map/places.js';

const LAT = 56.2;
const METRE = 1 / 111_350;
const here = /** @type {[number, number]} */ ([10.2, LAT]);
const away = (north, east) => ({ metres: Math.hypot(north, east), north, east });

const SIDES = { north: [100, 0], northeast: [80, 80], east: [0, 100], southeast: [-80, 80], south: [-100, 0], southwest: [-80, -80], west: [0, -100], northwest: [80, -80] };
for (const [side, [north, east]] of Object.entries(SIDES)) {
  test(`bearing_says_${side}`, () => {
    const place = { name: 'the mill', away: away(north, east) };
    assert.match(bearing(place), new RegExp(`^1[01]0\\sm ${side} of the mill$`));
    assert.match(bearing(place, 'Egå'), new RegExp(`^In Egå, 1[01]0\\sm ${side} of the mill$`));
    assert.match(bearing(place, '', 'Hede Enge'), new RegExp(`^Near Hede Enge, 1[01]0\\sm ${side} of the mill$`));
  });
}

test('bearing_needs_no_side_right_at_the_place', () => {
  assert.equal(bearing({ name: 'the mill', away: away(5, 5) }, 'Egå'), 'At the mill');
});

const square = { type: 'Polygon', coordinates: [[[10.2, 56.2], [10.21, 56.2], [10.21, 56.21], [10.2, 56.21], [10.2, 56.2]]] };

test('outline_is_measured_from_its_nearest_edge', () => {
  const found = fromOutline([10.205, 56.2 - 200 * METRE], square, boxOf(square), 3000);
  assert.ok(Math.abs(found.metres - 200) < 2, String(found.metres));
  assert.ok(found.north < -198 && Math.abs(found.east) < 1);
});

test('outline_beyond_the_limit_is_none', () => {
  assert.equal(fromOutline([10.205, 56.1], square, boxOf(square), 3000), null);
});

test('line_is_measured_as_it_runs', () => {
  const path = { type: 'LineString', coordinates: [[10.2, 56.2], [10.3, 56.2]] };
  const found = fromOutline([10.25, 56.2 + 40 * METRE], path, boxOf(path), 3000);
  assert.ok(Math.abs(found.metres - 40) < 1);
  assert.ok(found.north > 39);
});

test('point_north_of_another_is_north', () => {
  const found = fromPoint([10.2, LAT + 100 * METRE], here);
  assert.ok(Math.abs(found.north - 100) < 1 && found.east === 0);
});

test('own_places_are_words_and_say_when_they_are_approximate', () => {
  takeOwnPlaces(/** @type {any} */ ({ places: [{ name: 'Old oak', position: here, approximate: true }] }));
  assert.deepEqual(allPlaces(), [['Old oak', ...here, 'place', true]]);
  const { near, sentence } = placeWords(LAT + 100 * METRE, here[0]);
  assert.equal(near, 'Old oak');
  assert.match(sentence, /^100\sm north of Old oak \(approximate\)$/);
  takeOwnPlaces(/** @type {any} */ ({}));
  assert.deepEqual(allPlaces(), []);
});
