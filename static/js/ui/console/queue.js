/** @import {App, Comment, Proposal} from '../../types' */
/** @import {Acts} from './acts.js' */
/** @import {Comments} from './comments.js' */
import { $ } from '../../core/dom.js';
import { number } from '../../core/format.js';
import { ngettext } from '../../core/messages.js';
import { drawKeyed } from '../keyed.js';
import { lateComment, lateIdea } from './late_case.js';
import { commentRow, ideaRow } from './rows.js';

/** @typedef {{at: string, id: string, idea?: Proposal, comment?: Comment}} Case */

/**
 * What needs a hand: what came after its step was over, and below it what is hidden and may come back.
 * @param {App} app
 * @param {Acts} acts
 * @param {Comments} comments
 * @param {(id: string) => void} open
 */
export function startQueue(app, acts, comments, open) {
  app.store.on(draw);
  comments.newest.on(draw);
  comments.late.on(draw);
  draw();

  function draw() {
    const late = cases(app, comments.late.value.waiting);
    for (const count of document.querySelectorAll('[data-queue-count]')) count.textContent = number(late.length);
    $('#queue-empty').hidden = late.length > 0;
    const inside = $('#queue-cases').contains(document.activeElement);
    drawKeyed($('#queue-cases'), late, {
      key: ({ id }) => id,
      sign: ({ idea, comment }) => JSON.stringify([idea, comment, comment && app.store.get(comment.proposal)?.state]),
      make: ({ idea, comment }) => (idea ? lateIdea(app, acts, idea, open) : lateComment(app, acts, /** @type {Comment} */ (comment), open)),
    });
    if (inside && !late.length) $('#queue-title').focus();
    drawVotes(comments.late.value.votes);
    drawHidden();
  }

  function drawHidden() {
    const ideas = app.store.proposals().filter((idea) => idea.state === 'hidden').sort(byTime);
    const said = comments.newest.value.filter((comment) => comment.state === 'hidden');
    $('#hidden-part').hidden = ideas.length + said.length === 0;
    $('#hidden-count').textContent = number(ideas.length + said.length);
    /** @type {(Proposal | Comment)[]} */
    const all = [...ideas, ...said];
    drawKeyed($('#hidden-rows'), all, {
      key: (thing) => thing.id,
      sign: (thing) => JSON.stringify(thing),
      make: (thing) => ('category' in thing ? ideaRow(app, acts, thing, open) : commentRow(app, acts, thing, open)),
    });
  }
}

/** @param {number} votes */
function drawVotes(votes) {
  $('#late-votes').hidden = votes === 0;
  $('#late-votes-words').textContent = ngettext('%(num)s vote came too late. It is kept and not counted.',
    '%(num)s votes came too late. They are kept and not counted.', votes);
}

/**
 * Ideas and comments that wait, those that have waited longest first.
 * @param {App} app
 * @param {Comment[]} waiting
 * @returns {Case[]}
 */
function cases(app, waiting) {
  const ideas = app.store.proposals().filter(({ state }) => state === 'late' || state === 'pending');
  return [
    ...ideas.map((idea) => ({ at: idea.at, id: idea.id, idea })),
    ...waiting.map((comment) => ({ at: comment.at, id: comment.id, comment })),
  ].sort(byTime);
}

/**
 * @param {{at: string}} one
 * @param {{at: string}} other
 */
function byTime(one, other) {
  return one.at < other.at ? -1 : 1;
}
