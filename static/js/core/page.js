/** @import {PageConfig} from '../types' */

/** What the template hands to the scripts; empty where there is no page (tests of pure modules). */
export const page = /** @type {PageConfig} */ (
  JSON.parse(globalThis.document?.getElementById('page')?.textContent || '{}')
);

/**
 * Where one proposal with its comments is fetched.
 * @param {string} id
 */
export const proposalUrl = (id) => page.urls.proposals + id;
