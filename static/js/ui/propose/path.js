/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Draft} from './draft.js' */
import { $, el, icon } from '../../core/dom.js';
import { apart, area, size as sizeWords } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { startDrawing } from '../../map/draw.js';
import { lookAt } from '../../map/look.js';
import { outlineCrosses } from '../../map/measure.js';
import { widthOf } from '../../map/width.js';
import { announce } from '../toast.js';
import { isAllowed, outsideSentence, readBack, startAim } from './aim.js';
import { ENOUGH, MOST_POINTS } from './draft.js';
import { drawTrouble, sizeTrouble } from './limits.js';
import { createSnapping } from './snapping.js';
import { wardOf } from './ward.js';

/**
 * Drawing a line or an area: "Add point" takes what is under the ring, a tap on the map takes the spot; corners can be
 * dragged, each step can be undone, and the size is always to be seen.
 * @param {App} app
 * @param {object} options
 * @param {Category} options.category
 * @param {'LineString' | 'Polygon'} options.geometry
 * @param {Position[]} options.points drawn before
 * @param {Draft['fields']} options.fields a line's width is one of them
 * @param {(points: Position[]) => void} options.done
 * @param {(points: Position[]) => void} options.changed after each point, so that a draft can be kept
 * @param {string} options.doneLabel
 * @param {string | null} options.moving an idea that gets this shape
 * @param {string} options.picked what these points are the outline of; empty if somebody drew them
 * @returns {import('./place.js').Tool}
 */
export function pathTool(app, { category, geometry, points, fields, done, changed, doneLabel, moving, picked }) {
  const read = readBack(app, category);
  const width = widthOf(category, fields);
  const ward = wardOf(app, category);
  const snapping = createSnapping(app, moving, () => drawing.refresh());
  const bar = drawBar(() => drawing.undo(), snapping.button);
  const addButton = el('button', { class: 'btn btn-big', type: 'button', on: { click: () => add(aim.centre()) } }, icon('plus'), _('Add point'));
  const finish = el('button', { class: 'btn btn-big', type: 'button', on: { click: () => end() } }, doneLabel);

  /** @param {Position} point */
  const add = (point) => {
    if (!isAllowed(app, point)) announce(outsideSentence());
    else if (drawing.points().length >= MOST_POINTS) announce(_('This is the most points a shape can have.'));
    else drawing.add(point);
  };
  /** @param {Position[]} now */
  const trouble = (now) => whyNot(geometry, now) || (moving ? moved(now) : drawTrouble(category, geometry, now));
  /** How wide it is, is not asked again. @param {Position[]} now */
  const moved = (now) => Object.values(sizeTrouble(category, { geometry, points: now, fields })).join(' ');
  const end = () => {
    const reason = trouble(drawing.points());
    if (reason) announce(reason);
    else done(drawing.points());
  };
  /** @param {Position[]} now */
  const show = (now) => {
    const reason = trouble(now);
    const ready = reason === '';
    addButton.classList.toggle('btn-main', !ready);
    finish.classList.toggle('btn-main', ready);
    finish.setAttribute('aria-disabled', String(!ready));
    const refusal = ward(geometry, now);
    const begin = ready && picked && now === points ? _('This is %(shape)s. Move its corners, or finish.', { shape: apart(picked) }) : '';
    aim.hint(refusal || begin || whatNow(geometry, now, reason), refusal !== '' || (now.length >= ENOUGH[geometry] && !ready));
    changed(now);
  };
  const aim = startAim(app, category, { move: (point) => read.show(point), enter: () => add(aim.centre()), undo: () => drawing.undo(), tap: add }, '');
  lookAt(app.map, points);
  const drawing = startDrawing(app.map, {
    geometry, points, width, colour: category.colour, snap: snapping.snap,
    onChange: (now, measured) => {
      show(now);
      bar.show(now.length, liveSize(measured, width));
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

/**
 * @param {import('../../types').Size} measured
 * @param {number | null} width metres
 */
const liveSize = (measured, width) =>
  (measured.m !== undefined && width !== null ? `${sizeWords(measured)} · ${area(measured.m * width)}` : sizeWords(measured));

/** The live size, the way back and what else helps, over the map. @param {() => void} undo @param {HTMLElement} more */
function drawBar(undo, more) {
  const size = el('output', { class: 'draw-size num' });
  const button = el('button', { class: 'btn', type: 'button', on: { click: undo } }, icon('undo-2'), _('Undo point'));
  const node = el('div', { class: 'draw-bar' }, size, button, more);
  $('#stage').append(node);
  return {
    node,
    /** @param {number} count @param {string} words */
    show(count, words) {
      size.hidden = button.hidden = count === 0;
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

/**
 * @param {'LineString' | 'Polygon'} geometry
 * @param {Position[]} points
 * @param {string} reason why it cannot be finished, empty when it can
 */
function whatNow(geometry, points, reason) {
  const line = geometry === 'LineString';
  if (points.length === 0) return line ? _('Tap where it begins, or move the ring there and add a point.') : _('Tap the first corner, or move the ring there and add a point.');
  if (points.length < ENOUGH[geometry]) return line ? _('Now tap the next bend, or move the ring there.') : _('Now tap the next corner, or move the ring there.');
  return reason || _('Add more points, or finish.');
}
