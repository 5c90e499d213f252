/** @import {App, Proposal} from '../types' */
import { leastAgreement } from '../core/agreement.js';
import { alphabet } from '../core/format.js';
import { _ } from '../core/messages.js';
import { makeItem } from '../map/items.js';

/** @typedef {'newest' | 'nearest' | 'talked' | 'az' | 'agreed'} Order */

/**
 * The orders one may choose, most agreed only where totals may be seen.
 * @param {App} app
 * @returns {[Order, string][]}
 */
export function orders({ store }) {
  const { tallies_visible: visible } = store.state.workshop;
  const always = /** @type {[Order, string][]} */ ([
    ['newest', _('Newest first')],
    ['nearest', _('Nearest to the middle of the map')],
    ['talked', _('Most comments')],
    ['az', _('A to Z')],
  ]);
  return visible ? [['agreed', _('Most agreed')], ...always] : always;
}

/**
 * @param {App} app
 * @param {Proposal[]} proposals
 * @param {Order} order
 * @returns {Proposal[]} sorted; equal ones newest first
 */
export function sorted(app, proposals, order) {
  const key = keys(app)[order];
  const newest = (/** @type {Proposal} */ a, /** @type {Proposal} */ b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1);
  if (order === 'az') {
    const compare = alphabet();
    return proposals.sort((a, b) => compare(a.title, b.title) || newest(a, b));
  }
  const values = new Map(proposals.map((proposal) => [proposal.id, key(proposal)]));
  const value = (/** @type {Proposal} */ proposal) => values.get(proposal.id) ?? 0;
  return proposals.sort((a, b) => value(b) - value(a) || newest(a, b));
}

/**
 * Larger comes first.
 * @param {App} app
 * @returns {Record<Order, (proposal: Proposal) => number>}
 */
function keys({ store, map }) {
  const { lat, lng } = map.getCenter();
  const shrink = Math.cos((lat * Math.PI) / 180);
  const none = { agree: 0, neutral: 0, disagree: 0 };
  return {
    newest: () => 0,
    az: () => 0,
    talked: ({ comments }) => comments,
    agreed: ({ id }) => leastAgreement(store.state.tallies.get(id) ?? none),
    nearest: (proposal) => {
      const [lon, north] = makeItem(proposal, store)?.anchor ?? [lng, lat];
      return -Math.hypot((lon - lng) * shrink, north - lat);
    },
  };
}
