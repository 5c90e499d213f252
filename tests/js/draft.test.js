import assert from 'node:assert/strict';
import test from 'node:test';

import { draftShelf, emptyDraft, toGeometry, toPoints, worthKeeping } from '../../static/js/ui/propose/draft.js';

function shelf() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

const hedge = { ...emptyDraft(), step: 'details', category: 'hedge', geometry: 'LineString', points: [[10, 56], [10.1, 56.1]], title: 'Læhegn „æøå“ 🌳' };

test('draft_survives_a_reload_word_for_word', () => {
  const storage = shelf();
  draftShelf(storage, 'K7MP4RWT', 'a').save(hedge);
  assert.deepEqual(draftShelf(storage, 'K7MP4RWT', 'a').load(), hedge);
});

test('draft_belongs_to_one_person_in_one_workshop', () => {
  const storage = shelf();
  draftShelf(storage, 'K7MP4RWT', 'a').save(hedge);
  assert.equal(draftShelf(storage, 'K7MP4RWT', 'b').load(), null);
  assert.equal(draftShelf(storage, 'AAAABBBB', 'a').load(), null);
});

test('draft_dropped_or_broken_or_empty_is_not_offered', () => {
  const storage = shelf();
  const mine = draftShelf(storage, 'K7MP4RWT', 'a');
  mine.save(hedge);
  mine.drop();
  assert.equal(mine.load(), null);
  storage.setItem('cocreate:draft:K7MP4RWT:a', '{"step":');
  assert.equal(mine.load(), null);
  mine.save({ ...emptyDraft(), category: 'tree' });
  assert.equal(mine.load(), null);
});

test('draft_lasts_only_as_long_as_the_page_where_nothing_can_be_kept', () => {
  const mine = draftShelf(null, 'K7MP4RWT', 'a');
  mine.save(hedge);
  assert.equal(mine.load(), null);
});

test('draft_worth_keeping_once_placed_or_written', () => {
  assert.equal(worthKeeping({ ...emptyDraft(), category: 'tree', points: [[10, 56]] }), true);
  assert.equal(worthKeeping({ ...emptyDraft(), category: 'tree', text: 'Shade' }), true);
  assert.equal(worthKeeping({ ...emptyDraft(), category: 'tree', text: '  ' }), false);
});

test('geometry_of_an_area_is_closed_and_comes_back_open', () => {
  const points = [[10, 56], [10.1, 56], [10.1, 56.1]];
  const area = toGeometry({ ...emptyDraft(), geometry: 'Polygon', points });
  assert.deepEqual(area.coordinates, [[...points, points[0]]]);
  assert.deepEqual(toPoints(area), points);
  assert.deepEqual(toPoints(toGeometry({ ...emptyDraft(), geometry: 'Point', points: [[10, 56]] })), [[10, 56]]);
  assert.deepEqual(toPoints(toGeometry(hedge)), hedge.points);
});
