import assert from 'node:assert/strict';
import test from 'node:test';

import { fairOrder, nextUnvoted, shuffled } from '../../static/js/ui/vote_order.js';

const ids = Array.from({ length: 40 }, (_, i) => `idea-${i}`);
const ideas = ids.map((id, i) => ({ id, general: i % 8 === 7 }));

test('order_is_the_same_on_every_reload_and_another_for_each_person_and_round', () => {
  assert.deepEqual(shuffled(ids, 'kirsten:1'), shuffled([...ids].reverse(), 'kirsten:1'));
  assert.notDeepEqual(shuffled(ids, 'kirsten:1'), shuffled(ids, 'jens:1'));
  assert.notDeepEqual(shuffled(ids, 'kirsten:1'), shuffled(ids, 'kirsten:2'));
});

test('order_is_fair_every_idea_is_early_for_about_as_many_people', () => {
  const people = 4000;
  const first = new Map(ids.map((id) => [id, 0]));
  for (let i = 0; i < people; i += 1) {
    const [top] = shuffled(ids, `person-${i}:1`);
    first.set(top, first.get(top) + 1);
  }
  // 100 expected each, standard deviation about 10: five of them either way.
  for (const count of first.values()) assert.ok(count > 50 && count < 150, String(count));
});

test('order_puts_general_remarks_after_the_measures', () => {
  const order = fairOrder(ideas, 'kirsten:1');
  const general = order.map((id) => ideas.find((idea) => idea.id === id).general);
  assert.equal(general.indexOf(true), 35);
  assert.equal(order.length, 40);
});

test('order_kept_from_before_stays_and_new_ideas_come_last', () => {
  const before = fairOrder(ideas, 'kirsten:1');
  const gone = before[3];
  const now = [...ideas.filter((idea) => idea.id !== gone), { id: 'new', general: false }];
  assert.deepEqual(fairOrder(now, 'kirsten:1', before), [...before.filter((id) => id !== gone), 'new']);
});

test('next_unvoted_looks_forward_then_from_the_start', () => {
  const voted = new Set(['b', 'c']);
  const isVoted = (id) => voted.has(id);
  assert.equal(nextUnvoted(['a', 'b', 'c', 'd'], isVoted, 1), 3);
  assert.equal(nextUnvoted(['a', 'b', 'c'], isVoted, 1), 0);
  assert.equal(nextUnvoted(['b', 'c'], isVoted), -1);
});
