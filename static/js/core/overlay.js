/** @import {Comment, OutboxEntry, Proposal, RoomState} from '../types' */

/**
 * The proposals one's own waiting commands touch, as they will be: null where it is taken back.
 * @param {Pick<RoomState, 'proposals'>} state
 * @param {OutboxEntry[]} entries in order of sending
 * @returns {Map<string, Proposal | null>}
 */
export function overlay(state, entries) {
  const laid = new Map();
  for (const entry of entries) {
    const id = entry.data.proposal;
    const known = laid.has(id) ? laid.get(id) : state.proposals.get(id);
    const made = entry.kind === 'proposal.add' && !state.proposals.has(id) ? added(entry) : known && changed(entry, known);
    if (made !== undefined) laid.set(id, made);
  }
  return laid;
}

/**
 * @param {OutboxEntry} entry
 * @returns {Proposal}
 */
function added({ data, identity, at }) {
  return {
    id: data.proposal,
    category: data.category,
    title: data.title ?? '',
    text: data.text ?? '',
    geometry: data.geometry,
    fields: data.fields ?? {},
    size: {},
    by: { id: identity, nickname: null },
    state: 'open',
    merged_into: null,
    rev: 0,
    at,
    comments: 0,
    waiting: true,
  };
}

/**
 * @param {OutboxEntry} entry
 * @param {Proposal} known
 * @returns {Proposal | null | undefined} undefined when the command does not change a proposal
 */
function changed({ kind, data }, known) {
  if (kind === 'proposal.withdraw') return null;
  if (kind === 'proposal.move') return { ...known, geometry: data.geometry, waiting: true };
  if (kind !== 'proposal.edit') return undefined;
  const { title, text, category, fields } = data;
  return {
    ...known,
    title: title ?? known.title,
    text: text ?? known.text,
    category: category ?? known.category,
    fields: fields ?? known.fields,
    waiting: true,
  };
}

/**
 * A proposal's comments with one's own waiting ones.
 * @param {Comment[]} comments
 * @param {string} proposal
 * @param {OutboxEntry[]} entries in order of sending
 * @returns {Comment[]}
 */
export function overlayComments(comments, proposal, entries) {
  const gone = new Set(entries.filter(({ kind }) => kind === 'comment.withdraw').map(({ data }) => data.comment));
  const known = new Set(comments.map(({ id }) => id));
  const own = entries.filter(({ kind, data }) => kind === 'comment.add' && data.proposal === proposal && !known.has(data.comment));
  const waiting = own.map(({ data, identity, at }) =>
    ({ id: data.comment, proposal, text: data.text, by: { id: identity, nickname: null }, at, waiting: true }));
  return [...comments, ...waiting].filter(({ id }) => !gone.has(id));
}

/**
 * The proposals whose comments waiting commands touch.
 * @param {Pick<RoomState, 'threads'>} state
 * @param {OutboxEntry[]} entries
 * @returns {string[]}
 */
export function talkedAbout({ threads }, entries) {
  const adds = entries.filter(({ kind }) => kind === 'comment.add').map(({ data }) => data.proposal);
  const gone = entries.filter(({ kind }) => kind === 'comment.withdraw').map(({ data }) => data.comment);
  const holding = gone.flatMap((comment) => [...threads].filter(([, thread]) => thread.comments.has(comment)).map(([id]) => id));
  return [...adds, ...holding];
}

/**
 * Everything as this person sees it.
 * @param {Map<string, Proposal>} truth
 * @param {Map<string, Proposal | null>} laid
 * @returns {Proposal[]}
 */
export function overlaid(truth, laid) {
  if (!laid.size) return [...truth.values()];
  const whole = new Map([...truth, ...laid]);
  return /** @type {Proposal[]} */ ([...whole.values()].filter(Boolean));
}
