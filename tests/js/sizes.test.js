import assert from 'node:assert/strict';
import test from 'node:test';

import { widthOf } from '../../static/js/map/width.js';
import { countOf, drawTrouble, mayBecome, sizeTrouble } from '../../static/js/ui/propose/limits.js';
import { amounts } from '../../static/js/ui/screen/totals.js';
import { draftSizeSentence, sizeSentence } from '../../static/js/ui/size_words.js';
import { addedUp } from '../../static/js/ui/toward.js';

const width = { id: 'width', kind: 'number', unit: 'm', names: {}, default: 3, min: 1, max: 30 };
const hedge = { id: 'hedge', geometry: ['LineString'], fields: [width], unit: 'm' };
const heath = { id: 'heath', geometry: ['Polygon'], fields: [], unit: 'm2', largest: 5000 };
// About 124 m to the east at this latitude.
const points = [[10.235, 56.222], [10.237, 56.222]];
const line = { geometry: 'LineString', points, fields: {} };
const field = (side) => ({ geometry: 'Polygon', points: [[10, 56], [10 + side, 56], [10 + side, 56 + side], [10, 56 + side]], fields: {} });

test('width_is_what_was_typed_or_the_kinds_default_and_else_none', () => {
  assert.equal(widthOf(hedge, { width: '6,5' }), 6.5);
  assert.equal(widthOf(hedge, { width: 6 }), 6);
  assert.equal(widthOf(hedge, { width: ' ' }), 3);
  assert.equal(widthOf(hedge, {}), 3);
  assert.equal(widthOf(hedge, { width: 'wide' }), null);
  assert.equal(widthOf(hedge, { width: '-1' }), null);
  assert.equal(widthOf(heath, { width: 6 }), null);
  assert.equal(widthOf({ ...hedge, fields: [{ ...width, unit: 'ft' }] }, { width: 6 }), null);
  assert.equal(widthOf(undefined, { width: 6 }), null);
});

test('sentence_of_a_line_says_length_width_and_ground', () => {
  const idea = { size: { m: 320 }, area_m2: 1920, fields: { width: 6 } };
  assert.equal(sizeSentence(idea, hedge), '320\u00a0m long, 6\u00a0m wide: 1,920\u00a0m²');
  assert.equal(sizeSentence({ ...idea, area_m2: null }, hedge), '320\u00a0m');
  assert.equal(sizeSentence({ size: { n: 12 }, fields: {} }, hedge), '× 12');
  assert.match(draftSizeSentence({ ...line, fields: { width: '10' } }, hedge), /^124\u00a0m long, 10\u00a0m wide: about 1,2\d\d\u00a0m²$/u);
  assert.equal(draftSizeSentence({ geometry: 'Point', points: [[10, 56]], fields: {} }, hedge), '');
});

test('limits_are_told_by_what_has_to_change', () => {
  assert.deepEqual(sizeTrouble(hedge, line), {});
  assert.match(sizeTrouble({ ...hedge, longest: 100 }, line).shape, /longer than 100\u00a0m/u);
  assert.match(sizeTrouble({ ...hedge, largest: 300 }, line).width, /more than 300\u00a0m²/u);
  assert.deepEqual(sizeTrouble({ ...hedge, largest: 300 }, { ...line, fields: { width: '2' } }), {});
  assert.match(sizeTrouble(heath, field(0.01)).shape, /larger than 5,000\u00a0m²/u);
  assert.deepEqual(sizeTrouble(heath, field(0.0005)), {});
});

test('while_drawing_only_what_no_width_could_mend_is_told', () => {
  assert.equal(drawTrouble({ ...hedge, largest: 300 }, 'LineString', points), '');
  assert.match(drawTrouble({ ...hedge, largest: 100 }, 'LineString', points), /larger than 100\u00a0m²/u);
  assert.match(drawTrouble({ ...hedge, longest: 100 }, 'LineString', points), /longer/u);
  assert.equal(drawTrouble(hedge, 'LineString', points), '');
});

const idea = (more) => ({ category: 'tree', state: 'open', size: { n: 1 }, by: { id: 'me' }, ...more });
const appWith = (...ideas) => ({ store: { proposals: () => ideas }, me: { owns: ({ by }) => by.id === 'me' } });

test('own_ideas_of_a_kind_are_counted_and_nobody_elses', () => {
  const app = appWith(idea({}), idea({ waiting: true }), idea({ by: { id: 'you' } }), idea({ category: 'pond' }), idea({ state: 'hidden' }));
  assert.deepEqual(countOf(app, { id: 'tree', most_per_person: 2 }), { made: 2, most: 2, full: true });
  assert.equal(countOf(app, { id: 'tree', most_per_person: 3 }).full, false);
  assert.equal(countOf(app, { id: 'tree' }).full, false);
  const full = { id: 'tree', geometry: ['LineString'], fields: [], most_per_person: 2 };
  assert.equal(mayBecome(app, full, line), false);
  assert.equal(mayBecome(app, hedge, line), true);
  assert.equal(mayBecome(app, heath, line), false);
});

test('sums_leave_out_what_is_waiting_or_not_open', () => {
  const { store } = appWith(idea({ size: { n: 12 } }), idea({ waiting: true }), idea({ state: 'pending' }), idea({ size: { m: 40 } }));
  assert.deepEqual([...addedUp(store)], [['tree', { m: 40, n: 12 }]]);
});

test('amounts_begin_with_what_the_kind_is_counted_in', () => {
  assert.deepEqual(amounts({ m: 1100, m2: 6600 }, 'm'), ['1.1\u00a0km', '6,600\u00a0m²']);
  assert.deepEqual(amounts({ m: 1100, m2: 6600 }), ['6,600\u00a0m²', '1.1\u00a0km']);
});
