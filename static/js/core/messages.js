import { number } from './format.js';
import { page } from './page.js';

/** @typedef {Record<string, string | string[]>} Catalogue */

/** @type {Catalogue} */
let catalogue = {};

/**
 * Fetches the page's catalogue: `{msgid: translation}`, plurals as a list of forms in gettext's order.
 * A page in English has none; a catalogue that cannot be had leaves the English words.
 * @param {string | null} [url]
 */
export async function loadMessages(url = page.messages) {
  if (!url) return;
  const response = await fetch(url);
  if (response.ok) useMessages(await response.json());
}

/** @param {Catalogue} messages */
export function useMessages(messages) {
  catalogue = messages;
}

/**
 * The sentence in the reader's language, its `%(name)s` filled in.
 * @param {string} msgid
 * @param {Record<string, string | number>} [params]
 */
export function _(msgid, params) {
  const said = catalogue[msgid];
  return fill((Array.isArray(said) ? said[0] : said) || msgid, params);
}

/**
 * The sentence for a count; `%(num)s` is the count as the reader writes it.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Record<string, string | number>} [params]
 */
export function ngettext(one, many, n, params) {
  const forms = catalogue[one];
  const known = Array.isArray(forms) && forms.every(Boolean) ? forms : [one, many];
  return fill(known[pluralIndex(n, known.length)], { num: number(n), ...params });
}

/**
 * All our languages have two forms, told apart by CLDR's `one`; the last form takes the rest.
 * @param {number} n
 * @param {number} forms
 */
function pluralIndex(n, forms) {
  return new Intl.PluralRules(page.lang || 'en').select(n) === 'one' ? 0 : forms - 1;
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} [params]
 */
function fill(sentence, params) {
  if (!params) return sentence;
  return sentence.replace(/%\((\w+)\)[sd]/g, (whole, name) => (name in params ? String(params[name]) : whole));
}
