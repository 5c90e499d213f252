/** @import {BaseLayer} from '../../types' */
/** @import {Shape} from './shapes.js' */
import { area, length } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { areaOf, lengthOf } from '../measure.js';

/** What kinds of a kit's own layers count as; the others say where something is, not what is there. @type {Record<string, string>} */
export const MARK_OF_KIND = { green: 'habitat', wood: 'habitat', water: 'water' };

/** Nothing can be proposed there, whatever it is. */
export const CLOSED = 'closed';

/**
 * One feature of a layer with this mark, where it has no name of its own.
 * @param {string} mark
 * @param {string} which its number
 */
function numbered(mark, which) {
  const params = { number: which };
  switch (mark) {
    case 'habitat': return _('Habitat %(number)s', params);
    case 'water': return _('Water %(number)s', params);
    case 'barrier': return _('Barrier %(number)s', params);
    case 'protected': return _('Protected area %(number)s', params);
    case 'field': return _('Field %(number)s', params);
    case 'building': return _('Building %(number)s', params);
    case 'path': return _('Path %(number)s', params);
    case 'closed': return _('Closed area %(number)s', params);
    default: return _('Shape %(number)s', params);
  }
}

/**
 * What a shape is called: its name, or "Field 12".
 * @param {Shape} shape
 */
export const nameOfShape = ({ name, id, layer }) => name || numbered(layer?.mark ?? '', String(id));

/**
 * How large a shape is: "0.4 ha", "120 m".
 * @param {Shape} shape
 */
export function sizeOfShape({ kind, groups, size }) {
  if (kind === 'point') return '';
  if (kind === 'line') return length(size ?? groups.flat().reduce((sum, line) => sum + lengthOf(line), 0));
  const rings = groups.map(([outer, ...holes]) => areaOf(outer) - holes.reduce((sum, hole) => sum + areaOf(hole), 0));
  return area(size ?? rings.reduce((sum, ring) => sum + ring, 0));
}

/**
 * What its licence asks for, in one line.
 * @param {BaseLayer} layer
 */
export const creditOf = ({ attribution, licence }) => [attribution, licence].filter(Boolean).join(', ');
