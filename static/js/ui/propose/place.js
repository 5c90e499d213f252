/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Draft, GeometryType} from './draft.js' */
import { el, icon } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { gesture } from './kind.js';
import { pathTool } from './path.js';
import { placeList } from './place_list.js';
import { pointTool } from './point.js';

/**
 * What places one geometry: the words and buttons below the map, and a way to give it a place from elsewhere.
 * @typedef {{foot: HTMLElement[], take: (point: Position) => void, close: () => void}} Tool
 */

/**
 * Step 2: the place. Where a kind may be a spot or an area, one chooses here; each choice keeps its own points.
 * @param {App} app
 * @param {import('../flow.js').Flow} flow
 * @param {object} options
 * @param {Category} options.category
 * @param {Draft} options.draft its geometry and points are kept up to date
 * @param {{small: string, now: string}} options.head
 * @param {{point: string, path: string}} options.labels of the button that ends it
 * @param {() => void} options.changed
 * @param {() => void} options.done
 * @returns {{back: () => boolean, close: () => void}} `back` is true when it only closed the list
 */
export function placeStep(app, flow, { category, draft, head, labels, changed, done }) {
  /** @type {Map<GeometryType, Position[]>} */
  const drawn = new Map();
  let tool = /** @type {Tool | null} */ (null);
  let listing = false;
  if (!draft.geometry || !category.geometry.includes(draft.geometry)) choose(draft, category.geometry[0], drawn);

  const finish = (/** @type {Position[]} */ points) => {
    draft.points = points;
    done();
  };
  const keep = (/** @type {Position[]} */ points) => {
    draft.points = points;
    changed();
  };
  const close = () => {
    tool?.close();
    tool = null;
  };
  const show = (/** @type {Position | null} */ picked = null) => {
    close();
    listing = false;
    tool = draft.geometry === 'Point' || draft.geometry === null
      ? pointTool(app, { category, points: draft.points, done: finish, doneLabel: labels.point })
      : pathTool(app, { category, geometry: draft.geometry, points: draft.points, done: finish, changed: keep, doneLabel: labels.path });
    flow.showPlace({ ...head, foot: [shapes(), ...tool.foot, listButton()], focus: app.map.getContainer() });
    if (picked) tool.take(picked);
  };
  const list = () => {
    close();
    listing = true;
    flow.showPage({ ...head, ...placeList(app, show), foot: [] });
  };
  const listButton = () =>
    el('button', { class: 'btn btn-link btn-wide', type: 'button', on: { click: list } }, _('Choose from a list or type coordinates'));
  const shapes = () => category.geometry.length > 1
    && shapeChoice(category.geometry, /** @type {GeometryType} */ (draft.geometry), (geometry) => {
      choose(draft, geometry, drawn);
      show();
    });
  show();
  return {
    back: () => {
      if (!listing) return false;
      show();
      return true;
    },
    close,
  };
}

/**
 * @param {Draft} draft
 * @param {GeometryType} geometry
 * @param {Map<GeometryType, Position[]>} drawn
 */
function choose(draft, geometry, drawn) {
  if (draft.geometry) drawn.set(draft.geometry, draft.points);
  draft.geometry = geometry;
  draft.points = drawn.get(geometry) ?? [];
}

/**
 * @param {GeometryType[]} offered
 * @param {GeometryType} chosen
 * @param {(geometry: GeometryType) => void} pick
 */
const shapeChoice = (offered, chosen, pick) =>
  el('div', { class: 'segments', role: 'group', aria: { label: _('How to draw it') } },
    offered.map((geometry) => {
      const { icon: name, says } = gesture(geometry);
      return el('button', { type: 'button', aria: { pressed: geometry === chosen }, on: { click: () => pick(geometry) } }, icon(name), says);
    }));
