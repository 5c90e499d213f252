/** @import {Category, Workshop} from '../types' */
import { named } from './format.js';

/**
 * What staff wrote, in the reader's language, else in the workshop's, else in any.
 * @param {Workshop} workshop
 * @param {'title' | 'place' | 'what_next'} name
 * @returns {string} empty where nothing was written
 */
export function said(workshop, name) {
  const own = name === 'what_next' ? workshop.what_next?.text : workshop[name];
  return named(workshop.texts?.[name], workshop.lang) || (own ?? '');
}

/**
 * What a kind of idea asks: as staff put it, where they did, else as the city's kit does.
 * @param {Workshop} workshop
 * @param {Category} category
 */
export function question({ texts, lang }, { id, prompt }) {
  return named({ ...prompt, ...texts?.prompts?.[id] }, lang);
}
