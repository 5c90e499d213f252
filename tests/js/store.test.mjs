import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from '../../static/js/core/store.js';
import { comment, event, proposal, snapshot, workshop } from './events.mjs';

/** A store whose listeners run when the test says so. */
function loaded(audience = 'participant', more = {}) {
  const frames = [];
  const store = createStore(audience, (fn) => frames.push(fn));
  const heard = [];
  store.on((changes) => heard.push(changes));
  store.load(snapshot(more));
  const frame = () => frames.splice(0).forEach((fn) => fn());
  frame();
  heard.length = 0;
  return { store, heard, frame };
}

test('events apply in order of seq, hold what is ahead and ignore what is behind', () => {
  const { store } = loaded();
  store.apply('room', [event(6, 'proposal.added', proposal('p6'))]);
  assert.equal(store.state.seq, 4);
  assert.equal(store.gap('room'), true);
  store.apply('room', [event(4, 'proposal.withdrawn', { proposal: 'p1' }), event(5, 'proposal.added', proposal('p5'))]);
  assert.equal(store.state.seq, 6);
  assert.equal(store.gap('room'), false);
  assert.deepEqual([...store.state.proposals.keys()], ['p1', 'p2', 'p5', 'p6']);
});

test('events that come before the first state wait for it', () => {
  const store = createStore('participant', (fn) => fn());
  store.apply('room', [event(5, 'proposal.added', proposal('p5'))]);
  store.load(snapshot());
  assert.equal(store.state.seq, 5);
  assert.ok(store.get('p5'));
});

test('a snapshot older than the events at hand does not turn time back', () => {
  const { store } = loaded();
  store.apply('room', [event(5, 'proposal.added', proposal('p5'))]);
  store.load(snapshot({ votes: 3, tallies: [{ proposal: 'p1', v: 3, agree: 1, neutral: 0, disagree: 0 }] }));
  assert.equal(store.state.seq, 5);
  assert.equal(store.state.tallies.get('p1').agree, 1);
});

test('another epoch replaces everything', () => {
  const { store } = loaded();
  store.apply('room', [event(9, 'proposal.added', proposal('p9'))]);
  store.load(snapshot({ epoch: 'e2', seq: 1, proposals: [proposal('q1')] }));
  assert.deepEqual([...store.state.proposals.keys()], ['q1']);
  assert.equal(store.gap('room'), false);
});

test('listeners hear once per frame, with all that changed', () => {
  const { store, heard, frame } = loaded();
  store.apply('room', [event(5, 'proposal.added', proposal('p5'))]);
  store.apply('room', [event(6, 'comment.added', comment('c1', 'p1')), event(7, 'phase.set', workshop({ phase: 'vote' }))]);
  frame();
  assert.equal(heard.length, 1);
  assert.deepEqual([...heard[0].proposals].sort(), ['p1', 'p5']);
  assert.deepEqual([...heard[0].comments], ['p1']);
  assert.equal(heard[0].workshop, true);
});

test('of two tallies the one with the larger v wins, whichever comes last', () => {
  const { store } = loaded();
  store.tallies([{ proposal: 'p1', v: 7, agree: 5, neutral: 0, disagree: 1 }]);
  store.tallies([{ proposal: 'p1', v: 6, agree: 4, neutral: 0, disagree: 1 }]);
  assert.equal(store.state.tallies.get('p1').agree, 5);
  assert.equal(store.state.votes, 7);
});

test('waiting commands lie over the truth and never in it', () => {
  const { store } = loaded();
  const entry = (kind, data) => ({ id: kind, kind, data, seen: 4, code: 'C', identity: 'me', at: '2026-11-22T19:00:00.000Z' });
  store.lay([
    entry('proposal.add', { proposal: 'mine', category: 'tree', title: 'Oak', text: '', geometry: { type: 'Point', coordinates: [1, 2] } }),
    entry('proposal.edit', { proposal: 'mine', title: 'Two oaks' }),
    entry('proposal.withdraw', { proposal: 'p1' }),
  ]);
  assert.equal(store.get('mine').title, 'Two oaks');
  assert.equal(store.get('mine').waiting, true);
  assert.equal(store.get('p1'), undefined);
  assert.deepEqual(store.proposals().map(({ id }) => id), ['p2', 'mine']);
  assert.equal(store.state.proposals.has('mine'), false);
  store.lay([]);
  assert.deepEqual(store.proposals().map(({ id }) => id), ['p1', 'p2']);
});

test('comments heard of while they are fetched are kept, those taken back stay away', () => {
  const { store } = loaded();
  store.beginThread('p2');
  store.apply('room', [event(5, 'comment.added', comment('c3', 'p2')), event(6, 'comment.withdrawn', { comment: 'c1', proposal: 'p2' })]);
  store.loadThread('p2', [comment('c1', 'p2'), comment('c2', 'p2')]);
  assert.deepEqual(store.thread('p2').comments.map(({ id }) => id), ['c2', 'c3']);
  assert.equal(store.get('p2').comments, 2);
});

test("one's own waiting comment stands at the end of its thread", () => {
  const { store } = loaded();
  store.loadThread('p2', [comment('c1', 'p2')]);
  store.lay([{ id: 'x', kind: 'comment.add', data: { comment: 'c9', proposal: 'p2', text: 'Later' }, seen: 4, code: 'C', identity: 'me', at: '2026-11-22T19:00:00.000Z' }]);
  assert.deepEqual(store.thread('p2').comments.map(({ id, waiting }) => [id, waiting ?? false]), [['c1', false], ['c9', true]]);
});
