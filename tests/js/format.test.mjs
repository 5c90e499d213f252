import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alphabet, area, left, length, named, size } from '../../static/js/core/format.js';
import { _, ngettext, useMessages } from '../../static/js/core/messages.js';
import { uuid } from '../../static/js/core/ids.js';
import { leastAgreement } from '../../static/js/core/agreement.js';

test('sizes have the unit people picture', () => {
  assert.equal(size({ m: 420.4 }), '420\u00a0m');
  assert.equal(length(1234), '1.2\u00a0km');
  assert.equal(size({ m2: 4800 }), '4,800\u00a0m²');
  assert.equal(area(14_000), '1.4\u00a0ha');
  assert.equal(size({ n: 12 }), '× 12');
  assert.equal(size({ n: 1 }), '');
});

test('names follow the alphabet of the language', () => {
  const places = ['Östra torget', 'Zonen', 'Ängen', 'Plats 10', 'Plats 9'];
  assert.deepEqual(places.toSorted(alphabet('sv')), ['Plats 9', 'Plats 10', 'Zonen', 'Ängen', 'Östra torget']);
  assert.deepEqual(places.toSorted(alphabet('de')), ['Ängen', 'Östra torget', 'Plats 9', 'Plats 10', 'Zonen']);
});

test('time left never runs below zero', () => {
  assert.equal(left(760_000), '12:40');
  assert.equal(left(3_900_000), '1:05:00');
  assert.equal(left(-5), '00:00');
});

test('names fall back from the reader to the workshop to any', () => {
  assert.equal(named({ de: 'Baum', en: 'Tree' }), 'Tree');
  assert.equal(named({ de: 'Baum', da: 'Træ' }, 'da'), 'Træ');
  assert.equal(named({ nl: 'Boom' }, 'da'), 'Boom');
  assert.equal(named(undefined), '');
});

test('sentences come from the catalogue and keep their parameters', () => {
  useMessages({ 'In %(place)s': 'In %(place)s drin', '%(num)s idea': ['%(num)s Idee', '%(num)s Ideen'] });
  assert.equal(_('In %(place)s', { place: 'Egå %(num)s' }), 'In Egå %(num)s drin');
  assert.equal(ngettext('%(num)s idea', '%(num)s ideas', 1), '1 Idee');
  assert.equal(ngettext('%(num)s idea', '%(num)s ideas', 3), '3 Ideen');
  assert.equal(ngettext('%(num)s tree', '%(num)s trees', 3), '3 trees');
  useMessages({});
});

test('ids are version 4 UUIDs', () => {
  assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('much agreement of few is less than some agreement of many', () => {
  assert.ok(leastAgreement({ agree: 2, neutral: 0, disagree: 0 }) < leastAgreement({ agree: 40, neutral: 0, disagree: 10 }));
  assert.equal(leastAgreement({ agree: 0, neutral: 9, disagree: 0 }), 0);
  assert.ok(Math.abs(leastAgreement({ agree: 8, neutral: 0, disagree: 2 }) - 0.4902) < 0.0005);
});

test('a count is written as the reader writes numbers', () => {
  assert.equal(ngettext('%(num)s idea', '%(num)s ideas', 2000), '2,000 ideas');
  assert.equal(ngettext('%(num)s idea', '%(num)s ideas', 1), '1 idea');
});
