import assert from 'node:assert/strict';
import test from 'node:test';

import { createUndo, said } from '../../static/js/ui/console/undo.js';

function storage() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

const state = (changes = {}) => ({
  workshop: { phase: 'collect', paused: false, shown: null, ...changes.workshop },
  proposals: new Map(Object.entries(changes.proposals ?? {}).map(([id, how]) => [id, { id, state: how }])),
});
const hid = (id) => ({ did: 'proposal.hide', on: id, back: { kind: 'proposal.restore', data: { proposal: id } } });
const paused = { did: 'input.pause', on: null, back: { kind: 'input.pause', data: { paused: false } } };

test('undo_offers_the_last_act_and_outlives_a_reload', () => {
  const kept = storage();
  createUndo(kept, 'k').push(hid('a'));
  const undo = createUndo(kept, 'k');
  assert.equal(undo.last(state({ proposals: { a: 'hidden' } })).on, 'a');
});

test('undo_waits_for_the_event_when_the_answer_came_first', () => {
  const undo = createUndo(storage(), 'k');
  undo.push(hid('a'));
  assert.equal(undo.last(state({ proposals: { a: 'open' } })).on, 'a');
  assert.equal(undo.last(state({ proposals: { a: 'hidden' } })).on, 'a');
});

test('undo_forgets_what_somebody_else_took_back_and_offers_the_one_before', () => {
  const undo = createUndo(storage(), 'k');
  undo.push(paused);
  undo.push(hid('a'));
  const both = state({ workshop: { paused: true }, proposals: { a: 'hidden' } });
  assert.equal(undo.last(both).on, 'a');
  assert.equal(undo.last(state({ workshop: { paused: true }, proposals: { a: 'open' } })).did, 'input.pause');
});

test('undo_drops_an_act_once_it_is_taken_back', () => {
  const undo = createUndo(storage(), 'k');
  undo.push(paused);
  undo.drop(undo.last(state({ workshop: { paused: true } })));
  assert.equal(undo.last(state({ workshop: { paused: true } })), null);
});

test('undo_names_every_act_in_words', () => {
  const acts = [
    hid('a'), paused,
    { did: 'proposal.restore', on: 'a', back: { data: {} } }, { did: 'proposal.accept', on: 'a', back: { data: {} } },
    { did: 'comment.hide', on: 'c', back: { data: {} } }, { did: 'comment.restore', on: 'c', back: { data: {} } },
    { did: 'phase.set', on: 'vote', back: { data: {} } }, { did: 'time.set', on: 'vote', back: { data: {} } },
    { did: 'screen.show', on: 'a', back: { data: {} } }, { did: 'screen.show', on: null, back: { data: {} } },
  ];
  const words = acts.map(said);
  assert.equal(new Set(words).size, acts.length);
  assert.equal(words[6], 'went to Vote');
});
