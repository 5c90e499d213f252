/** @import {Category, Proposal} from '../../types' */
/**
 * The idea somebody is working on, kept on the phone for this workshop and this person, so that a reload, a phone call
 * or an empty battery loses nothing. One draft per person: a second would only be forgotten.
 *
 * @typedef {import('../../map/measure.js').Position} Position
 * @typedef {'Point' | 'LineString' | 'Polygon'} GeometryType
 * @typedef {'kind' | 'place' | 'details'} Step
 * @typedef {object} Draft
 * @property {Step} step where the person is
 * @property {string | null} category
 * @property {GeometryType | null} geometry what is drawn
 * @property {Position[]} points for an area the open ring
 * @property {string} title
 * @property {string} text
 * @property {Record<string, string>} fields as typed, by field id
 * @property {boolean} [leftOpen] it stops short of what it could join, and is meant to
 */

/** @returns {Draft} */
export const emptyDraft = () =>
  ({ step: 'kind', category: null, geometry: null, points: [], title: '', text: '', fields: {} });

/**
 * Another kind of idea: what does not fit it is let go.
 * @param {Draft} draft
 * @param {Category} category
 */
export function becomeKind(draft, category) {
  if (draft.geometry && !category.geometry.includes(draft.geometry)) Object.assign(draft, { geometry: null, points: [] });
  if (draft.category !== category.id) {
    draft.fields = {};
    delete draft.leftOpen;
  }
  draft.category = category.id;
}

/** @param {Draft} draft whether words would be lost */
export const hasWords = (draft) => draft.title.trim() !== '' || draft.text.trim() !== '';

/** @param {Draft} draft whether there is anything worth offering again */
export const worthKeeping = (draft) => draft.category !== null && (draft.points.length > 0 || hasWords(draft));

/** The server takes no more (maps/geometry.py); an area's ring is closed with one of them. */
export const MOST_POINTS = 499;

/** Points needed before a shape can be finished. @type {Record<GeometryType, number>} */
export const ENOUGH = { Point: 1, LineString: 2, Polygon: 3 };

/**
 * @param {Draft} draft with a geometry and enough points
 * @returns {{type: GeometryType, coordinates: unknown}} GeoJSON, areas with a closed ring
 */
export function toGeometry(draft) {
  const { points } = draft;
  if (draft.geometry === 'Point') return { type: 'Point', coordinates: points[0] };
  if (draft.geometry === 'LineString') return { type: 'LineString', coordinates: points };
  return { type: 'Polygon', coordinates: [[...points, points[0]]] };
}

/**
 * @param {{type: string, coordinates: any}} geometry a proposal's GeoJSON
 * @returns {Position[]} the points a hand can move; an area's outer ring without its closing point
 */
export function toPoints(geometry) {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'LineString') return geometry.coordinates;
  return geometry.coordinates[0].slice(0, -1);
}

/**
 * @param {Pick<Proposal, 'category' | 'geometry' | 'title' | 'text' | 'fields'>} proposal sent before, by oneself
 * @returns {Draft}
 */
export function draftOf({ category, geometry, title, text, fields }) {
  return {
    step: 'details',
    category,
    geometry: /** @type {GeometryType} */ (geometry.type),
    points: toPoints(/** @type {any} */ (geometry)),
    title,
    text: text ?? '',
    fields: Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, String(value)])),
  };
}

/** Where drafts are kept: the part of Storage we use. @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} Shelf */

/**
 * @param {Shelf | null} shelf null where the browser keeps nothing (private windows): drafts then last as long as the page
 * @param {string} code the workshop's
 * @param {string} person the participant's public id
 */
export function draftShelf(shelf, code, person) {
  const key = `cocreate:draft:${code}:${person}`;
  return {
    /** @returns {Draft | null} */
    load: () => readDraft(shelf?.getItem(key) ?? null),
    /** @param {Draft} draft */
    save: (draft) => shelf?.setItem(key, JSON.stringify(draft)),
    drop: () => shelf?.removeItem(key),
  };
}

/**
 * @param {string | null} kept
 * @returns {Draft | null} null for nothing, or for something an older version of the page left behind
 */
function readDraft(kept) {
  if (kept === null) return null;
  try {
    const draft = { ...emptyDraft(), .../** @type {Partial<Draft>} */ (JSON.parse(kept)) };
    return worthKeeping(draft) ? draft : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
