/** @import {Store} from '../types' */
import { canvasLayer } from './canvas.js';
import { drawFills, drawLabels, drawLines } from './draw_ground.js';
import { fetchLayers } from './ground.js';
import { startGrounds } from './grounds.js';
import { drawing, partsOf } from './items.js';
import { groundItems, placeGround } from './ground_items.js';
import { showPlan } from './plan.js';
import { onTheme, token } from './theme.js';
import { watchTiles } from './tiles.js';

/** Under the tiles, which cover it where there are any; and over them. */
const PANES = { under: '150', over: '300' };
const OUTLINE_PX = 2.5;

/**
 * The ground the ideas lie on: the kit's own layers, so that the map looks intended without any tile, and the
 * workshop's area with everything outside it softened.
 * @param {L.Map} map
 * @param {Store} store
 */
export async function showLayers(map, store) {
  for (const [name, order] of Object.entries(PANES)) {
    const pane = map.createPane(`ground-${name}`);
    pane.style.zIndex = order;
  }
  /** @type {ReturnType<typeof groundItems>} */
  let items = [];
  /** @type {Path2D | null} */
  let area = null;
  let tiled = false;
  map.on('viewreset zoomend', placed);
  const under = canvasLayer('ground-under', (ctx) => {
    tint(ctx, area);
    drawFills(ctx, items);
  }).addTo(map);
  const over = canvasLayer('ground-over', (ctx, bounds) => {
    drawArea(ctx, bounds, area);
    if (tiled) return;
    drawLines(ctx, items);
    drawLabels(ctx, items, bounds);
  }).addTo(map);
  const redraw = () => [under, over].forEach((layer) => layer.redraw());

  function placed() {
    for (const item of items) placeGround(item, map);
    const geometry = store.state.workshop.area;
    area = geometry ? drawing(partsOf(geometry), true, map).shape : null;
  }
  function renew() {
    placed();
    redraw();
  }

  onTheme(redraw);
  store.on(({ workshop }) => workshop && renew());
  watchTiles(map, (loaded) => {
    tiled = loaded;
    over.redraw();
  });
  startGrounds(map);
  showPlan(map, store);
  document.fonts?.ready.then(redraw);
  renew();
  const layers = await fetchLayers();
  if (!layers) return;
  items = groundItems(layers);
  renew();
}

/**
 * The ground of the workshop, a little greener than all around it.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Path2D | null} area
 */
function tint(ctx, area) {
  if (!area) return;
  ctx.fillStyle = token('--m-meadow');
  ctx.globalAlpha = 0.6;
  ctx.fill(area, 'evenodd');
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {L.Bounds} bounds
 * @param {Path2D | null} area
 */
function drawArea(ctx, bounds, area) {
  if (!area) return;
  const { min } = /** @type {{min: L.Point}} */ (bounds);
  const size = bounds.getSize();
  const around = new Path2D(area);
  around.rect(min.x, min.y, size.x, size.y);
  ctx.fillStyle = token('--m-outside');
  ctx.fill(around, 'evenodd');
  ctx.lineJoin = 'round';
  ctx.strokeStyle = token('--m-area');
  ctx.lineWidth = OUTLINE_PX;
  ctx.stroke(area);
}
