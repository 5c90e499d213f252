/** The colours that drawings on the map share with the style sheets. */

const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/**
 * The value of a token now.
 * @param {string} name for example `--m-land`
 */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Whether the page is dark: the reader's system, unless the page itself says otherwise. */
export function isDark() {
  const said = document.documentElement.dataset.theme;
  return said ? said === 'dark' : Boolean(dark?.matches);
}

/**
 * @param {() => void} fn called when light turns to dark or back
 * @returns {() => void} stops it
 */
export function onTheme(fn) {
  dark?.addEventListener('change', fn);
  return () => dark?.removeEventListener('change', fn);
}
