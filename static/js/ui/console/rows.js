/** @import {App, Comment, Proposal} from '../../types' */
/** @import {Acts} from './acts.js' */
import { el } from '../../core/dom.js';
import { moment, named, size } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { marker } from '../marker.js';
import { clearName, commentVerbs, ideaVerbs } from './verbs.js';

/**
 * What kind of idea it is, how large and where: "Hedge, 420 m · Egå".
 * @param {App} app
 * @param {Proposal} proposal
 */
export function kindWords(app, proposal) {
  const kind = named(app.store.category(proposal.category)?.names);
  const what = [kind, size(proposal.size)].filter(Boolean).join(', ');
  return [what, proposal.place].filter(Boolean).join(' · ');
}

/**
 * An idea with what can be done with it.
 * @param {App} app
 * @param {Acts} acts
 * @param {Proposal} proposal
 * @param {(id: string) => void} open
 */
export function ideaRow(app, acts, proposal, open) {
  const category = app.store.category(proposal.category);
  return el('li', { class: 'stream-row', dataset: { state: proposal.state } },
    category && marker(category),
    el('div', { class: 'row-text' },
      el('button', { class: 'stream-open', type: 'button', on: { click: () => open(proposal.id) } }, el('bdi', null, proposal.title)),
      proposal.text && el('p', { class: 'said', dir: 'auto' }, proposal.text),
      el('p', { class: 'small muted' }, kindWords(app, proposal)),
      byline(acts, proposal), tags(app, proposal)),
    el('div', { class: 'btn-row' }, ideaVerbs(app, acts, proposal)));
}

/**
 * A comment with what can be done with it.
 * @param {App} app
 * @param {Acts} acts
 * @param {Comment} comment
 * @param {(id: string) => void} [open] opens the idea it is about
 */
export function commentRow(app, acts, comment, open) {
  const proposal = app.store.get(comment.proposal);
  const category = proposal && app.store.category(proposal.category);
  return el('li', { class: 'stream-row', dataset: { state: comment.state ?? 'open' } },
    open && category && marker(category),
    el('div', { class: 'row-text' },
      el('p', { class: 'said', dir: 'auto' }, comment.text ?? ''),
      open && proposal && el('p', { class: 'small muted' }, _('on '),
        el('button', { class: 'btn-link', type: 'button', on: { click: () => open(proposal.id) } }, el('bdi', null, proposal.title))),
      byline(acts, comment),
      comment.state === 'late' && el('p', null, el('span', { class: 'tag tag-wait' }, _('waits for you'))),
      comment.state === 'hidden' && el('p', null, hiddenTag(comment.reason))),
    el('div', { class: 'btn-row' }, commentVerbs(acts, comment, proposal)));
}

/**
 * @param {Acts} acts
 * @param {Proposal | Comment} thing
 */
function byline(acts, thing) {
  const who = thing.by.nickname ? el('bdi', null, thing.by.nickname) : _('no name');
  return el('p', { class: 'byline' }, who, ' · ', el('time', { datetime: thing.at }, moment(thing.at)), ' ', clearName(acts, thing.by));
}

/**
 * @param {App} app
 * @param {Proposal} proposal
 */
function tags(app, proposal) {
  const shown = app.store.state.workshop.shown === proposal.id;
  return el('p', { class: 'tags' },
    shown && proposal.state === 'open' && el('span', { class: 'tag tag-good' }, _('on the projector')),
    (proposal.state === 'late' || proposal.state === 'pending') && el('span', { class: 'tag tag-wait' }, _('waits for you')),
    proposal.state === 'hidden' && hiddenTag(proposal.reason));
}

/** @param {string | null | undefined} reason */
function hiddenTag(reason) {
  return el('span', { class: 'tag tag-stop' }, _('hidden'), reason ? [': ', el('bdi', null, reason)] : null);
}
