/** @import {App, Proposal, Refusal} from '../../types' */
/** @import {Draft} from './draft.js' */
/** @import {Trouble} from './details.js' */
import { apart } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { ask } from '../ask.js';
import { flowIsOpen } from '../flow.js';
import { draftOf, toGeometry } from './draft.js';
import { allowed, again, sendAndSay } from './send.js';
import { runWizard } from './wizard.js';

/**
 * Changes one's own words, small details, or the kind for one of the same shape.
 * @param {App} app
 * @param {string} id
 */
export function startEdit(app, id) {
  const proposal = app.store.get(id);
  if (proposal && !flowIsOpen() && allowed(app, 'proposal.edit')) edit(app, id, draftOf(proposal));
}

/**
 * Puts one's own idea elsewhere, or gives its line or area other corners.
 * @param {App} app
 * @param {string} id
 */
export function startMove(app, id) {
  const proposal = app.store.get(id);
  if (proposal && !flowIsOpen() && allowed(app, 'proposal.move')) move(app, id, draftOf(proposal));
}

/**
 * @param {App} app
 * @param {string} id
 * @param {Draft} draft
 * @param {Trouble} [trouble]
 * @param {number} [rev] of what the person has seen
 */
function edit(app, id, draft, trouble, rev = app.store.get(id)?.rev) {
  const before = JSON.stringify(draft);
  runWizard(app, {
    draft, trouble, steps: ['details'],
    leave: async (now) => (trouble || JSON.stringify(now) !== before ? throwChanges() : 'throw'),
    send: (changed, words) => {
      const command = sendAndSay(app, 'proposal.edit', { proposal: id, category: changed.category, ...words, rev }, {
        saved: _('Saved.'),
        refused: (refusal) => again(app, command, () => editAgain(app, id, changed, refusal)),
      });
      app.openPanel?.(id);
    },
  });
}

/** @returns {Promise<'stay' | 'throw'>} */
const throwChanges = () => ask({
  title: _('Throw your changes away?'),
  choices: [
    { value: 'stay', label: _('Go on writing') },
    { value: 'throw', label: _('Throw away'), tone: 'stop' },
  ],
});

/**
 * The form for an edit the server did not take. If somebody's other phone was faster, it says what stands there now.
 * @param {App} app
 * @param {string} id
 * @param {Draft} draft
 * @param {Refusal} refusal
 */
export function editAgain(app, id, draft, refusal) {
  const now = currentOf(refusal);
  edit(app, id, draft, now
    ? { message: _('This idea was changed meanwhile and is now called “%(title)s”. Saving replaces that with your words below.', { title: apart(now.title) }) }
    : refusal, now?.rev);
}

/**
 * @param {App} app
 * @param {string} id
 * @param {Draft} draft
 * @param {number} [rev] of what the person has seen
 */
function move(app, id, draft, rev = app.store.get(id)?.rev) {
  app.ideas?.hold(id);
  runWizard(app, {
    draft, steps: ['place'], moving: id,
    closed: () => app.ideas?.hold(null),
    send: (changed) => {
      const command = sendAndSay(app, 'proposal.move', { proposal: id, geometry: toGeometry(changed), rev }, {
        saved: _('Moved.'),
        refused: (refusal) => again(app, command, () => moveAgain(app, id, changed, refusal), { says: false }),
      });
      app.openPanel?.(id);
    },
  });
}

/**
 * The map again with the shape the server did not take; why has been said.
 * @param {App} app
 * @param {string} id
 * @param {Draft} draft
 * @param {Refusal} refusal
 */
export function moveAgain(app, id, draft, refusal) {
  if (app.store.get(id)) move(app, id, draft, currentOf(refusal)?.rev);
}

/**
 * What stands on the server now, where somebody's other phone was faster; perhaps not yet in our own state.
 * @param {Refusal} refusal
 * @returns {Proposal | null}
 */
const currentOf = ({ code, current }) => (code === 'conflict' && current ? /** @type {Proposal} */ (current) : null);
