/** @import {App, Category} from '../../types' */
/** @import {Draft} from './draft.js' */
import { el } from '../../core/dom.js';
import { named } from '../../core/format.js';
import { placeWords } from '../../map/places.js';
import { marker } from '../marker.js';
import { draftSizeSentence } from '../size_words.js';

/** A name without the soft hyphens that are only for narrow tiles. @param {string} name */
export const unbroken = (name) => name.replace(/\u00ad/gu, '');

/**
 * What has been placed so far, in one line: the kind, its size, where it is.
 * @param {App} app
 * @param {Category} category
 * @param {Draft} draft with a place
 * @returns {{node: HTMLElement, title: string, update: () => void}} what it is called when its title stays empty (the
 *   server's rule), and a way to say the size again after the width was changed
 */
export function summary(app, category, draft) {
  const { lang } = app.store.state.workshop;
  const [lon, lat] = draft.points[0];
  const { sentence, near } = placeWords(lat, lon);
  const name = unbroken(named(category.names, lang));
  const what = el('b');
  const update = () => {
    const measured = draftSizeSentence(draft, category);
    what.textContent = measured ? `${name} · ${measured}` : name;
  };
  update();
  return {
    title: near ? `${unbroken(category.names[lang] ?? name)} · ${near}` : name,
    update,
    node: el('div', { class: 'read' }, marker(category, { size: 24 }), el('p', null, what, el('span', null, sentence))),
  };
}
