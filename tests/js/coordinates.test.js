import assert from 'node:assert/strict';
import test from 'node:test';

import { readCoordinates } from '../../static/js/ui/propose/coordinates.js';

const aarhus = [10.1, 56.1, 10.3, 56.3];
const place = [10.241, 56.2047];

for (const text of ['56.2047, 10.241', '56.2047 10.2410', '56,2047 10,2410', '56,2047; 10,2410', 'N 56.2047 E 10.2410', '56.2047°N, 10.2410°E', 'E 10.241 N 56.2047', '10.241, 56.2047']) {
  test(`coordinates_are_read_from ${text}`, () => assert.deepEqual(readCoordinates(text, aarhus), place));
}

test('coordinates_south_and_west_are_negative', () => {
  assert.deepEqual(readCoordinates('33.5 S 70.6 W', aarhus), [-70.6, -33.5]);
});

for (const text of ['', '56.2', 'Hede Enge', '56.2 10.2 3', '56.2 north-ish 10.2', '956.2 10.2', '98.5 190.2']) {
  test(`coordinates_are_not_read_from "${text}"`, () => assert.equal(readCoordinates(text, aarhus), null));
}
