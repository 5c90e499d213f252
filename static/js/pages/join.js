import { groupCode, pastedAddress } from '../ui/code_groups.js';

/** The door works without any of this; it only makes typing on a phone easier. */
const code = /** @type {HTMLInputElement | null} */ (document.querySelector('#code'));

code?.addEventListener('input', () => {
  const { text, caret } = groupCode(code.value, code.selectionStart ?? undefined);
  if (text === code.value) return;
  code.value = text;
  code.setSelectionRange(caret, caret);
});

code?.addEventListener('paste', (event) => {
  const address = pastedAddress(event.clipboardData?.getData('text') ?? '', code.form?.action ?? location.href);
  if (address === null) return;
  event.preventDefault();
  location.assign(address);
});

/** Without a network the browser would throw the form away for a page of its own. */
const notice = document.querySelector('#notice');
const tellLine = () => notice?.toggleAttribute('hidden', navigator.onLine);
addEventListener('online', tellLine);
addEventListener('offline', tellLine);
tellLine();

// A slow line invites a second tap: the form goes once, and says that it is going.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    const button = form.querySelector('button[type="submit"]');
    if (notice && !navigator.onLine) return event.preventDefault();
    if (button?.getAttribute('aria-busy') === 'true') event.preventDefault();
    button?.setAttribute('aria-busy', 'true');
  });
}

// Coming back with the browser's Back key finds the page as it was left.
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});
