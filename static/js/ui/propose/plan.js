/** @import {Draft, Step} from './draft.js' */
/** @import {Trouble, Words} from './details.js' */

/**
 * What the wizard is asked to do.
 *
 * @typedef {object} Plan
 * @property {Draft} draft
 * @property {Step[]} steps all three for a new idea; only the words or only the place to change one
 * @property {string} [moving] the idea that gets another place
 * @property {Draft | null} [kept] an unfinished idea to offer first
 * @property {Trouble} [trouble] why the server did not take it
 * @property {(draft: Draft) => void} [keep] called with every change
 * @property {() => void} [drop] the draft is not needed any more
 * @property {(draft: Draft) => Promise<'stay' | 'keep' | 'throw'>} [leave] asked on Close
 * @property {() => void} [closed]
 * @property {(draft: Draft, words: Words) => void} send
 */

export {};
