/** @import {App, Base, BaseLayer} from '../types' */
import { el } from '../core/dom.js';
import { _, ngettext } from '../core/messages.js';
import { creditOf } from '../map/base/marks.js';
import { swatch } from './swatch.js';

/**
 * The layers under the ideas, each with a switch, what it looks like on the map and where it comes from.
 * @param {App} app
 * @param {HTMLElement} place kept up to date; empty in a workshop without layers
 * @returns {() => void} stops it
 */
export function keepLayers({ base }, place) {
  if (!base) return () => {};
  let known = '';
  const draw = () => {
    const layers = [...base.uploaded()].reverse(); // as they lie: the topmost first
    const now = JSON.stringify(layers);
    if (now !== known) place.replaceChildren(...(layers.length > 0 ? [part(base, layers)] : []));
    known = now;
    for (const [at, box] of [...place.querySelectorAll('input')].entries()) box.checked = base.isShown(layers[at]);
  };
  draw();
  return base.on(draw);
}

/** @param {Base} base @param {BaseLayer[]} layers */
const part = (base, layers) =>
  el('fieldset', { class: 'legend legend-layers' },
    el('legend', null, _('Layers')),
    layers.map((layer) => row(base, layer)));

/** @param {Base} base @param {BaseLayer} layer */
function row(base, layer) {
  const box = el('input', { type: 'checkbox', on: { change: () => base.show(layer, box.checked) } });
  return el('label', { class: 'layer-row' }, box, swatch(layer),
    el('span', null, el('bdi', null, layer.name), el('small', null, under(layer))));
}

/** @param {BaseLayer} layer */
function under(layer) {
  const closed = layer.mark === 'closed' && _('Nothing can be proposed there.');
  const count = ngettext('%(num)s shape', '%(num)s shapes', layer.count);
  return [closed, count, creditOf(layer)].filter(Boolean).join(' · ');
}
