/** @import {App, Proposal} from '../types' */
import { $, el } from '../core/dom.js';
import { named } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { marker } from './marker.js';
import { unbroken } from './propose/summary.js';

const SHOWN_MS = 6000;
/** After a time without a connection many come at once; the map shows them, a card for each would not. */
const MOST = 8;

/**
 * A card for the newest idea of somebody else; a tap opens it. The map itself never moves for it.
 * @param {App} app
 * @param {(id: string) => void} open
 */
export function startNews(app, open) {
  const known = new Set(app.store.state.proposals.keys());
  /** @type {Proposal[]} */
  let fresh = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  app.store.on(({ proposals }) => {
    const came = [...proposals].flatMap((id) => app.store.state.proposals.get(id) ?? []).filter(({ id }) => !known.has(id));
    for (const { id } of came) known.add(id);
    const others = came.filter((proposal) => !app.me.owns(proposal) && proposal.state === 'open');
    fresh = [...fresh.filter(({ id }) => app.store.get(id)), ...others];
    if (came.length > MOST) fresh = [];
    if (others.length || !fresh.length) show();
  });

  function show() {
    clearTimeout(timer);
    $('#news').replaceChildren(...(fresh.length ? [card(app, fresh, choose)] : []));
    if (fresh.length) timer = setTimeout(done, SHOWN_MS);
  }

  function done() {
    fresh = [];
    show();
  }

  function choose() {
    const { id } = fresh[fresh.length - 1];
    done();
    open(id);
  }
}

/**
 * @param {App} app
 * @param {Proposal[]} fresh oldest first
 * @param {() => void} click
 */
function card(app, fresh, click) {
  const newest = fresh[fresh.length - 1];
  const category = app.store.category(newest.category);
  const title = newest.title || unbroken(named(category?.names, app.store.state.workshop.lang));
  const lead = fresh.length > 1 ? ngettext('%(num)s new:', '%(num)s new:', fresh.length) : _('New:');
  return el('button', { class: 'news-card', type: 'button', on: { click } },
    category && marker(category), el('span', null, el('b', null, lead), ' ', el('bdi', null, title)));
}
