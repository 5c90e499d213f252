/** @import {Ack, Me, MeAnswer, MeRecord, Mine, OutboxEntry, VoteValue} from '../types' */

/**
 * Who this is, what they voted and what they may do now. Own votes show at once, before the server has them.
 * @param {object} options
 * @param {Partial<Me> & {id: string}} options.me what the page knows already
 * @param {() => Promise<MeAnswer>} options.fetchMe
 * @param {() => OutboxEntry[]} options.pending
 */
export function createMine({ me, fetchMe, pending }) {
  const listeners = /** @type {Set<() => void>} */ (new Set());
  const known = /** @type {Map<string, VoteValue>} */ (new Map());
  /** @type {Record<string, true | string>} */
  let may = {};

  const mine = /** @type {Mine} */ ({
    role: '',
    nickname: null,
    lang: '',
    notices: [],
    lateVotes: {},
    present: { total: 0, roles: {} },
    ...me,
    vote: (proposal) => votes().get(proposal),
    votes,
    owns: (proposal) => proposal.by.id === mine.id,
    may: (kind) => may[kind] ?? true,
    refresh,
    on(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
  });
  return { mine, tell, answered, record, recall };

  /** All of it, to be kept on this phone. @returns {MeRecord} */
  function record() {
    const { id, role, nickname, lang, notices } = mine;
    return { me: { id, role, nickname, lang }, votes: [...known], notices, may };
  }

  /** What was kept on an earlier visit. @param {MeRecord} kept */
  function recall(kept) {
    Object.assign(mine, kept.me, { notices: kept.notices });
    for (const [proposal, value] of kept.votes) known.set(proposal, value);
    may = kept.may;
    tell();
  }

  function votes() {
    const shown = new Map(known);
    for (const { kind, data } of pending()) lay(shown, kind, data);
    return shown;
  }

  async function refresh() {
    const answer = await fetchMe();
    Object.assign(mine, answer.me, { notices: answer.my_notices, lateVotes: answer.my_late_votes, present: answer.present });
    may = answer.may;
    known.clear();
    for (const [proposal, value] of Object.entries(answer.my_votes)) known.set(proposal, value);
    tell();
  }

  /**
   * What the server took counts from now on.
   * @param {OutboxEntry} entry
   * @param {Ack} ack
   */
  function answered({ kind, data }, ack) {
    if (ack.ok && ack.result?.counted !== false) lay(known, kind, data);
    if (ack.ok && kind === 'me.update') Object.assign(mine, data);
    tell();
  }

  function tell() {
    for (const listener of [...listeners]) listener();
  }
}

/**
 * @param {Map<string, VoteValue>} votes
 * @param {string} kind
 * @param {Record<string, any>} data
 */
function lay(votes, kind, data) {
  if (kind === 'vote.cast') votes.set(data.proposal, data.value);
  else if (kind === 'vote.clear') votes.delete(data.proposal);
}
