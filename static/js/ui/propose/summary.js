/** @import {App, Category} from '../../types' */
/** @import {Draft} from './draft.js' */
import { el } from '../../core/dom.js';
import { named, size } from '../../core/format.js';
import { areaOf, lengthOf } from '../../map/measure.js';
import { placeWords } from '../../map/places.js';
import { marker } from '../marker.js';

/** A name without the soft hyphens that are only for narrow tiles. @param {string} name */
export const unbroken = (name) => name.replace(/\u00ad/gu, '');

/**
 * What has been placed so far, in one line: the kind, its size, where it is.
 * @param {App} app
 * @param {Category} category
 * @param {Draft} draft with a place
 * @returns {{node: HTMLElement, title: string}} and what it is called when its title stays empty (the server's rule)
 */
export function summary(app, category, draft) {
  const { lang } = app.store.state.workshop;
  const [lon, lat] = draft.points[0];
  const { sentence, near } = placeWords(lat, lon);
  const measured = size(measure(draft));
  const name = unbroken(named(category.names, lang));
  return {
    title: near ? `${unbroken(category.names[lang] ?? name)} · ${near}` : name,
    node: el('div', { class: 'read' }, marker(category, { size: 24 }),
      el('p', null, el('b', null, measured ? `${name} · ${measured}` : name), el('span', null, sentence))),
  };
}

/** @param {Draft} draft @returns {import('../../types').Size} */
function measure({ geometry, points }) {
  if (geometry === 'LineString') return { m: lengthOf(points) };
  return geometry === 'Polygon' ? { m2: areaOf(points) } : { n: 1 };
}
