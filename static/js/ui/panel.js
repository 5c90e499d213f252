/** @import {App, Changes, Proposal} from '../types' */
import { el, icon } from '../core/dom.js';
import { moment, named } from '../core/format.js';
import { _ } from '../core/messages.js';
import { createComposer } from './composer.js';
import { creditLine } from './elsewhere.js';
import { factRows } from './facts.js';
import { marker } from './marker.js';
import { ownActions } from './own_actions.js';
import { createVotes } from './panel_votes.js';
import { lateSentence } from './late.js';
import { unbroken } from './propose/summary.js';
import { openSheet } from './sheet.js';
import { sizeSentence } from './size_words.js';
import { createThreadView } from './thread.js';

/**
 * An idea, whole: what, where, how large, who and when, its words, votes, comments; live while it is open.
 * @param {App} app
 * @param {string} id
 * @param {{onClose?: () => void, onResize?: () => void, showOnMap?: (() => void) | null}} [options]
 */
export function openPanel(app, id, { onClose, onResize, showOnMap = null } = {}) {
  const proposal = app.store.get(id);
  if (!proposal) return null;
  const meta = el('div', { class: 'sheet-meta' });
  const words = el('div', { class: 'panel-words' });
  const own = el('div', { class: 'panel-own' });
  const votes = createVotes(app, id);
  const composer = createComposer(app, id, () => thread.showLast());
  const thread = createThreadView(app, id, (text) => composer.write(text));
  let folded = false;
  const look = showOnMap && el('button', { class: 'btn btn-small', type: 'button', on: { click: showOnMap } }, icon('map'), _('Show on the map'));

  function draw() {
    const known = app.store.get(id);
    fold(!known);
    if (!known) return gone();
    meta.replaceChildren(...metaOf(app, known));
    words.replaceChildren(...wordsOf(app, known));
    keepingFocus(own, () => own.replaceChildren(...ownActions(app, known)));
    votes.draw();
    composer.draw();
  }

  function gone() {
    meta.replaceChildren();
    const late = app.me.notices.some((notice) => notice.proposal === id && !notice.comment && notice.state === 'late');
    words.replaceChildren(el('p', null, late ? lateSentence() : _('This idea is no longer here. It was taken back or hidden.')));
  }

  /** What belongs to an idea that is there; it may come back while one looks. @param {boolean} away */
  function fold(away) {
    if (away === folded) return;
    folded = away;
    for (const part of [own, votes.node, thread.node, composer.node.parentElement]) if (part) part.hidden = away;
  }

  function drawAll() {
    draw();
    thread.draw();
  }

  /** @param {Changes} changes */
  function changed({ proposals, workshop, tallies, comments }) {
    if (proposals.has(id) || workshop) draw();
    else if (tallies.has(id)) votes.draw();
    if (comments.has(id) || proposals.has(id)) thread.draw();
  }

  const off = [app.store.on(changed), app.me.on(drawAll), app.outbox.on(thread.draw), app.transport.onStatus(thread.again)];
  draw();
  return openSheet({
    label: proposal.title || _('An idea'),
    title: meta,
    body: [words, votes.node, own, look, thread.node],
    foot: composer.node,
    half: true,
    onResize,
    onClose: () => {
      off.forEach((stop) => stop());
      onClose?.();
    },
  });
}

/**
 * @param {App} app
 * @param {Proposal} proposal
 * @returns {Node[]}
 */
function metaOf(app, proposal) {
  const category = app.store.category(proposal.category);
  const name = unbroken(named(category?.names, app.store.state.workshop.lang));
  const measured = sizeSentence(proposal, category);
  const label = el('span', null, el('b', null, name), measured && ` · ${measured}`);
  return category ? [marker(category, { waiting: proposal.waiting }), label] : [label];
}

/**
 * @param {App} app
 * @param {Proposal} proposal
 * @returns {Node[]}
 */
function wordsOf(app, proposal) {
  const category = app.store.category(proposal.category);
  const title = proposal.title || unbroken(named(category?.names, app.store.state.workshop.lang));
  const name = app.me.owns(proposal) ? _('You') : proposal.by.nickname ?? _('Someone');
  const byline = el('p', { class: 'byline' }, el('bdi', null, name), ' · ', el('time', { datetime: proposal.at }, moment(proposal.at)),
    proposal.place && [' · ', el('bdi', null, proposal.place)],
    proposal.edited && ` · ${_('changed since')}`,
    proposal.waiting && [' · ', el('span', { class: 'state' }, _('waiting to be sent'))],
    proposal.state === 'late' && [' · ', el('span', { class: 'state' }, _('came late'))]);
  const text = proposal.text && el('p', { class: 'said', dir: 'auto' }, proposal.text);
  const facts = category && factRows(category, proposal, app.store.state.workshop.lang);
  const credit = category && creditLine(category, app.store.state.workshop.lang);
  return [el('h2', { class: 'sheet-title' }, el('bdi', null, title)), byline, text, facts, credit].filter((node) => node instanceof Node);
}

/**
 * @param {HTMLElement} part
 * @param {() => void} change
 */
function keepingFocus(part, change) {
  const at = [...part.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  change();
  if (at >= 0) part.querySelectorAll('button')[at]?.focus({ preventScroll: true });
}
