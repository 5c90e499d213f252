/** @import {Comment, OutboxEntry, RoomState} from '../types' */
import { overlayComments } from './overlay.js';

/**
 * Comments are fetched one proposal at a time; events keep a fetched thread up to date. What events say while a
 * fetch is under way lies over what it brings.
 * @param {() => RoomState} state
 * @param {() => OutboxEntry[]} waiting
 * @param {(id: string) => void} touch says that a proposal's comments changed
 */
export function createThreads(state, waiting, touch) {
  return {
    /** @param {string} id */
    beginThread(id) {
      const { threads } = state();
      if (!threads.has(id)) threads.set(id, { loaded: false, comments: new Map() });
    },

    /**
     * @param {string} id
     * @param {Comment[]} comments
     */
    loadThread(id, comments) {
      const { threads } = state();
      const since = threads.get(id);
      const fetched = /** @type {[string, Comment | null][]} */ (comments.map((comment) => [comment.id, comment]));
      const later = since && !since.loaded ? since.comments : [];
      threads.set(id, { loaded: true, comments: new Map([...fetched, ...later]) });
      touch(id);
    },

    /** @param {string} id */
    thread(id) {
      const known = state().threads.get(id);
      const comments = [...(known?.comments.values() ?? [])].filter((comment) => comment !== null);
      return { loaded: known?.loaded ?? false, comments: overlayComments(comments, id, waiting()) };
    },
  };
}
