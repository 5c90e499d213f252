import assert from 'node:assert/strict';
import test from 'node:test';

import { kitLayers } from '../../static/js/map/base/files.js';
import { nameOfShape, sizeOfShape } from '../../static/js/map/base/marks.js';
import { holds, nearestOn } from '../../static/js/map/base/meet.js';
import { outlineOf } from '../../static/js/map/base/outline.js';
import { flatOf, shapeOf, shapesOf } from '../../static/js/map/base/shapes.js';
import { snapTo } from '../../static/js/map/base/snap.js';
import { liesOn } from '../../static/js/map/base/within.js';
import { at, ring, square } from './ground_places.mjs';

const LAYER = { id: 'l1', name: 'Fields', mark: 'field', style: 'fill', colour: '#a86a00', attribution: 'City', licence: 'CC0', date: null, pickable: true, shown: true, url: 'layers/1.json', count: 2 };

test('features become shapes with a number and a name, those without a place are left out', () => {
  const features = [
    { type: 'Feature', id: 12, properties: { name: ' Lower field ', area: 4321 }, geometry: { type: 'Polygon', coordinates: [ring(0, 0, 100, 40)] } },
    { type: 'Feature', id: 13, properties: {}, geometry: null },
    { type: 'Feature', properties: null, geometry: { type: 'LineString', coordinates: [at(0, 0), at(0, 50)] } },
    { type: 'Feature', id: 15, properties: { name: 7 }, geometry: { type: 'MultiPolygon', coordinates: [] } },
  ];
  const shapes = shapesOf(LAYER, { type: 'FeatureCollection', features });
  assert.deepEqual(shapes.map(({ id, name, kind }) => [id, name, kind]), [[12, 'Lower field', 'area'], [3, '', 'line']]);
  assert.deepEqual(shapes.map(nameOfShape), ['Lower field', 'Field 3']);
  assert.match(sizeOfShape(shapes[0]), /^4,321\sm²$/u);
  assert.match(sizeOfShape({ ...shapes[0], size: null }), /^(4,0\d\d|3,9\d\d)\sm²$/u);
  assert.match(sizeOfShape(shapes[1]), /^50\sm$/u);
});

test('a hole is not in an area and not in its size', () => {
  const shape = shapeOf({ type: 'Polygon', coordinates: [ring(0, 0, 100, 100), ring(40, 40, 60, 60)] });
  assert.equal(holds(shape, at(20, 20)), true);
  assert.equal(holds(shape, at(50, 50)), false);
  assert.equal(holds(shape, at(120, 50)), false);
  assert.match(sizeOfShape(shape), /^9,60\d\sm²$/u);
});

test('outlines run one way and holes the other, however the file has them', () => {
  const turned = shapeOf({ type: 'Polygon', coordinates: [ring(0, 0, 100, 100).reverse(), ring(40, 40, 60, 60).reverse()] });
  const usual = shapeOf({ type: 'Polygon', coordinates: [ring(0, 0, 100, 100), ring(40, 40, 60, 60)] });
  const turn = (flat) => Math.sign((flat[2] - flat[0]) * (flat[5] - flat[3]) - (flat[4] - flat[2]) * (flat[3] - flat[1]));
  for (const shape of [turned, usual]) {
    const [outer, hole] = flatOf(shape);
    assert.notEqual(turn(outer), turn(hole));
    assert.equal(turn(outer), turn(flatOf(square(0, 0, 9, 9))[0]));
  }
});

test('the nearest place on a shape is on an edge or a corner, in metres', () => {
  const met = nearestOn(square(0, 0, 100, 40), at(50, 52));
  assert.ok(Math.abs(met.metres - 12) < 0.1);
  assert.equal(met.corner, false);
  assert.equal(nearestOn(square(0, 0, 100, 40), at(-3, -4)).corner, true);
});

test('a place snaps to a corner within reach before an edge, and to nothing farther away', () => {
  const shapes = [square(0, 0, 100, 40), shapeOf({ type: 'Point', coordinates: at(300, 0) })];
  const corner = snapTo(at(4, 1), shapes, 6);
  assert.deepEqual(corner.point, at(0, 0));
  const edge = snapTo(at(50, 42), shapes, 6);
  assert.ok(Math.abs(edge.point[1] - at(0, 40)[1]) < 1e-9);
  assert.equal(snapTo(at(50, 60), shapes, 6), null);
  assert.deepEqual(snapTo(at(302, 1), shapes, 6).point, at(300, 0));
});

test('an idea lies on an area only when it reaches more than two metres into it', () => {
  const closed = [square(0, 0, 100, 100)];
  assert.equal(liesOn('Point', [at(50, 50)], closed), closed[0]);
  assert.equal(liesOn('Point', [at(1, 50)], closed), null);
  assert.equal(liesOn('LineString', [at(-50, 50), at(150, 50)], closed), closed[0]);
  assert.equal(liesOn('LineString', [at(-50, 110), at(150, 110)], closed), null);
  assert.equal(liesOn('Polygon', [at(-50, -50), at(150, -50), at(150, 150), at(-50, 150)], closed), closed[0]);
  assert.equal(liesOn('Polygon', [at(-50, -50), at(1, -50), at(1, 50), at(-50, 50)], closed), null);
  assert.equal(liesOn('Point', [at(50, 50)], [shapeOf({ type: 'LineString', coordinates: [at(0, 50), at(100, 50)] })]), null);
});

test('an outline is taken without holes, of the part that was meant, with few enough points', () => {
  const parts = shapeOf({ type: 'MultiPolygon', coordinates: [[ring(0, 0, 10, 10), ring(2, 2, 4, 4)], [ring(50, 0, 100, 50)]] });
  assert.deepEqual(outlineOf(parts, at(8, 8)), ring(0, 0, 10, 10).slice(0, -1));
  assert.deepEqual(outlineOf(parts, null), ring(50, 0, 100, 50).slice(0, -1));
  const round = Array.from({ length: 3000 }, (_none, i) => at(300 * Math.cos(i / 477.5) + (i % 2), 300 * Math.sin(i / 477.5)));
  const taken = outlineOf(shapeOf({ type: 'Polygon', coordinates: [[...round, round[0]]] }), null);
  assert.ok(taken.length > 20 && taken.length <= 200, `${taken.length} points`);
});

test('the green and the water of a city count as layers, its districts do not', () => {
  const feature = (layer, kind, name) => ({ type: 'Feature', properties: { layer, kind, name, 'name:de': `${name}-de` }, geometry: { type: 'Polygon', coordinates: [ring(0, 0, 9, 9)] } });
  const features = [feature('parks', 'green', 'Park'), feature('bay', 'water', 'Bay'), feature('towns', 'district', 'Town')];
  const found = [...kitLayers({ type: 'FeatureCollection', features }, 'de')];
  assert.deepEqual(found.map(([{ mark, pickable }, [{ name }]]) => [mark, pickable, name]), [['habitat', true, 'Park-de'], ['water', false, 'Bay-de']]);
  assert.equal(kitLayers(null, 'de').size, 0);
});
