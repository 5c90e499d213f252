import assert from 'node:assert/strict';
import test from 'node:test';

import { gapOf } from '../../static/js/map/base/gap.js';
import { at, square } from './ground_places.mjs';

const wood = square(0, 0, 100, 100);

test('a line that stops a little short of a wood is told by how much, and at which end', () => {
  const gap = gapOf('LineString', [at(-400, 50), at(-40, 50)], [wood], 60);
  assert.equal(gap.end, 'last');
  assert.ok(Math.abs(gap.meeting.metres - 40) < 0.5);
  assert.equal(gap.meeting.shape, wood);
  assert.equal(gapOf('LineString', [at(-40, 50), at(-400, 50)], [wood], 60).end, 'first');
});

test('nothing is said where it arrives, crosses, lies inside or is far away', () => {
  assert.equal(gapOf('LineString', [at(-400, 50), at(-1, 50)], [wood], 60), null);
  assert.equal(gapOf('LineString', [at(-400, 50), at(30, 50)], [wood], 60), null);
  assert.equal(gapOf('LineString', [at(-30, 50), at(130, 50)], [wood], 60), null);
  assert.equal(gapOf('LineString', [at(20, 50), at(60, 50)], [wood], 60), null);
  assert.equal(gapOf('LineString', [at(-400, 50), at(-70, 50)], [wood], 60), null);
  assert.equal(gapOf('LineString', [at(-400, 50), at(-40, 50)], [], 60), null);
});

test('the other end may still stop short of the next one', () => {
  const next = square(300, 0, 400, 100);
  const gap = gapOf('LineString', [at(50, 50), at(270, 50)], [wood, next], 60);
  assert.equal(gap.meeting.shape, next);
  assert.equal(gap.end, 'last');
});

test('an area is measured from its edges too, and has no end to draw on', () => {
  const area = [at(-200, -50), at(-25, -50), at(-25, 150), at(-200, 150)];
  const gap = gapOf('Polygon', area, [wood], 60);
  assert.equal(gap.end, null);
  assert.ok(Math.abs(gap.meeting.metres - 25) < 0.5);
  assert.equal(gapOf('Polygon', [at(-200, -50), at(20, -50), at(20, 150), at(-200, 150)], [wood], 60), null);
  assert.equal(gapOf('Polygon', [at(-50, -50), at(150, -50), at(150, 150), at(-50, 150)], [wood], 60), null);
});
