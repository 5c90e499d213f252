/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Draft, GeometryType} from './draft.js' */
import { el, icon } from '../../core/dom.js';
import { apart } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { announce } from '../toast.js';
import { gesture } from './kind.js';
import { pathTool } from './path.js';
import { pickTool } from './pick.js';
import { pickList } from './pick_list.js';
import { canPick } from './pickable.js';
import { placeList } from './place_list.js';
import { pointTool } from './point.js';

/**
 * What places one geometry: the words and buttons below the map, and a way to give it a place from elsewhere.
 * @typedef {{foot: HTMLElement[], take: (point: Position) => void, close: () => void}} Tool
 */

/**
 * Step 2: the place. Where a kind may be a spot or an area, one chooses here; each choice keeps its own points. An area
 * can also be one that is there: a field, a roof, a park.
 * @param {App} app
 * @param {import('../flow.js').Flow} flow
 * @param {object} options
 * @param {Category} options.category
 * @param {Draft} options.draft its geometry and points are kept up to date
 * @param {{small: string, now: string}} options.head
 * @param {{point: string, path: string}} options.labels of the button that ends it
 * @param {string | null} options.moving the idea that gets this place
 * @param {() => void} options.changed
 * @param {() => void} options.done
 * @returns {{back: () => boolean, close: () => void}} `back` is true when it only closed the list
 */
export function placeStep(app, flow, { category, draft, head, labels, moving, changed, done }) {
  /** @type {Map<GeometryType, Position[]>} */
  const drawn = new Map();
  let tool = /** @type {Tool | null} */ (null);
  let listing = false;
  let picking = false;
  let picked = '';
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
  const show = (/** @type {Position | null} */ found = null) => {
    close();
    listing = false;
    tool = start();
    flow.showPlace({ ...head, foot: [shapes(), ...tool.foot, !picking && listButton()], focus: app.map.getContainer() });
    if (found) tool.take(found);
  };
  const start = () => {
    if (picking) return pickTool(app, { category, picked: pick, list });
    if (draft.geometry === 'Point' || draft.geometry === null) return pointTool(app, { category, points: draft.points, done: finish, doneLabel: labels.point });
    return pathTool(app, { category, geometry: draft.geometry, points: draft.points, fields: draft.fields, done: finish, changed: keep, doneLabel: labels.path, moving, picked });
  };
  /** @param {import('./pickable.js').Picked} taken @param {string} name */
  const pick = ({ geometry, points }, name) => {
    choose(draft, geometry, drawn);
    picking = false;
    picked = name;
    keep(points);
    show();
    announce(_('This is %(shape)s. Move its corners, or finish.', { shape: apart(name) }));
  };
  const list = () => {
    close();
    listing = true;
    flow.showPage({ ...head, ...(picking ? pickList(app, category, pick) : placeList(app, show)), foot: [] });
  };
  const listButton = () =>
    el('button', { class: 'btn btn-link btn-wide', type: 'button', on: { click: list } }, _('Choose from a list or type coordinates'));
  const shapes = () => {
    const choices = category.geometry.map((geometry) => segment(gesture(geometry), !picking && geometry === draft.geometry, () => {
      choose(draft, geometry, drawn);
      [picking, picked] = [false, ''];
      show();
    }));
    if (canPick(app, category)) choices.push(segment({ icon: 'pointer', says: _('Pick a shape') }, picking, () => {
      picking = true;
      show();
    }));
    return choices.length > 1 && el('div', { class: 'segments', role: 'group', aria: { label: _('How to draw it') } }, choices);
  };
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
 * @param {{icon: string, says: string}} way
 * @param {boolean} pressed
 * @param {() => void} click
 */
const segment = ({ icon: name, says }, pressed, click) =>
  el('button', { type: 'button', aria: { pressed }, on: { click } }, icon(name), says);
