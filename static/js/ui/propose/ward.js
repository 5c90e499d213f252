/** @import {App, Category} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {GeometryType} from './draft.js' */
import { apart } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { CLOSED } from '../../map/base/marks.js';
import { liesOn } from '../../map/base/within.js';

/**
 * Where an idea of this kind will not be taken, by the layers that staff uploaded: known before its words are
 * written. The server decides (proposals/grounds.py).
 * @param {App} app
 * @param {Category} category
 * @returns {(geometry: GeometryType, points: Position[]) => string} why not; empty where nothing speaks against it
 */
export function wardOf({ base }, category) {
  const marks = [CLOSED, ...category.not_on ?? []];
  const layers = (base?.uploaded() ?? []).filter(({ mark }) => marks.includes(mark));
  void base?.need(layers);
  return (geometry, points) => {
    if (points.length === 0) return '';
    for (const layer of layers) {
      if (!liesOn(geometry, points, base?.shapes(layer) ?? [])) continue;
      const params = { layer: apart(layer.name) };
      return layer.mark === CLOSED
        ? _('This lies on “%(layer)s”, where nothing can be proposed.', params)
        : _('This kind of idea cannot be on “%(layer)s”.', params);
    }
    return '';
  };
}
