/** Less opaque than this, a tile shows nothing: the proxy answers a transparent one while it has none. */
const OPAQUE = 128;
/** When a tile that came too late is looked for again. */
const AGAIN_MS = [2000, 5000, 15_000, 60_000];

/**
 * Tells whether the map has tiles that show something, and looks again for those that were late.
 * @param {L.Map} map
 * @param {(shown: boolean) => void} onChange
 */
export function watchTiles(map, onChange) {
  const isPainted = painter();
  /** @type {Set<HTMLElement>} */
  const painted = new Set();
  let shown = false;
  const tell = () => {
    if (painted.size > 0 !== shown) onChange((shown = !shown));
  };
  /** @param {HTMLImageElement} tile */
  const look = (tile) => {
    if (isPainted(tile)) painted.add(tile);
    else lookAgain(tile);
    tell();
  };

  /** @type {WeakSet<L.Layer>} */
  const watched = new WeakSet();
  /** @param {L.Layer} layer */
  const watch = (layer) => {
    if (!(layer instanceof L.TileLayer) || watched.has(layer)) return;
    watched.add(layer);
    // Those that came before we did.
    layer.getContainer()?.querySelectorAll('img').forEach((tile) => tile.complete && look(tile));
    layer.on('tileload', ({ tile }) => look(/** @type {HTMLImageElement} */ (tile)));
    layer.on('tileunload', ({ tile }) => {
      painted.delete(tile);
      tell();
    });
  };
  map.eachLayer(watch);
  map.on('layeradd', ({ layer }) => watch(layer));
}

/** @returns {(tile: HTMLImageElement) => boolean} */
function painter() {
  const probe = document.createElement('canvas');
  probe.width = probe.height = 1;
  const ctx = /** @type {CanvasRenderingContext2D} */ (probe.getContext('2d', { willReadFrequently: true }));
  return (tile) => {
    ctx.clearRect(0, 0, 1, 1);
    ctx.drawImage(tile, 0, 0, 1, 1);
    return ctx.getImageData(0, 0, 1, 1).data[3] > OPAQUE;
  };
}

/**
 * Asks for the tile once more, a little later each time, while it is still on the map.
 * The number in the address is for the browser, which would not load the same picture twice.
 * @param {HTMLImageElement} tile
 */
function lookAgain(tile) {
  const [address, tried = '0'] = tile.src.split('?again=');
  const wait = AGAIN_MS[Number(tried)];
  if (wait === undefined) return;
  setTimeout(() => {
    if (tile.isConnected) tile.src = `${address}?again=${Number(tried) + 1}`;
  }, wait);
}
