/** @import {Category, Proposal, Snapshot, Workshop} from '../../types' */
/** @import {Feature, FeatureCollection, Geometry} from 'geojson' */
import { $ } from '../../core/dom.js';
import { createHttp } from '../../core/http.js';
import { page } from '../../core/page.js';
import { createStore } from '../../core/store.js';
import { showBase } from '../../map/base/show.js';
import { createBase } from '../../map/base/store.js';
import { showIdeas } from '../../map/ideas.js';
import { showLayers } from '../../map/layers.js';

/** One idea alone is shown with what is around it. */
const NEAREST_ZOOM = 16;

/** @typedef {{seq: number, votes: number, at: string}} AsOf */
/** @typedef {FeatureCollection<Geometry, Record<string, any>> & {as_of: AsOf}} Outcome */

/**
 * The outcome on the map: drawn by the live map's own modules, from the very file that people download.
 * @param {(id: string | null) => void} onTap
 */
export async function startMap(onTap) {
  const map = window.cocreateMap;
  const store = createStore(page.as);
  const outcome = await createHttp(page.as).get(page.urls.ideas ?? '');
  store.load(snapshotOf(outcome));
  if (outcome.bbox) showAll(map, outcome.bbox);
  void showLayers(map, store);
  showBase(map, createBase(store));
  const ideas = showIdeas(map, store, { onTap: (ids) => onTap(ids[0] ?? null) });
  startZoom(map);
  return {
    /** @param {Set<string>} shown */
    show: (shown) => ideas.setFilter((proposal) => shown.has(proposal.id)),
    /** @param {string | null} id */
    point(id) {
      ideas.select(id);
      if (id) ideas.focusOn(id);
    },
  };
}

/**
 * @param {L.Map} map
 * @param {[number, number, number, number]} bbox west, south, east, north of all ideas
 */
function showAll(map, [west, south, east, north]) {
  map.fitBounds([[south, west], [north, east]], { animate: false, padding: [32, 32], maxZoom: NEAREST_ZOOM });
}

/** @param {L.Map} map */
function startZoom(map) {
  $('#btn-zoom-in').addEventListener('click', () => map.zoomIn());
  $('#btn-zoom-out').addEventListener('click', () => map.zoomOut());
  $('#controls').hidden = false;
}

/**
 * The file as the live map's store knows a room.
 * @param {Outcome} outcome
 * @returns {Snapshot}
 */
function snapshotOf(outcome) {
  const { workshop, categories } = /** @type {{workshop: Workshop, categories: Category[]}} */ (/** @type {unknown} */ (page));
  const { seq, votes, at } = outcome.as_of;
  return { epoch: 'outcome', seq, votes, now: at, workshop, categories, proposals: outcome.features.map(proposalOf) };
}

/**
 * @param {Feature<Geometry, Record<string, any>>} feature
 * @returns {Proposal}
 */
function proposalOf({ id, geometry, properties }) {
  const { number, category, title, text, fields, size, unit, place, state, date, comments } = properties ?? {};
  return {
    id: String(id), number, category, title, text, geometry, fields, place, state, comments,
    size: { [unit]: size }, by: { id: '', nickname: null }, merged_into: null, rev: 1, at: date,
  };
}
