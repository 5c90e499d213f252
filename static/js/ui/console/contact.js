/** @import {App, Present} from '../../types' */
import { createHttp } from '../../core/http.js';
import { _, ngettext } from '../../core/messages.js';
import { page } from '../../core/page.js';

const MINUTE = 60_000;
/** Longer than this nobody waits for a number before a step. */
const PATIENCE_MS = 1500;

/** @typedef {Present & {out_of_contact?: {phones: number, since: string | null}}} StaffPresent */

/**
 * What to say before a step is closed about phones that were here and have no connection; '' if there are none.
 * @param {App} app
 * @returns {Promise<string>}
 */
export async function outOfContact(app) {
  const { phones, since } = (await present(app)).out_of_contact ?? { phones: 0, since: null };
  if (!phones || !since) return '';
  const minutes = Math.max(1, Math.ceil((app.now() - Date.parse(since)) / MINUTE));
  const time = ngettext('%(num)s minute', '%(num)s minutes', minutes);
  const count = ngettext('%(num)s phone has been out of contact for up to %(time)s.',
    '%(num)s phones have been out of contact for up to %(time)s.', phones, { time });
  return `${count} ${_('What was made there until now is kept and marked late. It may also be people who only looked, or went home.')}`;
}

/**
 * Who is here as the server knows it now, or as it was last told.
 * @param {App} app
 * @returns {Promise<StaffPresent>}
 */
async function present(app) {
  const told = /** @type {StaffPresent} */ (app.present.value);
  const late = new Promise((/** @type {(known: StaffPresent) => void} */ resolve) => {
    setTimeout(() => resolve(told), PATIENCE_MS);
  });
  const asked = createHttp('staff').get(page.urls.me).then((answer) => answer.present, () => told);
  return Promise.race([asked, late]);
}
