import assert from 'node:assert/strict';
import test from 'node:test';

import { rankedStore } from '../../static/js/ui/screen/results.js';
import { sceneOf } from '../../static/js/ui/screen/scenes.js';
import { shorten } from '../../static/js/ui/screen/shown.js';
import { amounts } from '../../static/js/ui/screen/totals.js';

test('amounts_say_what_was_drawn_and_what_was_put_as_points', () => {
  assert.deepEqual(amounts({ m2: 32_000 }), ['3.2\u00a0ha']);
  assert.deepEqual(amounts({ m: 1100 }), ['1.1\u00a0km']);
  assert.deepEqual(amounts({ n: 112 }), ['112']);
  assert.deepEqual(amounts({ m2: 350, n: 2 }), ['350\u00a0m²', '2 spots']);
});

test('shorten_keeps_short_words_and_cuts_long_ones_between_words', () => {
  assert.equal(shorten('A pond for the frogs'), 'A pond for the frogs');
  const cut = shorten('word '.repeat(200));
  assert.ok(cut.endsWith('word …') && [...cut].length <= 283);
  assert.ok(!shorten('🌳'.repeat(400)).includes('\ufffd'));
});

test('scenes_follow_the_phase_unless_staff_show_an_idea', () => {
  assert.deepEqual(['lobby', 'collect', 'discuss', 'vote', 'results', 'closed'].map((phase) => sceneOf(phase, false)),
    ['invite', 'main', 'main', 'main', 'results', 'thanks']);
  assert.equal(sceneOf('results', true), 'main');
  assert.equal(sceneOf('closed', true), 'thanks');
});

test('ranked_store_shows_only_ranked_ideas_with_the_rank_as_letter', () => {
  const ideas = new Map([['a', { id: 'a', category: 'tree' }], ['b', { id: 'b', category: 'tree' }]]);
  const store = { get: (id) => ideas.get(id), proposals: () => [...ideas.values()], category: (id) => (id === 'tree' ? { id, letter: 'T' } : undefined) };
  const ranked = rankedStore(store, [{ proposal: 'b', rank: 1 }, { proposal: 'a', rank: null }]);
  assert.deepEqual(ranked.proposals().map(({ id }) => id), ['b']);
  assert.equal(ranked.category(ranked.get('b').category).letter, '1');
  assert.equal(ranked.get('a'), undefined);
});
