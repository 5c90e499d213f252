/** @import {App, OutboxEntry, Proposal} from '../../types' */
/** @import {Draft} from './draft.js' */
/** @import {Trouble} from './details.js' */
import { uuid } from '../../core/ids.js';
import { _ } from '../../core/messages.js';
import { page } from '../../core/page.js';
import { phoneStorage } from '../../core/phone.js';
import { flowIsOpen } from '../flow.js';
import { editAgain, moveAgain, startEdit, startMove } from './change.js';
import { draftOf, draftShelf, emptyDraft, toGeometry } from './draft.js';
import { keepOrThrow } from './kept.js';
import { allowed, again, sendAndSay, takeBack } from './send.js';
import { runWizard } from './wizard.js';

export { startEdit, startMove };

/** @param {App} app */
const shelfOf = (app) => draftShelf(phoneStorage(), page.code, app.me.id);

/**
 * Proposes an idea: kind, place, words. Goes on with an unfinished one if there is one and the person wants to.
 * @param {App} app
 */
export function startPropose(app) {
  if (!flowIsOpen() && allowed(app, 'proposal.add')) propose(app, { draft: emptyDraft(), kept: shelfOf(app).load() });
}

/**
 * @param {App} app
 * @param {{draft: Draft, kept?: Draft | null, trouble?: Trouble}} beginning
 */
function propose(app, beginning) {
  const shelf = shelfOf(app);
  runWizard(app, {
    ...beginning,
    steps: ['kind', 'place', 'details'],
    keep: shelf.save,
    drop: shelf.drop,
    leave: keepOrThrow,
    send: (draft, words) => {
      const proposal = uuid();
      const data = { proposal, category: draft.category, geometry: toGeometry(draft), ...words };
      const command = sendAndSay(app, 'proposal.add', data, {
        saved: _('Saved. Everybody can see it now.'),
        undo: () => takeBack(app, command, proposal),
        refused: (trouble) => again(app, command, () => propose(app, { draft, trouble })),
      });
      app.openPanel?.(proposal);
    },
  });
}

/**
 * Opens the form again for something the server refused, with the person's words and the sentence why. The command
 * leaves the outbox as its words move back into the form.
 * @param {App} app
 * @param {OutboxEntry} entry of `outbox.refused()`
 * @returns {boolean} false for kinds that have no form here, or while the person is busy
 */
export function reopen(app, { id, kind, data, ack: trouble }) {
  const known = app.store.get(data.proposal);
  if (flowIsOpen() || !trouble || !(known || kind === 'proposal.add')) return false;
  const draft = draftOf(/** @type {Proposal} */ ({ title: '', text: '', fields: {}, ...known, ...data }));
  if (kind === 'proposal.add') again(app, id, () => propose(app, { draft, trouble }));
  else if (kind === 'proposal.edit') again(app, id, () => editAgain(app, data.proposal, draft, trouble));
  else if (kind === 'proposal.move') again(app, id, () => moveAgain(app, data.proposal, draft, trouble));
  else return false;
  return true;
}

/**
 * What a link into the live page asks for: `#edit=<id>` from "my contributions".
 * @param {App} app
 * @returns {boolean} whether it was something of ours
 */
export function startFromHash(app) {
  const [, id] = /^#edit=([\w-]+)$/u.exec(location.hash) ?? [];
  if (!id) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  startEdit(app, id);
  return true;
}
