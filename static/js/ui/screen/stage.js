/** @import {App, Ideas, Proposal} from '../../types' */
/** @import {Numbers} from './numbers.js' */
import { $ } from '../../core/dom.js';
import { showIdeas } from '../../map/ideas.js';
import { rankedStore } from './results.js';

const MARKER = 46;
/** The smallest words on a phone's map are 12 px; on the wall nothing is under 28 units. */
const WORDS = 2.35;
const CLOSEST_ZOOM = 16;
const MARGIN = 90;

/** Sizes follow the window: a unit is a pixel of a 1920 × 1080 picture. */
const unit = () => Math.min(innerWidth / 1920, innerHeight / 1080);

/**
 * The map: whole, close to one idea, or small beside the results with ranks on the markers.
 * @param {App} app
 * @param {Numbers} numbers
 */
export function startStage(app, numbers) {
  const { map, store } = app;
  let mode = 'all';
  let focused = /** @type {string | null} */ (null);
  let ideas = /** @type {Ideas | null} */ (null);
  // The whole area as large as the wall allows, not as the next smaller step of the tiles does.
  map.options.zoomSnap = 0.25;
  new ResizeObserver(fit).observe($('#map'));
  addEventListener('resize', draw);
  draw();
  return { arrange, focus };

  /** @param {'all' | 'results'} next */
  function arrange(next) {
    const box = next === 'results' ? $('#side-map') : $('#main');
    if ($('#stage').parentElement !== box) box.prepend($('#stage'));
    mode = next;
    draw();
  }

  function draw() {
    document.documentElement.style.setProperty('--m-scale', String(WORDS * unit()));
    ideas?.close();
    const places = numbers.ranking.value?.places ?? [];
    const seen = mode === 'results' ? rankedStore(store, places) : store;
    ideas = showIdeas(map, seen, { size: MARKER * unit(), filter: (idea) => idea.state === 'open' });
    app.ideas = ideas;
    fit();
  }

  function fit() {
    map.invalidateSize({ animate: false, pan: false });
    ideas?.select(focused);
    const shown = focused && store.get(focused);
    if (shown) return near(shown);
    const [west, south, east, north] = store.state.workshop.bbox;
    map.fitBounds([[south, west], [north, east]], { animate: false });
  }

  /**
   * In the middle of what the words below leave free.
   * @param {Proposal} idea
   */
  function near({ geometry }) {
    const margin = MARGIN * unit();
    map.fitBounds(L.geoJSON(geometry).getBounds(), {
      animate: false,
      maxZoom: CLOSEST_ZOOM,
      paddingTopLeft: [margin, margin],
      paddingBottomRight: [margin, margin + $('#shown').getBoundingClientRect().height],
    });
  }

  /** @param {string | null} id */
  function focus(id) {
    focused = id;
    fit();
  }
}
