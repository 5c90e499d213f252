/** @import {Kept, Me, MeRecord, Store} from '../types' */
import { forgetKept, ownedBy, owner, readKept } from './kept.js';
import { page } from './page.js';
import { recallHeard } from './server_clock.js';

/** On a line this slow people see what the phone knows until the server has answered. */
const PATIENCE_MS = 2500;

/**
 * Who uses this page: the server says so, or the phone where the page came out of its own memory.
 * @returns {Promise<(Partial<Me> & {id: string}) | null>} null when the phone does not know either
 */
export async function whoIsHere() {
  if (!page.me) return (await keptHere())?.me ?? null;
  void ownedBy(page.code, page.me.id);
  return page.me;
}

/**
 * Shows what the phone knows while the server does not answer.
 * @param {object} options
 * @param {Store} options.store
 * @param {(kept: MeRecord) => void} options.recall
 */
export function recallInSilence({ store, recall }) {
  setTimeout(async () => {
    const kept = store.ready ? null : await keptHere();
    if (!kept || store.ready) return;
    recallHeard(kept.at);
    recall(kept);
    store.load(kept.snapshot);
  }, page.me ? PATIENCE_MS : 0);
}

/** @returns {Promise<Kept | null>} what is kept of the person whose phone this is */
async function keptHere() {
  const kept = await readKept(page.code);
  return kept && kept.me.id === owner(page.code) ? kept : null;
}

/** "Someone else on this phone": the next one must not open what is kept of this one. */
export function forgetOnLeaving() {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-leave]'))) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const gone = () => form.submit();
      forgetKept(page.code).then(gone, gone);
    });
  }
}
