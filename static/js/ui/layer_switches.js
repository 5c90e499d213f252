/** @import {App, Base, BaseLayer} from '../types' */
import { el } from '../core/dom.js';
import { _, ngettext } from '../core/messages.js';
import { CLOSED, creditOf } from '../map/base/marks.js';
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
    el('span', null, el('bdi', null, layer.name),
      layer.mark === CLOSED && el('small', null, _('Nothing can be proposed there.')),
      el('small', null, [ngettext('%(num)s shape', '%(num)s shapes', layer.count), creditOf(layer)].filter(Boolean).join(' · '))));
}
