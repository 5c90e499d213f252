/** @import {Ack, App, Phase} from '../../types' */
/** @import {Act} from './undo.js' */
import { _ } from '../../core/messages.js';
import { toast } from '../toast.js';
import { minutesWith, remaining } from '../plan.js';
import { createUndo, said } from './undo.js';

const MINUTE = 60_000;

/** @typedef {ReturnType<typeof createActs>} Acts */

/**
 * The facilitator's verbs: each sends one command through the outbox and remembers how to take it back.
 * @param {App} app
 */
export function createActs(app) {
  const undo = createUndo(sessionStorage, `cocreate-undo-${app.store.state.workshop.code}`);
  const listeners = /** @type {Set<() => void>} */ (new Set());
  const workshop = () => app.store.state.workshop;

  /**
   * @param {string} kind
   * @param {Record<string, any>} data
   * @returns {Promise<Ack>}
   */
  async function send(kind, data) {
    const { id, done } = app.outbox.send(kind, data);
    const ack = await done;
    if (!ack.ok) {
      app.outbox.drop(id);
      toast(ack.message);
    }
    return ack;
  }

  /**
   * @param {string} kind
   * @param {Record<string, any>} data
   * @param {Act} act
   */
  async function doing(kind, data, act) {
    const ack = await send(kind, data);
    if (ack.ok) undo.push(act);
    tell();
    return ack;
  }

  /**
   * @param {string} kind
   * @param {Record<string, any>} data
   */
  async function out(kind, data) {
    const ack = await send(kind, data);
    if (ack.ok) toast(_('Left out. It can still be restored from what is hidden.'));
    tell();
  }

  function tell() {
    for (const listener of [...listeners]) listener();
  }

  return {
    /** @param {string} proposal @param {string} reason */
    hide: (proposal, reason) => doing('proposal.hide', { proposal, reason },
      { did: 'proposal.hide', on: proposal, back: { kind: 'proposal.restore', data: { proposal } } }),

    /** @param {string} proposal @param {string} reason why it was hidden, for taking the restoring back */
    restore: (proposal, reason) => doing('proposal.restore', { proposal },
      { did: 'proposal.restore', on: proposal, back: { kind: 'proposal.hide', data: { proposal, reason } } }),

    /** @param {string} proposal */
    accept: (proposal) => doing('proposal.accept', { proposal },
      { did: 'proposal.accept', on: proposal, back: { kind: 'proposal.hide', data: { proposal, reason: _('Came late') } } }),

    /** @param {string} comment */
    acceptComment: (comment) => doing('comment.accept', { comment },
      { did: 'comment.accept', on: comment, back: { kind: 'comment.hide', data: { comment, reason: _('Came late') } } }),

    /** Not on the list to undo: restoring it would let it in. @param {string} proposal @param {string} reason */
    leaveOut: (proposal, reason) => out('proposal.hide', { proposal, reason }),

    /** As above. @param {string} comment @param {string} reason */
    leaveOutComment: (comment, reason) => out('comment.hide', { comment, reason }),

    /** @param {string} comment @param {string} reason */
    hideComment: (comment, reason) => doing('comment.hide', { comment, reason },
      { did: 'comment.hide', on: comment, back: { kind: 'comment.restore', data: { comment } } }),

    /** @param {string} comment @param {string} reason */
    restoreComment: (comment, reason) => doing('comment.restore', { comment },
      { did: 'comment.restore', on: comment, back: { kind: 'comment.hide', data: { comment, reason } } }),

    /** @param {boolean} paused */
    pause: (paused) => doing('input.pause', { paused },
      { did: 'input.pause', on: null, back: { kind: 'input.pause', data: { paused: !paused } } }),

    /** @param {string | null} proposal null: the whole map */
    show: (proposal) => doing('screen.show', { proposal },
      { did: 'screen.show', on: proposal, back: { kind: 'screen.show', data: { proposal: workshop().shown ?? null } } }),

    /** @param {Phase} phase with the agenda's minutes */
    goTo: (phase) => doing('phase.set', { phase },
      { did: 'phase.set', on: phase, back: { kind: 'phase.set', data: present() } }),

    /** @param {number} more minutes, may be negative */
    moreTime: (more) => doing('phase.set', { phase: workshop().phase, minutes: minutesWith(workshop(), app.now(), more) },
      { did: 'time.set', on: workshop().phase, back: { kind: 'phase.set', data: present() } }),

    /** @param {string} participant */
    clearNickname: async (participant) => {
      const ack = await send('nickname.clear', { participant });
      tell();
      return ack;
    },

    /** @returns {Act | null} */
    last: () => undo.last(app.store.state),

    /** Takes the last act back; what cannot be taken back any more is forgotten with the reason said. */
    async undo() {
      const act = undo.last(app.store.state);
      if (!act) return;
      undo.drop(act);
      tell();
      const ack = await send(act.back.kind, act.back.data);
      if (ack.ok) toast(_('Taken back: %(what)s.', { what: said(act) }));
      tell();
    },

    /** @param {() => void} fn */
    on: (fn) => listeners.add(fn),
  };

  /** The present step with what is left of it; 0 minutes: it has no end. */
  function present() {
    return { phase: workshop().phase, minutes: (remaining(workshop(), app.now()) ?? 0) / MINUTE };
  }
}
