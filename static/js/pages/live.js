/** @import {App} from '../types' */
import { start } from '../core/app.js';
import { $, el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { showBase } from '../map/base/show.js';
import { createBase } from '../map/base/store.js';
import { startControls } from '../map/controls.js';
import { showIdeas } from '../map/ideas.js';
import { showLayers } from '../map/layers.js';
import { loadPlaces, takeOwnPlaces } from '../map/places.js';
import { openChooser } from '../ui/chooser.js';
import { createFilter } from '../ui/filter.js';
import { desk } from '../ui/flow.js';
import { startHere } from '../ui/here.js';
import { startLate } from '../ui/late.js';
import { startLegend } from '../ui/legend.js';
import { startList } from '../ui/list.js';
import { startMainActions } from '../ui/main_actions.js';
import { startMenu } from '../ui/menu.js';
import { startNews } from '../ui/news.js';
import { startNotices } from '../ui/notices.js';
import { openPanel } from '../ui/panel.js';
import { startFromHash } from '../ui/propose/index.js';
import { closeSheet } from '../ui/sheet.js';
import { startStatus } from '../ui/status.js';
import { startWaiting } from '../ui/waiting.js';

const PATIENCE_MS = 3000;

const patience = setTimeout(sayLate, PATIENCE_MS);
/** The page itself, for whoever imports this module beside it. */
export const app = await start('participant');
clearTimeout(patience);
compose(app);

/** @param {App} app */
function compose(app) {
  const { map, store } = app;
  const filter = createFilter(app);
  const ideas = showIdeas(map, store, { onTap: tapped, filter: filter.matches });
  app.ideas = ideas;
  app.openPanel = open;
  app.base = createBase(store);
  void showLayers(map, store);
  showBase(map, app.base);
  takeOwnPlaces(store.state.workshop);
  store.on(({ workshop }) => workshop && takeOwnPlaces(store.state.workshop));
  void loadPlaces().then(() => startFromHash(app) || openLinked(open)); // with words for the place
  startStatus(app);
  startHere(app);
  startWaiting(app);
  startControls(app);
  startMenu(app);
  const list = startList(app, filter, open);
  startLegend(app, filter);
  startNews(app, open);
  const actions = startMainActions(app, () => {
    closeSheet();
    list.draw();
  });
  filter.on(ideas.refresh);
  startNotices(app);
  startLate(app);

  /**
   * @param {string[]} ids
   * @param {L.LatLng} at
   */
  function tapped(ids, at) {
    if (ids.length === 0) closeSheet();
    else if (ids.length === 1) open(ids[0]);
    else openChooser(app, ids, at, open);
  }

  /** @param {string} id */
  function open(id) {
    const fromList = document.body.dataset.view === 'list' && !desk?.matches;
    let moved = fromList; // once a finger has moved the map it stays where it is
    const leave = () => (moved = true);
    const onResize = () => void (moved || ideas.focusOn(id, covered()));
    const onClose = () => {
      map.off('dragstart', leave).off('resize', onResize);
      ideas.select(null);
      list.mark(null);
    };
    const showOnMap = () => {
      actions.view('map');
      open(id);
    };
    if (!openPanel(app, id, { onResize, onClose, showOnMap: fromList ? showOnMap : null })) return;
    map.on('dragstart', leave).on('resize', onResize);
    ideas.select(id);
    list.mark(id);
  }
}

/** Links from other pages name an idea: `#idea=<id>`. @param {(id: string) => void} open */
function openLinked(open) {
  const [, id] = /^#idea=([\w-]+)$/u.exec(location.hash) ?? [];
  if (id) open(id);
}

/** How much of the map the sheet covers, in px; where it will stand, for it may still be sliding in. */
function covered() {
  const sheet = /** @type {HTMLElement | null} */ (document.querySelector('#sheet-root .sheet'));
  const root = $('#sheet-root').getBoundingClientRect();
  const map = $('#map').getBoundingClientRect();
  if (!sheet || root.left >= map.right - 1) return {};
  return { bottom: Math.max(0, map.bottom - (root.bottom - sheet.offsetHeight)) };
}

/** The first state takes long: say so, and that the page goes on trying. */
function sayLate() {
  const notice = $('#notice');
  notice.replaceChildren(icon('wifi-off'), el('p', null, el('strong', null, _('No network.')), ' ', _('The ideas come as soon as there is one.')));
  notice.hidden = false;
}
