/** @import {App, Refusal} from '../../types' */
import { _ } from '../../core/messages.js';
import { flowIsOpen } from '../flow.js';
import { closeSheet } from '../sheet.js';
import { toast } from '../toast.js';

/** If no answer has come by then, we say that it waits rather than leave people wondering. */
const PATIENCE_MS = 1200;
const UNDO_SECONDS = 10;
const REFUSED_SECONDS = 12;

/**
 * Hands a command to the outbox and says what became of it: saved, waiting, or refused and why.
 * @param {App} app
 * @param {string} kind
 * @param {Record<string, unknown>} data
 * @param {object} says
 * @param {string} says.saved
 * @param {() => void} [says.undo] offered for ten seconds
 * @param {(refusal: Refusal) => boolean} says.refused true if it has said why itself
 * @returns {string} the command's id
 */
export function sendAndSay(app, kind, data, { saved, undo, refused }) {
  const { id, done } = app.outbox.send(kind, data);
  let shown = /** @type {{close: () => void} | null} */ (null);
  let undone = false;
  const takesBack = undo && (() => {
    undone = true;
    undo();
  });
  /** @param {string} text @param {'wait'} [tone] */
  const say = (text, tone) => {
    shown?.close();
    shown = toast(text, { undo: takesBack, seconds: UNDO_SECONDS, tone });
  };
  const patience = setTimeout(() => say(_('Kept on this phone. It is sent when you are back online.'), 'wait'), PATIENCE_MS);
  void done.then((ack) => {
    clearTimeout(patience);
    if (undone) return;
    if (ack.ok && !ack.result?.late) say(saved);
    else shown?.close(); // what came late is said for all kinds alike
    if (!ack.ok) {
      if (!refused(ack)) toast(ack.message, { tone: 'stop', seconds: REFUSED_SECONDS });
    }
  });
  return id;
}

/**
 * Takes an idea back: one that has not left the phone is simply forgotten.
 * @param {App} app
 * @param {string} command the id under which it was sent
 * @param {string} proposal
 */
export function takeBack(app, command, proposal) {
  const said = _('Taken back.');
  closeSheet();
  if (app.outbox.drop(command)) toast(said);
  else sendAndSay(app, 'proposal.withdraw', { proposal }, { saved: said, refused: () => false });
}

/**
 * A refused command's words go back into their form; while the person does something else it stays in the outbox,
 * where the waiting list offers it.
 * @param {App} app
 * @param {string} command
 * @param {() => void} open
 * @param {{says: boolean}} [form] whether it says why the command was refused
 * @returns {boolean} whether the person has been told why
 */
export function again(app, command, open, { says } = { says: true }) {
  if (flowIsOpen()) return false;
  app.outbox.drop(command);
  open();
  return says;
}

/**
 * Whether this may be done now; if not, why not is said.
 * @param {App} app
 * @param {string} kind
 */
export function allowed(app, kind) {
  const may = app.me.may(kind);
  if (may !== true) toast(may);
  return may === true;
}
