/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
import { el } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { lookAt, lookTo } from '../../map/look.js';
import { announce } from '../toast.js';
import { isAllowed, outsideSentence, placeSentence, readBack, startAim } from './aim.js';
import { wardOf } from './ward.js';

/**
 * Placing one point: the map moves under the ring, "Place here" takes what is below it.
 * @param {App} app
 * @param {object} options
 * @param {Category} options.category
 * @param {Position[]} options.points none, or the one placed before
 * @param {(points: Position[]) => void} options.done
 * @param {string} options.doneLabel
 * @returns {import('./place.js').Tool}
 */
export function pointTool(app, { category, points, done, doneLabel }) {
  const read = readBack(app, category);
  const ward = wardOf(app, category);
  /** @param {Position} point */
  const show = (point) => read.show(point, ward('Point', [point]));
  const place = () => {
    if (isAllowed(app, aim.centre())) done([aim.centre()]);
    else announce(outsideSentence());
  };
  const aim = startAim(app, category, {
    move: show,
    enter: place,
    undo: () => {},
    tap: (point) => lookTo(app.map, point),
    says: (point) => ward('Point', [point]) || placeSentence(app, point),
  }, _('Move the map under the ring, or tap the spot.'));
  lookAt(app.map, points);
  show(aim.centre());
  return {
    foot: [
      read.node,
      el('button', { class: 'btn btn-main btn-big btn-wide', type: 'button', on: { click: place } }, doneLabel),
    ],
    take: (point) => lookAt(app.map, [point]),
    close: aim.close,
  };
}
