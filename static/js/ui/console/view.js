/** @import {App} from '../../types' */
import { $ } from '../../core/dom.js';
import { number } from '../../core/format.js';
import { ngettext } from '../../core/messages.js';

/**
 * Map or stream in the middle, and how much there is of both; on a phone also what needs a hand, which has its own
 * column elsewhere.
 * @param {App} app
 */
export function startView(app) {
  for (const tab of document.querySelectorAll('[data-show-view]')) {
    tab.addEventListener('click', () => choose(/** @type {HTMLElement} */ (tab).dataset.showView ?? 'map'));
  }
  app.store.on(counts);
  choose('map');
  counts();

  /** @param {string} view */
  function choose(view) {
    document.body.dataset.view = view;
    for (const tab of document.querySelectorAll('[data-show-view]')) {
      tab.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (tab).dataset.showView === view));
    }
    if (view === 'map') app.map.invalidateSize();
  }

  function counts() {
    const open = app.store.proposals().filter((idea) => idea.state === 'open');
    const comments = open.reduce((sum, idea) => sum + idea.comments, 0);
    const words = [
      ngettext('%(num)s idea', '%(num)s ideas', open.length, { num: number(open.length) }),
      ngettext('%(num)s comment', '%(num)s comments', comments, { num: number(comments) }),
    ];
    $('#counts').textContent = words.join(' · ');
  }
}
