/** @import {PlaceRow, Workshop} from '../types' */
/** @import {Area} from './inside.js' */
/** @import {Away, Box, Outline} from './nearby.js' */
import { _ } from '../core/messages.js';
import { bearing } from './bearings.js';
import { fetchLayers, fetchPlaces } from './ground.js';
import { isInside } from './inside.js';
import { boxOf, fromOutline, fromPoint } from './nearby.js';

/** Farther away a name would mislead more than it helps (the server's rules too, maps/places.py). */
const NEAR_M = 3000;
const BESIDE_M = 150;
/** Where an area has a name of its own, only what can be seen from there says more. */
const IN_SIGHT_M = 800;

/** @typedef {{name: string, kind: string, closed: boolean, outline: Outline, box: Box}} Shape */
/** Something named and where the spot lies from it. @typedef {{name: string, kind: string, closed: boolean, approximate: boolean, away: Away}} Anchor */

/** @type {PlaceRow[]} */
let kits = [];
/** @type {PlaceRow[]} */
let own = [];
/** @type {Shape[]} */
let shapes = [];

/** Reads the kit's places; words are poorer until they are here. */
export async function loadPlaces() {
  const [named, layers] = await Promise.all([fetchPlaces(), fetchLayers()]);
  kits = named;
  shapes = (layers?.features ?? []).flatMap(({ geometry, properties: { name, kind = '' } }) =>
    name && kind !== 'water' && !/Point$/.test(geometry.type)
      ? [{ name, kind, closed: /Polygon$/.test(geometry.type), outline: /** @type {any} */ (geometry), box: boxOf(/** @type {any} */ (geometry)) }] : []);
}

/**
 * The places that staff named for this workshop.
 * @param {Workshop} workshop
 */
export function takeOwnPlaces({ places = [] }) {
  own = places.map(({ name, position: [lon, lat], approximate }) => [name, lon, lat, 'place', approximate]);
}

/** Every named place: the kit's and the workshop's own, which stand in for the kit's points of the same name. */
export function allPlaces() {
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  return [...kits.filter(([name, , , kind]) => kind !== 'place' || !named.has(name.toLowerCase())), ...own];
}

/** Said behind every name whose position no source gave. @param {string} words */
export const roughly = (words) => _('%(place)s (approximate)', { place: words });

/**
 * Where a spot is, in words.
 * @param {number} lat
 * @param {number} lng
 * @returns {{near: string, sentence: string}} `near` is a bare name, empty where no place is near; `sentence` always says something
 */
export function placeWords(lat, lng) {
  const holders = shapes.filter(({ closed, outline, box }) => closed && inBox(box, lng, lat) && isInside(/** @type {Area} */ (outline), [lng, lat]));
  const holder = holders.find(({ kind }) => kind !== 'district') ?? holders[0];
  const around = anchors(lng, lat, holder ? IN_SIGHT_M : NEAR_M).filter(({ name }) => name !== holder?.name);
  const [first] = around;
  const near = nearName(holder, lng, lat);
  if (!first) return { near, sentence: holder ? _('In %(place)s', { place: holder.name }) : `${lat.toFixed(5)}, ${lng.toFixed(5)}` };
  const close = holder ? undefined : around.find(({ name, closed, away }) => closed && name !== first.name && away.metres <= IN_SIGHT_M);
  const sentence = bearing(first, holder?.name, close?.name);
  return { near, sentence: first.approximate ? roughly(sentence) : sentence };
}

/**
 * What an idea without a title is named after, by the server's rule: the park, else the point right beside, else the
 * district, else the nearest name.
 * @param {Shape | undefined} holder
 * @param {number} lng
 * @param {number} lat
 */
function nearName(holder, lng, lat) {
  if (holder && holder.kind !== 'district') return holder.name;
  const named = allPlaces().map(([name, lon, latAt, kind]) => ({ name, kind, metres: fromPoint([lng, lat], [lon, latAt]).metres }))
    .sort((a, b) => a.metres - b.metres);
  const beside = named.find(({ kind, metres }) => kind === 'place' && metres <= BESIDE_M);
  return (beside ?? holder ?? named.find(({ metres }) => metres <= NEAR_M))?.name ?? '';
}

/**
 * What is named around a spot, the nearest first. The name of a district says nothing about a distance.
 * @param {number} lng
 * @param {number} lat
 * @param {number} limit metres
 * @returns {Anchor[]}
 */
function anchors(lng, lat, limit) {
  const outlined = shapes.flatMap(({ name, kind, closed, outline, box }) => {
    const away = kind === 'district' ? null : fromOutline([lng, lat], outline, box, limit);
    return away ? [{ name, kind, closed, approximate: false, away }] : [];
  });
  const drawn = new Set(shapes.map(({ name }) => name));
  const points = allPlaces().filter(([name, , , kind]) => kind !== 'district' && !drawn.has(name)).map(([name, lon, latAt, kind, approximate = false]) =>
    ({ name, kind, closed: false, approximate, away: fromPoint([lng, lat], [lon, latAt]) }));
  return [...outlined, ...points].filter(({ away }) => away.metres <= limit).sort((a, b) => a.away.metres - b.away.metres);
}

/** @param {Box} box @param {number} lng @param {number} lat */
const inBox = ([west, south, east, north], lng, lat) => lng >= west && lng <= east && lat >= south && lat <= north;
