/** @import {App, Comment, Proposal} from '../../types' */
/** @import {Acts} from './acts.js' */
import { el, icon } from '../../core/dom.js';
import { clock } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { kindWords } from './rows.js';
import { lateCommentVerbs, lateVerbs } from './verbs.js';

/**
 * An idea that came late.
 * @param {App} app
 * @param {Acts} acts
 * @param {Proposal} idea
 * @param {(id: string) => void} open
 */
export function lateIdea(app, acts, idea, open) {
  return el('article', { class: 'case' },
    why(_('Came late, %(time)s', { time: clock(idea.at) })),
    el('h3', null, opener(idea, open)),
    el('p', null, kindWords(app, idea)),
    idea.text && el('p', { class: 'said', dir: 'auto' }, idea.text),
    el('div', { class: 'btn-row' }, lateVerbs(acts, idea)));
}

/**
 * A comment that came late; one on an idea that waits itself waits for that.
 * @param {App} app
 * @param {Acts} acts
 * @param {Comment} comment
 * @param {(id: string) => void} open
 */
export function lateComment(app, acts, comment, open) {
  const idea = app.store.get(comment.proposal);
  return el('article', { class: 'case' },
    why(_('Came late, %(time)s · comment', { time: clock(comment.at) })),
    el('p', { class: 'said', dir: 'auto' }, comment.text ?? ''),
    idea && el('p', null, _('on '), opener(idea, open)),
    el('div', { class: 'btn-row' }, lateCommentVerbs(acts, comment, idea)));
}

/** @param {string} words */
const why = (words) => el('p', { class: 'case-why', dataset: { tone: 'wait' } }, icon('circle-alert'), words);

/**
 * @param {Proposal} idea
 * @param {(id: string) => void} open
 */
function opener(idea, open) {
  return el('button', { class: 'stream-open', type: 'button', on: { click: () => open(idea.id) } }, el('bdi', null, idea.title));
}
