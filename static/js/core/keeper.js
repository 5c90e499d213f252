/** @import {MeRecord, RoomState, Snapshot, Store, Transport} from '../types' */
import { forgetOldKept, owner, writeKept } from './kept.js';
import { lastHeard } from './server_clock.js';

const SOON_MS = 1500;
const EVERY_MS = 30_000;

/**
 * Keeps what the page knows on the phone, now and then and whenever the page is put away, so that it opens again
 * without a network.
 * @param {object} options
 * @param {string} options.code
 * @param {Store} options.store
 * @param {Pick<Transport, 'status'>} options.transport
 * @param {() => MeRecord} options.record
 */
export function startKeeper({ code, store, transport, record }) {
  let keptAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.on(later);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.hidden && keep());
  later();
  void forgetOldKept();

  function later() {
    timer ??= setTimeout(keep, Math.max(SOON_MS, keptAt + EVERY_MS - Date.now()));
  }

  function keep() {
    clearTimeout(timer);
    timer = undefined;
    const known = record();
    const connected = transport.status === 'live' || transport.status === 'polling';
    if (!store.ready || !connected || owner(code) !== known.me.id) return; // a page left open by somebody else
    keptAt = Date.now();
    writeKept({ code, at: lastHeard(), ...known, snapshot: snapshotOf(store.state) }).catch(tell);
  }

  /** A phone whose storage is full opens without a network as it was before. @param {unknown} error */
  function tell(error) {
    console.warn('This page is not kept on the phone:', error);
  }
}

/**
 * The state as the server would send it.
 * @param {RoomState} state
 * @returns {Snapshot}
 */
export function snapshotOf({ epoch, seq, votes, workshop, categories, proposals, tallies }) {
  const lists = { proposals: [...proposals.values()], tallies: [...tallies.values()] };
  return { epoch, seq, votes, now: new Date(lastHeard()).toISOString(), workshop, categories, ...lists };
}
