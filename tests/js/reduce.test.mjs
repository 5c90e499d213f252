import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEvent, stateOf } from '../../static/js/core/reduce.js';
import { comment, event, proposal, snapshot, workshop } from './events.mjs';

/** The state after one event, as a snapshot would list it. */
function after(kind, data, { audience = 'participant', stream = 'room', redacted = false, from = {} } = {}) {
  const state = stateOf(structuredClone(snapshot(from)));
  applyEvent(state, stream, event(5, kind, data, { redacted }), audience);
  return state;
}

for (const kind of ['proposal.edited', 'proposal.moved', 'proposal.restored', 'proposal.accepted']) {
  test(`${kind} replaces the whole proposal`, () => {
    const changed = proposal('p1', { title: 'Other', rev: 2 });
    assert.deepEqual(after(kind, changed).proposals.get('p1'), changed);
  });
}

for (const kind of ['proposal.withdrawn', 'proposal.hidden']) {
  test(`${kind} takes it from the room, and marks it for staff`, () => {
    assert.equal(after(kind, { proposal: 'p1' }).proposals.has('p1'), false);
    assert.equal(after(kind, { proposal: 'p1' }, { audience: 'staff' }).proposals.get('p1').state, kind.split('.')[1]);
  });
}

test('a comment that came late is in no count until it is let in', () => {
  const late = after('comment.late', comment('c9', 'p2'), { audience: 'staff', stream: 'staff' });
  const before = stateOf(structuredClone(snapshot())).proposals.get('p2').comments;
  assert.equal(late.proposals.get('p2').comments, before);
  const accepted = after('comment.accepted', comment('c9', 'p2'));
  assert.equal(accepted.proposals.get('p2').comments, before + 1);
});

test('votes that came too late only tell staff that there is something to look at', () => {
  const state = stateOf(structuredClone(snapshot()));
  const changes = applyEvent(state, 'staff', event(5, 'votes.late', { late_votes: 3 }), 'staff');
  assert.equal(changes.late, true);
  assert.equal(changes.proposals.size, 0);
});

for (const [kind, data, state] of [
  ['proposal.edited', proposal('p1', { state: 'late', title: 'Two oaks' }), 'late'],
  ['proposal.withdrawn', { proposal: 'p1' }, 'withdrawn'],
]) {
  test(`${kind} on the staff stream reaches what waits`, () => {
    assert.equal(after(kind, data, { audience: 'staff', stream: 'staff' }).proposals.get('p1').state, state);
  });
}

test('staff learn why something was hidden', () => {
  const data = { proposal: proposal('p1', { state: 'hidden' }), reason: 'An advert', by: 'Mia' };
  const state = after('proposal.hidden', data, { audience: 'staff', stream: 'staff' });
  assert.equal(state.proposals.get('p1').reason, 'An advert');
  assert.equal(state.staffSeq, 5);
  assert.equal(state.seq, 4);
});

test('comments are counted, and uncounted when they are taken back or hidden', () => {
  assert.equal(after('comment.added', comment('c1', 'p1')).proposals.get('p1').comments, 1);
  assert.equal(after('comment.hidden', { comment: 'c1', proposal: 'p2' }).proposals.get('p2').comments, 1);
  assert.equal(after('comment.withdrawn', { comment: 'c1', proposal: 'p2' }).proposals.get('p2').comments, 1);
});

test('a redacted event shows nothing of what was taken back', () => {
  const empty = proposal('p9', { title: null, text: null, geometry: null });
  assert.equal(after('proposal.added', empty, { redacted: true }).proposals.has('p9'), false);
  assert.equal(after('proposal.edited', { ...empty, id: 'p1' }, { redacted: true }).proposals.has('p1'), false);
});

test('a redacted comment counts until the event that took it back', () => {
  const state = after('comment.added', comment('c1', 'p1', { text: null }), { redacted: true });
  assert.equal(state.proposals.get('p1').comments, 1);
  applyEvent(state, 'room', event(6, 'comment.hidden', { comment: 'c1', proposal: 'p1' }), 'participant');
  assert.equal(state.proposals.get('p1').comments, 0);
});

test('a cleared nickname is gone from everything the person made', () => {
  const state = after('nickname.cleared', { participant: 'ann' });
  assert.deepEqual([...state.proposals.values()].map(({ by }) => by.nickname), [null, null]);
});

test('an erased person leaves nothing behind, for staff either', () => {
  const data = { participant: 'ann', proposals: ['p1'], comments: [{ comment: 'c1', proposal: 'p2' }] };
  for (const audience of ['participant', 'staff']) {
    const state = after('participant.erased', data, { audience });
    assert.deepEqual([...state.proposals.keys()], ['p2']);
    assert.equal(state.proposals.get('p2').comments, 1);
  }
});

test('a new round forgets the counts of the last one', () => {
  const tallies = [{ proposal: 'p1', v: 3, agree: 1, neutral: 1, disagree: 1 }];
  const from = { workshop: workshop({ tallies_visible: true }), tallies };
  const next = workshop({ tallies_visible: true, round: 2 });
  assert.equal(after('phase.set', next, { from }).tallies.size, 0);
  assert.equal(after('phase.set', workshop({ tallies_visible: true, phase: 'results' }), { from }).tallies.size, 1);
});

test('what is on the projector is part of the workshop', () => {
  assert.equal(after('screen.shown', { proposal: 'p1' }).workshop.shown, 'p1');
  assert.equal(after('screen.shown', { proposal: null }).workshop.shown, null);
});

test('a kind of event that is not known yet changes only the seq', () => {
  const before = stateOf(snapshot());
  const state = after('weather.changed', { rain: true });
  assert.deepEqual({ ...state, seq: 4 }, before);
});
