/** @import {RoomState} from '../../types' */
import { _ } from '../../core/messages.js';
import { phaseName } from '../phase_words.js';

/**
 * Something the facilitator did that can be taken back, kept as plain data so that it outlives a reload.
 * `back` is the command that takes it back; `held`: the state has shown it (the answer may come before the event).
 * @typedef {{did: string, on: string | null, back: {kind: string, data: Record<string, any>}, held?: boolean}} Act
 */

const KEPT = 20;

/**
 * What the button says after "Undo:".
 * @param {Act} act
 * @returns {string}
 */
export function said(act) {
  switch (act.did) {
    case 'proposal.hide': return _('hid an idea');
    case 'proposal.restore': return _('brought back an idea');
    case 'proposal.accept': return _('let in an idea');
    case 'comment.accept': return _('let in a comment');
    case 'comment.hide': return _('hid a comment');
    case 'comment.restore': return _('brought back a comment');
    case 'input.pause': return act.back.data.paused ? _('resumed input') : _('paused input');
    case 'phase.set': return _('went to %(phase)s', { phase: phaseName(/** @type {any} */ (act.on)) });
    case 'time.set': return _('changed the time');
    case 'screen.show': return act.on ? _('showed an idea') : _('showed the whole map');
    default: throw new Error(`No words for undoing ${act.did}`);
  }
}

/**
 * Whether the act still stands. Somebody else may have taken it back, or gone further, meanwhile.
 * @param {Act} act
 * @param {RoomState} state
 */
export function stands(act, state) {
  const { workshop, proposals } = state;
  const proposal = act.on ? proposals.get(act.on) : undefined;
  switch (act.did) {
    case 'proposal.hide': return proposal?.state === 'hidden';
    case 'proposal.restore':
    case 'proposal.accept': return proposal?.state === 'open';
    case 'input.pause': return workshop.paused !== act.back.data.paused;
    case 'phase.set':
    case 'time.set': return workshop.phase === act.on;
    case 'screen.show': return (workshop.shown ?? null) === act.on;
    default: return true;
  }
}

/**
 * @param {Act} act
 * @param {RoomState} state
 */
function isOver(act, state) {
  return act.held === true && !stands(act, state);
}

/**
 * The acts that can be taken back, newest last, kept in the tab's own storage.
 * @param {Storage} storage
 * @param {string} key
 */
export function createUndo(storage, key) {
  /** @type {Act[]} */
  let acts = JSON.parse(storage.getItem(key) ?? '[]');
  const save = () => storage.setItem(key, JSON.stringify(acts));
  return {
    /** @param {Act} act */
    push(act) {
      acts = [...acts, act].slice(-KEPT);
      save();
    },
    /**
     * The last act that still stands; those that do not are forgotten.
     * @param {RoomState} state
     * @returns {Act | null}
     */
    last(state) {
      const before = JSON.stringify(acts);
      acts = acts.map((act) => (stands(act, state) ? { ...act, held: true } : act));
      while (acts.length && isOver(acts[acts.length - 1], state)) acts = acts.slice(0, -1);
      if (JSON.stringify(acts) !== before) save();
      return acts[acts.length - 1] ?? null;
    },
    /** @param {Act} act */
    drop(act) {
      acts = acts.filter((kept) => kept.did !== act.did || kept.on !== act.on || kept.back !== act.back);
      save();
    },
  };
}
