/** @import {App} from '../types' */
import { el } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { lendMap } from '../map/lend.js';
import { lookAt } from '../map/look.js';
import { desk } from './flow.js';
import { toPoints } from './propose/draft.js';

/**
 * The map of the idea being voted on: on a phone the page's map lies in the card, on a desk it stays where it is.
 * @param {App} app
 */
export function createStageMap(app) {
  const box = el('div', { class: 'card-map', role: 'group', aria: { label: _('Where it is') } });
  let shown = /** @type {string | null} */ (null);
  let giveBack = /** @type {(() => void) | null} */ (null);
  const settle = () => {
    const wanted = shown !== null && !desk?.matches;
    if (!wanted) {
      giveBack?.();
      giveBack = null;
    } else if (giveBack) app.map.invalidateSize({ animate: false }); // the box came into a new card
    else giveBack = lendMap(app.map, box);
    const idea = shown && app.store.get(shown);
    if (idea) lookAt(app.map, toPoints(/** @type {any} */ (idea.geometry)));
  };
  app.ideas?.quiet(true);
  desk?.addEventListener('change', settle);
  return {
    box,
    /** @param {string} id */
    show(id) {
      shown = id;
      app.ideas?.select(id);
      settle();
    },
    /** Nothing to show: the end of the list. */
    rest() {
      shown = null;
      app.ideas?.select(null);
      giveBack?.();
      giveBack = null;
    },
    close() {
      this.rest();
      desk?.removeEventListener('change', settle);
      app.ideas?.quiet(false);
    },
  };
}
