// Long because it is one table of what each kind of event does; people and comments have files of their own.
/** @import {Audience, Changes, JournalEvent, RoomState, Snapshot, Stream} from '../types' */
import { count, hideInThread, inThread, say, unsay, waitInThread } from './reduce_comments.js';
import { erase, rename } from './reduce_people.js';

/**
 * The event law: applying an event to the snapshot before it gives the snapshot after it.
 * Nothing here knows of pages, sockets or clocks. Tallies are not events and have their own law.
 */

const SHOWS_COMMENT = new Set(['comment.added', 'comment.restored', 'comment.accepted']);

/** @typedef {{state: RoomState, data: any, changes: Changes, staff: boolean}} Step */

/** @returns {Changes} */
export function noChanges() {
  return { proposals: new Set(), workshop: false, tallies: new Set(), comments: new Set(), late: false };
}

/**
 * @param {Snapshot} snapshot
 * @returns {RoomState}
 */
export function stateOf(snapshot) {
  return {
    epoch: snapshot.epoch,
    seq: snapshot.seq,
    staffSeq: snapshot.staff_seq ?? 0,
    votes: snapshot.tallies ? snapshot.votes : 0,
    workshop: snapshot.workshop,
    categories: snapshot.categories,
    proposals: new Map(snapshot.proposals.map((proposal) => [proposal.id, proposal])),
    tallies: new Map((snapshot.tallies ?? []).map((tally) => [tally.proposal, tally])),
    threads: new Map(),
  };
}

/** @type {Record<string, (step: Step) => void>} */
const ROOM = {
  'proposal.added': put,
  'proposal.edited': put,
  'proposal.moved': put,
  'proposal.restored': put,
  'proposal.accepted': put,
  'proposal.withdrawn': (step) => leave(step, step.data.proposal, 'withdrawn'),
  'proposal.hidden': (step) => leave(step, step.data.proposal, 'hidden'),
  'comment.added': say,
  'comment.restored': say,
  'comment.accepted': say,
  'comment.withdrawn': (step) => unsay(step, step.data, 'withdrawn'),
  'comment.hidden': (step) => unsay(step, step.data, 'hidden'),
  'nickname.cleared': (step) => rename(step, step.data.participant, null),
  'participant.updated': (step) => rename(step, step.data.participant, step.data.nickname ?? null),
  'participant.erased': erase,
  'phase.set': workshop,
  'input.paused': workshop,
  'workshop.edited': workshop,
  'screen.shown': show,
};

/** @type {Record<string, (step: Step) => void>} */
const STAFF = {
  'proposal.hidden': (step) => put({ ...step, data: { ...step.data.proposal, reason: step.data.reason } }),
  'proposal.late': put,
  'proposal.pending': put,
  'proposal.edited': put,
  'proposal.moved': put,
  'proposal.withdrawn': (step) => leave(step, step.data.proposal, 'withdrawn'),
  'proposal.restored': (step) => step.data.category && put(step),
  'comment.late': (step) => waitInThread(step, step.data),
  'comment.withdrawn': (step) => waitInThread(step, { ...step.data, id: step.data.comment, state: 'withdrawn' }),
  'comment.hidden': (step) => hideInThread(step, step.data.comment, step.data.reason),
  'votes.late': ({ changes }) => void (changes.late = true),
  'comment.restored': (step) => step.data.text && inThread(step, step.data),
};

/**
 * Applies one event in place and says what it touched. Kinds we do not know change nothing:
 * a newer server may have some.
 * @param {RoomState} state
 * @param {Stream} stream
 * @param {JournalEvent} event
 * @param {Audience} audience
 * @param {Changes} [changes]
 */
export function applyEvent(state, stream, event, audience, changes = noChanges()) {
  const step = { state, data: event.data ?? {}, changes, staff: audience === 'staff' };
  const apply = (stream === 'staff' ? STAFF : ROOM)[event.kind];
  if (event.redacted) redact(step, event.kind);
  else if (apply) apply(step);
  if (stream === 'staff') state.staffSeq = event.seq;
  else state.seq = event.seq;
  return changes;
}

/**
 * Content taken back since: it must not appear, and what it was about must not stay as it was.
 * Counts still move, for the event that took it back moves them again.
 * @param {Step} step
 * @param {string} kind
 */
function redact(step, kind) {
  if (SHOWS_COMMENT.has(kind)) return count(step, step.data.proposal, 1);
  if (kind === 'comment.withdrawn' || kind === 'comment.hidden') return unsay(step, step.data, 'hidden');
  const id = step.data.proposal ?? step.data.id;
  if (kind.startsWith('proposal.') && id && !step.staff) remove(step, id);
}

/** @param {Step} step */
function put({ state, data, changes }) {
  state.proposals.set(data.id, data);
  changes.proposals.add(data.id);
}

/**
 * Gone for the room; staff keep it, marked.
 * @param {Step} step
 * @param {string} id
 * @param {'withdrawn' | 'hidden'} how
 */
function leave(step, id, how) {
  const known = step.state.proposals.get(id);
  if (!step.staff) remove(step, id);
  else if (known) put({ ...step, data: { ...known, state: how } });
}

/**
 * @param {Step} step
 * @param {string} id
 */
export function remove({ state, changes }, id) {
  state.threads.delete(id);
  if (state.tallies.delete(id)) changes.tallies.add(id);
  if (state.proposals.delete(id)) changes.proposals.add(id);
}

/**
 * Counts of another round, or counts the room may not see any more, are forgotten; staff see them always. With it
 * comes the palette, where staff have changed that.
 * @param {Step} step
 */
function workshop({ state, data, changes, staff }) {
  const before = state.workshop;
  const { categories, ...now } = data;
  state.workshop = now;
  if (categories) state.categories = categories;
  changes.workshop = true;
  if ((staff || data.tallies_visible) && data.round === before.round) return;
  state.votes = 0;
  for (const id of state.tallies.keys()) changes.tallies.add(id);
  state.tallies.clear();
}

/** @param {Step} step */
function show({ state, data, changes }) {
  state.workshop = { ...state.workshop, shown: data.proposal ?? null };
  changes.workshop = true;
}
