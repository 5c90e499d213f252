import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cornersOf, outlineIn } from '../../static/js/ui/area/geojson.js';

const RING = [[10, 56], [10.1, 56], [10.1, 56.1], [10, 56]];
const POLYGON = { type: 'Polygon', coordinates: [RING] };
const FEATURE = { type: 'Feature', properties: {}, geometry: POLYGON };

test('an outline is found in what programs wrap round it', () => {
  for (const json of [POLYGON, FEATURE, { type: 'FeatureCollection', features: [FEATURE] }]) {
    assert.deepEqual(outlineIn(JSON.stringify(json)), POLYGON);
  }
  const several = { type: 'MultiPolygon', coordinates: [[RING], [RING]] };
  assert.deepEqual(outlineIn(JSON.stringify(several)), several);
});

test('what is not one outline is left to the server', () => {
  const others = [
    '', 'no json', 'null', '[]', '{}', '{"type": "Polygon"}', '{"type": "Polygon", "coordinates": []}',
    JSON.stringify({ type: 'Point', coordinates: [10, 56] }),
    JSON.stringify({ type: 'Polygon', coordinates: [[['a', 'b']]] }),
    JSON.stringify({ type: 'Polygon', coordinates: [[[1000, 6_000_000]]] }),
    JSON.stringify({ type: 'FeatureCollection', features: [FEATURE, FEATURE] }),
  ];
  for (const text of others) assert.equal(outlineIn(text), null, text);
});

test('corners are counted over all rings, the closing point not', () => {
  assert.equal(cornersOf(/** @type {any} */ (POLYGON)), 3);
  assert.equal(cornersOf(/** @type {any} */ ({ type: 'MultiPolygon', coordinates: [[RING, RING], [RING]] })), 9);
});
