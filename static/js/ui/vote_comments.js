/** @import {App} from '../types' */
import { createHttp } from '../core/http.js';
import { proposalUrl } from '../core/page.js';
import { toast } from './toast.js';
import { _ } from '../core/messages.js';
import { commentList } from './vote_card.js';

/**
 * Opens or closes the comments under an idea.
 * @param {App} app
 * @param {string} id
 * @param {HTMLButtonElement} button it belongs to
 */
export function toggleComments(app, id, button) {
  const card = button.closest('.voting');
  const open = card?.querySelector('.comments');
  button.setAttribute('aria-expanded', String(!open));
  if (open) return open.remove();
  const draw = () => {
    card?.querySelector('.comments')?.remove();
    if (button.getAttribute('aria-expanded') === 'true') card?.append(commentList(app.store.thread(id)));
  };
  draw();
  if (!app.store.thread(id).loaded) void fetchThread(app, id).then(draw);
}

/** @param {App} app @param {string} id */
async function fetchThread(app, id) {
  app.store.beginThread(id);
  try {
    const { comments } = await createHttp(app.audience).get(proposalUrl(id));
    app.store.loadThread(id, comments);
  } catch {
    toast(_('The comments cannot be had now. Try again when you are back online.'), { tone: 'wait' });
  }
}
