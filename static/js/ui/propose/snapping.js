/** @import {App, Proposal} from '../../types' */
/** @import {Position} from '../../map/measure.js' */
/** @import {Shape} from '../../map/base/shapes.js' */
import { el, icon } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { phoneStorage } from '../../core/phone.js';
import { shapeOf } from '../../map/base/shapes.js';
import { snapTo } from '../../map/base/snap.js';
import { round } from '../../map/draw.js';
import { toast } from '../toast.js';

const KEY = 'cocreate:snap';
/** Half a finger. */
const REACH_PX = 14;
/** Of the equator, in metres. */
const GIRTH_M = 40_075_017;

/** @type {WeakMap<object, Shape | null>} */
const known = new WeakMap();

/**
 * While one draws, places that are nearly on the edge of a layer or of another idea are put on it, unless the person
 * switches that off; the choice stays on this phone.
 * @param {App} app
 * @param {string | null} except an idea whose shape is being changed: its old one is no aim
 * @param {() => void} changed
 */
export function createSnapping(app, except, changed) {
  let on = phoneStorage()?.getItem(KEY) !== 'off';
  const button = el('button', {
    class: 'btn btn-square', type: 'button', title: _('Snap to edges'), aria: { pressed: on, label: _('Snap to edges') }, on: { click: toggle },
  }, icon('magnet'));
  return {
    button,
    /** @param {Position} point @returns {Position} the same one where nothing is near */
    snap(point) {
      const met = on ? snapTo(point, [...onTheGround(app), ...drawn(app, except)], reach(app.map)) : null;
      return met ? [round(met.point[0]), round(met.point[1])] : point;
    },
  };

  function toggle() {
    on = !on;
    phoneStorage()?.setItem(KEY, on ? 'on' : 'off');
    button.setAttribute('aria-pressed', String(on));
    toast(on ? _('Corners go to edges that are near.') : _('Corners stay where you put them.'));
    changed();
  }
}

/** A finger's reach in metres. @param {L.Map} map */
function reach(map) {
  const perPixel = (GIRTH_M * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
  return REACH_PX * perPixel;
}

/** What can be seen of layers. @param {App} app */
const onTheGround = ({ base }) =>
  (base?.all() ?? []).filter((layer) => base?.isShown(layer)).flatMap((layer) => base?.shapes(layer) ?? []);

/** @param {App} app @param {string | null} except */
const drawn = ({ store }, except) => store.proposals().flatMap((proposal) => {
  const shape = proposal.id === except ? null : outline(proposal);
  return shape ? [shape] : [];
});

/** @param {Proposal} proposal */
function outline({ geometry }) {
  if (!known.has(geometry)) known.set(geometry, shapeOf(geometry));
  return known.get(geometry) ?? null;
}
