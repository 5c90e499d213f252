/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
import { $, el, icon } from '../../core/dom.js';
import { size as sizeWords } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { startDrawing } from '../../map/draw.js';
import { lookAt } from '../../map/look.js';
import { outlineCrosses } from '../../map/measure.js';
import { announce } from '../toast.js';
import { isAllowed, outsideSentence, readBack, startAim } from './aim.js';
import { ENOUGH } from './draft.js';

/** The server takes no more (maps/geometry.py); an area's ring is closed with one of them. */
const MOST_POINTS = 499;

/**
 * Drawing a line or an area: "Add point" takes what is under the ring, a tap on the map takes the spot; corners can be
 * dragged, each step can be undone, and the size is always to be seen.
 * @param {App} app
 * @param {object} options
 * @param {Category} options.category
 * @param {'LineString' | 'Polygon'} options.geometry
 * @param {Position[]} options.points drawn before
 * @param {(points: Position[]) => void} options.done
 * @param {(points: Position[]) => void} options.changed after each point, so that a draft can be kept
 * @param {string} options.doneLabel
 * @returns {import('./place.js').Tool}
 */
export function pathTool(app, { category, geometry, points, done, changed, doneLabel }) {
  const read = readBack(app, category);
  const bar = drawBar(() => drawing.undo());
  const addButton = el('button', { class: 'btn btn-big', type: 'button', on: { click: () => add(aim.centre()) } }, icon('plus'), _('Add point'));
  const finish = el('button', { class: 'btn btn-big', type: 'button', on: { click: () => end() } }, doneLabel);

  /** @param {Position} point */
  const add = (point) => {
    if (!isAllowed(app, point)) announce(outsideSentence());
    else if (drawing.points().length >= MOST_POINTS) announce(_('This is the most points a shape can have.'));
    else drawing.add(point);
  };
  const end = () => {
    const reason = whyNot(geometry, drawing.points());
    if (reason) announce(reason);
    else done(drawing.points());
  };
  /** @param {Position[]} now */
  const show = (now) => {
    const ready = whyNot(geometry, now) === '';
    addButton.classList.toggle('btn-main', !ready);
    finish.classList.toggle('btn-main', ready);
    finish.setAttribute('aria-disabled', String(!ready));
    aim.hint(whatNow(geometry, now), now.length >= ENOUGH[geometry] && !ready);
    changed(now);
  };
  const aim = startAim(app, category, { move: read.show, enter: () => add(aim.centre()), undo: () => drawing.undo(), tap: add }, '');
  lookAt(app.map, points);
  const drawing = startDrawing(app.map, {
    geometry, points, colour: category.colour,
    onChange: (now, measured) => {
      show(now);
      bar.show(now.length, sizeWords(measured));
    },
  });
  read.show(aim.centre());
  return {
    foot: [read.node, el('div', { class: 'foot-row foot-row-even' }, addButton, finish)],
    take: (point) => {
      lookAt(app.map, [point]);
      add(point);
    },
    close() {
      aim.close();
      drawing.close();
      bar.node.remove();
    },
  };
}

/** The live size and the way back, over the map. @param {() => void} undo */
function drawBar(undo) {
  const size = el('output', { class: 'draw-size num' });
  const button = el('button', { class: 'btn', type: 'button', on: { click: undo } }, icon('undo-2'), _('Undo point'));
  const node = el('div', { class: 'draw-bar' }, size, button);
  $('#stage').append(node);
  return {
    node,
    /** @param {number} count @param {string} words */
    show(count, words) {
      node.hidden = count === 0;
      size.textContent = count > 1 ? words : _('1 point');
    },
  };
}

/**
 * @param {'LineString' | 'Polygon'} geometry
 * @param {Position[]} points
 * @returns {string} empty when the shape can be finished
 */
export function whyNot(geometry, points) {
  if (points.length < ENOUGH[geometry]) {
    return geometry === 'LineString' ? _('A line needs at least two points. Add a point.') : _('An area needs at least three corners. Add a point.');
  }
  return geometry === 'Polygon' && outlineCrosses(points) ? _('The outline crosses itself. Undo the last point.') : '';
}

/** @param {'LineString' | 'Polygon'} geometry @param {Position[]} points */
function whatNow(geometry, points) {
  const line = geometry === 'LineString';
  if (points.length === 0) return line ? _('Tap where it begins, or move the ring there and add a point.') : _('Tap the first corner, or move the ring there and add a point.');
  if (points.length < ENOUGH[geometry]) return line ? _('Now tap the next bend, or move the ring there.') : _('Now tap the next corner, or move the ring there.');
  return whyNot(geometry, points) || _('Add more points, or finish.');
}
