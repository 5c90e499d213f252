/** @import {Base} from '../../types' */
import { canvasLayer } from '../canvas.js';
import { onTheme } from '../theme.js';
import { creditOf } from './marks.js';
import { paintLayer, viewOf } from './paint.js';

/** Over the ground with its border and names, under the ideas. */
const PANE = 'base';
const ORDER = '320';

/**
 * Draws the layers that are shown, the first of the list lowest, and names where they come from.
 * @param {L.Map} map
 * @param {Base} base
 */
export function showBase(map, base) {
  map.createPane(PANE).style.zIndex = ORDER;
  let shown = /** @type {import('../../types').BaseLayer[]} */ ([]);
  let credits = /** @type {string[]} */ ([]);
  const layer = canvasLayer(PANE, (ctx, bounds) => {
    const view = viewOf(map, bounds);
    for (const one of shown) paintLayer(ctx, view, one, base.shapes(one));
  });

  const renew = () => {
    shown = base.uploaded().filter((one) => base.isShown(one));
    credit(shown.map(creditOf).filter(Boolean).map(escaped));
    if (shown.length > 0 && !map.hasLayer(layer)) layer.addTo(map); // a workshop without layers needs no canvas
    layer.redraw();
    void base.need(shown);
  };
  /** @param {string[]} next */
  const credit = (next) => {
    for (const one of credits) map.attributionControl.removeAttribution(one);
    for (const one of next) map.attributionControl.addAttribution(one);
    credits = next;
  };
  base.on(renew);
  onTheme(() => layer.redraw());
  renew();
}

/** Leaflet takes credits as HTML; these are words of staff. @param {string} words */
const escaped = (words) => words.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
