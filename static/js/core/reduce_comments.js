/** @import {Comment} from '../types' */
/** @import {Step} from './reduce.js' */

/**
 * @param {Step} step
 * @param {string} id
 * @param {number} by
 */
export function count({ state, changes }, id, by) {
  const proposal = state.proposals.get(id);
  if (!proposal) return;
  state.proposals.set(id, { ...proposal, comments: Math.max(0, proposal.comments + by) });
  changes.proposals.add(id);
  changes.comments.add(id);
}

/** @param {Step} step */
export function say(step) {
  inThread(step, step.data);
  count(step, step.data.proposal, 1);
}

/**
 * @param {Step} step
 * @param {Comment} comment
 */
export function inThread({ state, changes }, comment) {
  state.threads.get(comment.proposal)?.comments.set(comment.id, comment);
  changes.comments.add(comment.proposal);
}

/**
 * @param {Step} step
 * @param {{comment: string, proposal: string}} about
 * @param {'withdrawn' | 'hidden'} how
 */
export function unsay(step, { comment, proposal }, how) {
  const thread = step.state.threads.get(proposal);
  const known = thread?.comments.get(comment);
  if (thread) thread.comments.set(comment, step.staff && known ? { ...known, state: how } : null);
  count(step, proposal, -1);
}

/**
 * The room's event has changed the count already.
 * @param {Step} step
 * @param {Comment} comment
 * @param {string | null} reason
 */
export function hideInThread(step, comment, reason) {
  inThread(step, { ...comment, state: 'hidden', reason });
  step.changes.late = true;
}

/**
 * What waits for staff is in no count: it is only marked in the thread of those who may see it.
 * @param {Step} step
 * @param {Comment} comment or, of one that was taken back, what is left of it
 */
export function waitInThread(step, comment) {
  const known = step.state.threads.get(comment.proposal)?.comments.get(comment.id);
  inThread(step, { state: 'late', ...known, ...comment });
  step.changes.late = true;
}
