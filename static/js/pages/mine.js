import { loadMessages, _ } from '../core/messages.js';
import { forgetKept } from '../core/kept.js';
import { openStorage } from '../core/outbox_storage.js';
import { page } from '../core/page.js';
import { phoneStorage } from '../core/phone.js';
import { forgetOnLeaving } from '../core/recall.js';
import { ask } from '../ui/ask.js';
import { sayClocks } from '../ui/clocks.js';

/**
 * My contributions: the page is plain forms; with scripts it asks once more before something is taken away, and an
 * erasure also reaches what is kept on this phone.
 */
await loadMessages();
sayClocks();
forgetOnLeaving();

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-confirm]'))) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void confirmed(form);
  });
}

/** @param {HTMLFormElement} form */
async function confirmed(form) {
  const erasing = form.dataset.confirm === 'erase';
  const answer = await ask({
    title: erasing ? _('Erase everything of yours?') : _('Take this back?'),
    text: erasing ? _('This cannot be undone.') : _('Nobody sees it any more.'),
    choices: [
      { value: 'no', label: _('Keep it') },
      { value: 'yes', label: erasing ? _('Erase all') : _('Take back'), tone: 'stop' },
    ],
  });
  if (answer !== 'yes') return;
  if (erasing) await forgetHere();
  form.submit();
}

/** What the page knew without a network, what has not been sent yet, and what was being written. */
async function forgetHere() {
  await forgetKept(page.code);
  const storage = await openStorage();
  const unsent = (await storage.all()).filter(({ code, identity }) => code === page.code && identity === page.me?.id);
  await Promise.all(unsent.map(({ id }) => storage.delete(id)));
  const kept = phoneStorage();
  for (const key of kept?.keys() ?? []) {
    if (/^cocreate[:-](draft|order|comment)[:-]/u.test(key) && key.includes(`${page.code}${key[8]}${page.me?.id}`)) kept?.removeItem(key);
  }
}
