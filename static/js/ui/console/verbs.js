/** @import {App, Comment, Person, Proposal} from '../../types' */
/** @import {Acts} from './acts.js' */
import { el, icon } from '../../core/dom.js';
import { apart } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { ask } from '../ask.js';
import { toast } from '../toast.js';
import { askReason } from './reason.js';

/**
 * What the facilitator can do with one idea now, as buttons.
 * @param {App} app
 * @param {Acts} acts
 * @param {Proposal} proposal
 * @returns {HTMLElement[]}
 */
export function ideaVerbs(app, acts, proposal) {
  if (proposal.state === 'hidden') {
    return [button('eye', _('Restore'), () => acts.restore(proposal.id, proposal.reason ?? ''), proposal.title)];
  }
  if (proposal.state === 'late' || proposal.state === 'pending') return lateVerbs(acts, proposal);
  const shown = app.store.state.workshop.shown === proposal.id;
  const show = shown
    ? button('monitor-off', _('Take off the projector'), () => acts.show(null), proposal.title)
    : button('monitor', _('Show'), () => acts.show(proposal.id), proposal.title);
  return [show, button('eye-off', _('Hide'), () => hide(acts, proposal), proposal.title)];
}

/**
 * @param {Acts} acts
 * @param {Proposal} proposal
 */
export function lateVerbs(acts, proposal) {
  return [
    button('check', _('Let in'), () => acts.accept(proposal.id), proposal.title),
    button('x', _('Leave out'), () => leaveOut(_('Leave out this idea?'), proposal.title, (reason) => acts.leaveOut(proposal.id, reason)), proposal.title),
  ];
}

/**
 * A comment can be let in once its idea is there.
 * @param {Acts} acts
 * @param {Comment} comment
 * @param {Proposal | undefined} idea
 */
export function lateCommentVerbs(acts, comment, idea) {
  const text = comment.text ?? '';
  return [
    ...(idea?.state === 'open' ? [button('check', _('Let in'), () => acts.acceptComment(comment.id), text)] : []),
    button('x', _('Leave out'), () => leaveOut(_('Leave out this comment?'), text, (reason) => acts.leaveOutComment(comment.id, reason)), text),
  ];
}

/**
 * @param {string} title
 * @param {string} about
 * @param {(reason: string) => unknown} act
 */
async function leaveOut(title, about, act) {
  const words = { reasons: [_('It came after its step was over.')], keep: _('Let it wait'), yes: _('Leave it out') };
  const reason = await askReason({ title, about, ...words });
  if (reason) await act(reason);
}

/**
 * @param {Acts} acts
 * @param {Comment} comment
 * @param {Proposal} [idea] it is about
 * @returns {HTMLElement[]}
 */
export function commentVerbs(acts, comment, idea) {
  const text = comment.text ?? '';
  if (comment.state === 'late') return lateCommentVerbs(acts, comment, idea);
  if (comment.state === 'hidden') {
    return [button('eye', _('Restore'), () => acts.restoreComment(comment.id, comment.reason ?? ''), text)];
  }
  return [button('eye-off', _('Hide'), () => hideComment(acts, comment), text)];
}

/**
 * The name somebody gave themselves can be taken off; nothing when there is none.
 * @param {Acts} acts
 * @param {Person} person
 * @returns {HTMLElement | null}
 */
export function clearName(acts, person) {
  const { id, nickname } = person;
  if (!nickname) return null;
  const clear = async () => {
    const answer = await ask({
      title: _('Take the name off?'),
      text: _('“%(name)s” goes from everything this person wrote. They can choose another one. This cannot be undone.', { name: apart(nickname) }),
      choices: [{ value: 'keep', label: _('Keep it') }, { value: 'clear', label: _('Take it off'), tone: 'stop' }],
    });
    if (answer === 'clear' && (await acts.clearNickname(id)).ok) toast(_('The name is gone.'));
  };
  return el('button', { class: 'btn btn-link', type: 'button', on: { click: clear } },
    _('Take name off'), el('span', { class: 'sr' }, ' ', el('bdi', null, nickname)));
}

/**
 * @param {Acts} acts
 * @param {Proposal} proposal
 */
async function hide(acts, proposal) {
  const reason = await askReason({ title: _('Hide this idea?'), about: proposal.title });
  if (reason) await acts.hide(proposal.id, reason);
}

/**
 * @param {Acts} acts
 * @param {Comment} comment
 */
async function hideComment(acts, comment) {
  const reason = await askReason({ title: _('Hide this comment?'), about: comment.text ?? '' });
  if (reason) await acts.hideComment(comment.id, reason);
}

/**
 * @param {string} picture
 * @param {string} words
 * @param {() => unknown} act
 * @param {string} about what it is done to, for people who hear the button without its row
 */
function button(picture, words, act, about) {
  return el('button', { class: 'btn btn-small', type: 'button', on: { click: act } },
    icon(picture), words, el('span', { class: 'sr' }, ': ', el('bdi', null, about.slice(0, 80))));
}
