/** @import {GroundItem} from './ground_items.js' */
import { token } from './theme.js';

/** @type {Record<string, string>} */
const FILLS = { green: '--m-meadow', wood: '--m-wood', water: '--m-lake', built: '--m-built' };
/** @type {Record<string, {colour: string, width: number, dash: number[]}>} */
const LINES = {
  district: { colour: '--m-district', width: 1.3, dash: [8, 4, 1.5, 4] },
  water: { colour: '--m-lake-edge', width: 1, dash: [] },
  river: { colour: '--m-river', width: 3, dash: [] },
  path: { colour: '--m-path', width: 1.5, dash: [5, 3] },
  road: { colour: '--m-road', width: 4, dash: [] },
};
/** In the order in which they may take the room. @type {Record<string, {colour: string, face: string, px: number, capitals?: boolean}>} */
const LABELS = {
  green: { colour: '--m-label-green', face: '650', px: 15 },
  water: { colour: '--m-label-water', face: 'italic 400', px: 13 },
  district: { colour: '--m-label', face: '600', px: 12, capitals: true },
  place: { colour: '--m-label', face: '600', px: 13 },
};
const HALO_PX = 3;

/** How much larger than in a hand the ground is drawn: on the wall it is read from ten metres. */
const scale = () => Number(token('--m-scale')) || 1;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {GroundItem[]} items
 */
export function drawFills(ctx, items) {
  for (const { kind, closed, shape } of items) {
    if (!closed || !shape || !FILLS[kind]) continue;
    ctx.fillStyle = token(FILLS[kind]);
    ctx.fill(shape, 'evenodd');
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {GroundItem[]} items
 */
export function drawLines(ctx, items) {
  ctx.lineJoin = ctx.lineCap = 'round';
  for (const { kind, shape } of items) {
    const style = LINES[kind];
    if (!style || !shape) continue;
    ctx.strokeStyle = token(style.colour);
    ctx.lineWidth = style.width * scale();
    ctx.setLineDash(style.dash.map((part) => part * scale()));
    ctx.stroke(shape);
  }
  ctx.setLineDash([]);
  drawPlaces(ctx, items);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {GroundItem[]} items
 */
function drawPlaces(ctx, items) {
  ctx.fillStyle = token('--m-label-green');
  ctx.strokeStyle = token('--m-halo');
  ctx.lineWidth = 1.5;
  for (const { kind, closed, at } of items) {
    if (closed || kind !== 'place' || !at) continue;
    ctx.beginPath();
    ctx.arc(at.x, at.y, 3.5 * scale(), 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/**
 * Names where there is room for them, none over another.
 * @param {CanvasRenderingContext2D} ctx
 * @param {GroundItem[]} items
 * @param {L.Bounds} bounds
 */
export function drawLabels(ctx, items, bounds) {
  /** @type {L.Bounds[]} */
  const taken = [];
  ctx.textAlign = 'center';
  ctx.lineJoin = 'round';
  for (const [kind, style] of Object.entries(LABELS)) {
    ctx.font = `${style.face} ${style.px * scale()}px ${token('--font')}`;
    setSpacing(ctx, style.capitals ? '2px' : '0px');
    for (const item of items) if (item.kind === kind) drawLabel(ctx, item, style, bounds, taken);
  }
  setSpacing(ctx, '0px');
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {GroundItem} item
 * @param {{colour: string, capitals?: boolean}} style
 * @param {L.Bounds} bounds
 * @param {L.Bounds[]} taken
 */
function drawLabel(ctx, { name, at, closed, box }, { colour, capitals }, bounds, taken) {
  if (!name || !at || !box || !bounds.contains(at)) return;
  const words = capitals ? name.toLocaleUpperCase() : name;
  const width = ctx.measureText(words).width;
  const unit = scale();
  const y = closed ? at.y + 4 * unit : at.y - 9 * unit;
  const room = L.bounds([at.x - width / 2 - 6, y - 16 * unit], [at.x + width / 2 + 6, y + 8 * unit]);
  if ((closed && box.getSize().x < width * 0.8) || taken.some((other) => other.overlaps(room))) return;
  taken.push(room);
  ctx.strokeStyle = token('--m-halo');
  ctx.lineWidth = HALO_PX * unit;
  ctx.strokeText(words, at.x, y);
  ctx.fillStyle = token(colour);
  ctx.fillText(words, at.x, y);
}

/**
 * Older browsers have no letter spacing on a canvas; capitals do without.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} spacing
 */
function setSpacing(ctx, spacing) {
  if ('letterSpacing' in ctx) ctx.letterSpacing = spacing;
}
