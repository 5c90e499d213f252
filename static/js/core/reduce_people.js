/** @import {Person} from '../types' */
/** @import {Step} from './reduce.js' */
import { remove } from './reduce.js';
import { unsay } from './reduce_comments.js';

/**
 * @param {Step} step
 * @param {string} person
 * @param {string | null} nickname
 */
export function rename({ state, changes }, person, nickname) {
  /** @param {{by: Person}} thing */
  const theirs = (thing) => thing.by.id === person && thing.by.nickname !== nickname;
  for (const [id, proposal] of state.proposals) {
    if (!theirs(proposal)) continue;
    state.proposals.set(id, { ...proposal, by: { ...proposal.by, nickname } });
    changes.proposals.add(id);
  }
  for (const [id, thread] of state.threads) {
    for (const [key, comment] of thread.comments) {
      if (!comment || !theirs(comment)) continue;
      thread.comments.set(key, { ...comment, by: { ...comment.by, nickname } });
      changes.comments.add(id);
    }
  }
}

/**
 * Erased content is gone for staff too.
 * @param {Step} step
 */
export function erase(step) {
  const { participant, proposals = [], comments = [] } = step.data;
  for (const about of comments) unsay({ ...step, staff: false }, about, 'withdrawn');
  for (const id of proposals) remove(step, id);
  rename(step, participant, null);
}
