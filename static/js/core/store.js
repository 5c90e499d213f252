/** @import {Audience, Changes, JournalEvent, OutboxEntry, Proposal, RoomState, Snapshot, Store, Stream, Tally} from '../types' */
import { createHeld } from './held.js';
import { overlaid, overlay, talkedAbout } from './overlay.js';
import { applyEvent, noChanges, stateOf } from './reduce.js';
import { createThreads } from './threads.js';

/** @param {() => void} fn */
const nextFrame = (fn) => (globalThis.requestAnimationFrame ?? setTimeout)(fn);

/**
 * What this device knows of the workshop: the truth from the server in order of `seq`, and laid over it
 * what the person did that is still on its way. No page, no network.
 * @param {Audience} audience
 * @param {(fn: () => void) => unknown} [schedule] calls back soon; listeners run at most once per call
 * @returns {Store}
 */
export function createStore(audience, schedule = nextFrame) {
  const held = { room: createHeld(), staff: createHeld() };
  const listeners = /** @type {Set<(changes: Changes) => void>} */ (new Set());
  let waiting = /** @type {OutboxEntry[]} */ ([]);
  let laid = /** @type {Map<string, Proposal | null>} */ (new Map());
  let changes = noChanges();
  let scheduled = false;

  const store = /** @type {Store} */ ({
    audience,
    ready: false,
    state: nothingYet(),
    load,
    apply,
    tallies,
    lay,
    ...createThreads(() => store.state, () => waiting, (id) => {
      changes.comments.add(id);
      announce();
    }),
    gap: (stream) => held[stream].size() > 0,
    get: (id) => (laid.has(id) ? laid.get(id) ?? undefined : store.state.proposals.get(id)),
    proposals: () => overlaid(store.state.proposals, laid),
    category: (id) => store.state.categories.find((category) => category.id === id),
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  });
  return store;

  /**
   * A snapshot may lag behind the events we already have: then only its tallies are news.
   * @param {Snapshot} snapshot
   * @param {{force?: boolean}} [options] `force` when the server said that what we have is of no use
   */
  function load(snapshot, { force = false } = {}) {
    const before = store.state;
    const same = snapshot.epoch === before.epoch && !force;
    const older = snapshot.seq < before.seq || (snapshot.staff_seq ?? 0) < before.staffSeq;
    if (same && older) return tallies(snapshot.tallies ?? [], snapshot.votes);
    store.state = stateOf(snapshot);
    store.ready = true;
    if (same && snapshot.seq === before.seq) store.state.threads = before.threads;
    if (!same && before.epoch) for (const events of Object.values(held)) events.clear();
    for (const id of [...before.proposals.keys(), ...store.state.proposals.keys()]) {
      changes.proposals.add(id);
      changes.tallies.add(id);
    }
    for (const id of before.threads.keys()) changes.comments.add(id);
    changes.workshop = true;
    drain('room');
    drain('staff');
    relay();
  }

  /**
   * @param {Stream} stream
   * @param {JournalEvent[]} events
   */
  function apply(stream, events) {
    held[stream].keep(events, position(stream));
    if (store.ready && drain(stream)) relay();
  }

  /** @param {Stream} stream */
  function position(stream) {
    return stream === 'staff' ? store.state.staffSeq : store.state.seq;
  }

  /** @param {Stream} stream */
  function drain(stream) {
    const turn = held[stream].take(position(stream));
    for (const event of turn) applyEvent(store.state, stream, event, audience, changes);
    return turn.length > 0;
  }

  /**
   * @param {Tally[]} list
   * @param {number} [votes]
   */
  function tallies(list, votes = 0) {
    const { state } = store;
    for (const tally of list) {
      state.votes = Math.max(state.votes, tally.v);
      if ((state.tallies.get(tally.proposal)?.v ?? -1) >= tally.v) continue;
      state.tallies.set(tally.proposal, tally);
      changes.tallies.add(tally.proposal);
    }
    state.votes = Math.max(state.votes, votes);
    if (changes.tallies.size) announce();
  }

  /** @param {OutboxEntry[]} entries */
  function lay(entries) {
    for (const id of talkedAbout(store.state, [...waiting, ...entries])) changes.comments.add(id);
    waiting = entries;
    relay();
  }

  /** Lays the waiting commands over the truth anew, and tells the listeners. */
  function relay() {
    const before = laid;
    laid = overlay(store.state, waiting);
    for (const id of [...before.keys(), ...laid.keys()]) changes.proposals.add(id);
    announce();
  }

  function announce() {
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      const told = changes;
      scheduled = false;
      changes = noChanges();
      for (const listener of [...listeners]) listener(told);
    });
  }
}

/** @returns {RoomState} */
function nothingYet() {
  const workshop = /** @type {RoomState['workshop']} */ ({});
  const empty = { categories: [], proposals: new Map(), tallies: new Map(), threads: new Map() };
  return { epoch: '', seq: -1, staffSeq: -1, votes: 0, workshop, ...empty };
}
