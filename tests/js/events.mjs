/** A small workshop as the server would send it, and events about it. */

/** @param {Partial<import('../../static/js/types').Snapshot>} [more] */
export function snapshot(more = {}) {
  return {
    epoch: 'e1', seq: 4, votes: 0, now: '2026-11-22T19:00:00.000Z',
    workshop: workshop(), categories: [{ id: 'tree', names: { en: 'Tree' } }],
    proposals: [proposal('p1'), proposal('p2', { comments: 2 })], tallies: [],
    ...more,
  };
}

export function workshop(more = {}) {
  return { code: 'K7MP4RWT', title: 'Hede Enge', phase: 'collect', round: 1, paused: false, tallies_visible: false, shown: null, ...more };
}

export function proposal(id, more = {}) {
  return {
    id, category: 'tree', title: `Tree ${id}`, text: 'Shade', geometry: { type: 'Point', coordinates: [10.2, 56.2] },
    fields: {}, size: { n: 1 }, by: { id: 'ann', nickname: 'Ann' }, state: 'open', merged_into: null, rev: 1,
    at: '2026-11-22T18:00:00.000Z', comments: 0, ...more,
  };
}

export function comment(id, about, more = {}) {
  return { id, proposal: about, text: 'Yes', by: { id: 'ben', nickname: 'Ben' }, at: '2026-11-22T18:30:00.000Z', ...more };
}

export function event(seq, kind, data, more = {}) {
  return { seq, kind, at: '2026-11-22T19:01:00.000Z', data, ...more };
}
