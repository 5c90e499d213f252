/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Shape} from '../../map/base/shapes.js' */
/** @import {Picked} from './pickable.js' */
import { el } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { createHighlight } from '../../map/base/highlight.js';
import { nameOfShape, sizeOfShape } from '../../map/base/marks.js';
import { marker } from '../marker.js';
import { announce } from '../toast.js';
import { startAim } from './aim.js';
import { needPickable, pickables, shapeAt, take } from './pickable.js';

/** "Field 12 · 0.4 ha" @param {Shape} shape */
export const shapeWords = (shape) => [nameOfShape(shape), sizeOfShape(shape)].filter(Boolean).join(' · ');

export const outsideWords = () => _('This shape reaches outside the area of the workshop, so it cannot be taken.');

/**
 * Taking the outline of a field, a roof or a park that is there: a tap on it takes it, or it comes under the ring by
 * keys and is taken with the button. It is drawn then like any other and can be changed.
 * @param {App} app
 * @param {object} options
 * @param {Category} options.category
 * @param {(picked: Picked, name: string) => void} options.picked
 * @param {() => void} options.list shows them as a list
 * @returns {import('./place.js').Tool}
 */
export function pickTool(app, { category, picked, list }) {
  const [first, second] = [el('b'), el('span')];
  const read = el('div', { class: 'read' }, marker(category, { size: 24 }), el('p', null, first, second));
  const button = el('button', { class: 'btn btn-main btn-big btn-wide', type: 'button', on: { click: () => choose(aim.centre()) } }, _('Take this shape'));
  const highlight = createHighlight(app.map, category.colour);
  let shapes = pickables(app, category);
  let under = /** @type {Shape | null} */ (null);

  /** @param {Position} point */
  const look = (point) => {
    const found = shapeAt(shapes, point);
    if (found !== under) highlight.show(found);
    under = found;
    first.textContent = found ? nameOfShape(found) : _('Nothing to take here');
    second.textContent = found ? sizeOfShape(found) : _('Move the ring onto a field, a roof or a park.');
    button.setAttribute('aria-disabled', String(!found));
  };
  /** @param {Position} point */
  const choose = (point) => {
    const shape = shapeAt(shapes, point);
    const taken = shape && take(app, shape, point);
    if (taken) picked(taken, shapeWords(shape));
    else announce(shape ? outsideWords() : _('There is no shape to take at this spot.'));
  };
  const aim = startAim(app, category, {
    move: look,
    enter: () => choose(aim.centre()),
    undo: () => {},
    tap: choose,
    says: () => (under ? shapeWords(under) : _('Nothing to take here')),
  }, _('Tap a field, a roof or a park to take its outline.'));
  look(aim.centre());
  void needPickable(app).then(() => {
    shapes = pickables(app, category);
    look(aim.centre());
  });
  return {
    foot: [read, button, el('button', { class: 'btn btn-link btn-wide', type: 'button', on: { click: list } }, _('Choose a shape from a list'))],
    take: () => {},
    close() {
      aim.close();
      highlight.close();
    },
  };
}
