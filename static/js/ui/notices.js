/** @import {App, Notice} from '../types' */
import { apart } from '../core/format.js';
import { _ } from '../core/messages.js';
import { toast } from './toast.js';

const SECONDS = 12;
const MOST_LETTERS = 60;

/**
 * What staff did with one's own idea or comment is said to oneself. The event that takes it from the map may come first, so the
 * titles are kept here.
 * @param {App} app
 */
export function startNotices(app) {
  /** @type {Map<string, string>} */
  const titles = new Map();
  for (const proposal of app.store.proposals()) if (app.me.owns(proposal)) titles.set(proposal.id, proposal.title);
  app.store.on(({ proposals }) => {
    for (const id of proposals) {
      const proposal = app.store.get(id);
      if (proposal && app.me.owns(proposal)) titles.set(id, proposal.title);
    }
  });
  app.notices.on((notice) => say(notice, (notice.comment ? shortened(notice.text) : titles.get(notice.proposal)) || _('Your idea')));
}

/** @param {string | undefined} text */
const shortened = (text = '') => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);

/**
 * @param {Notice} notice
 * @param {string} named its title, or the words of a comment
 */
function say({ state, reason: why }, named) {
  const title = apart(named), reason = why && apart(why);
  if (state !== 'hidden') return toast(_('“%(title)s” can be seen by everybody.', { title }), { seconds: SECONDS });
  const words = reason ? _('“%(title)s” was hidden: %(reason)s', { title, reason }) : _('“%(title)s” was hidden.', { title });
  return toast(words, { seconds: SECONDS, tone: 'stop' });
}
