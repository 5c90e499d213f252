import { $ } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { toast } from '../toast.js';

/** The sheet of links: opened by a button, each address can be copied, also where the clipboard is closed to us. */
export function startLinks() {
  const dialog = /** @type {HTMLDialogElement} */ ($('#links'));
  for (const button of document.querySelectorAll('[data-open-links]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  for (const button of dialog.querySelectorAll('[data-copy]')) {
    const from = /** @type {HTMLInputElement} */ ($(`#${/** @type {HTMLElement} */ (button).dataset.copy}`));
    button.addEventListener('click', () => copy(from));
  }
}

/**
 * On a plain-http address there is no clipboard for pages: then the address is selected, to be copied by hand.
 * @param {HTMLInputElement} from
 */
async function copy(from) {
  from.select();
  try {
    await navigator.clipboard.writeText(from.value);
    toast(_('Copied.'));
  } catch {
    toast(_('Selected. Copy it with your keyboard or a long press.'));
  }
}
