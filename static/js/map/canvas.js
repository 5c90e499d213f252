/** Canvas pixels for each CSS pixel, as Leaflet's own canvases have them. */
export const retina = () => (L.Browser.retina ? 2 : 1);

/**
 * A canvas over the map on Leaflet's own terms: it moves, zooms and is sharp as its vector layers are, but what is on
 * it is drawn by one function. Taps go through it to the map.
 * @param {string} pane
 * @param {(ctx: CanvasRenderingContext2D, bounds: L.Bounds) => void} draw in layer points; bounds are what can be seen
 * @returns {L.Layer & {redraw: () => void}}
 */
export function canvasLayer(pane, draw) {
  return new Canvas({ pane, padding: 0.2, draw });
}

/** Leaflet's renderers are meant to be extended by these names; its types do not say so. */
const Canvas = /** @type {any} */ (globalThis.L?.Renderer)?.extend({
  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.style.pointerEvents = 'none';
    this._container.setAttribute('aria-hidden', 'true');
    this._ctx = this._container.getContext('2d');
  },

  _destroyContainer() {
    L.Util.cancelAnimFrame(this._frame);
    this._container.remove();
    delete this._container;
    delete this._ctx;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    /** @type {any} */ (L.Renderer).prototype._update.call(this);
    const { min } = this._bounds;
    const size = this._bounds.getSize();
    L.DomUtil.setPosition(this._container, min);
    this._container.width = retina() * size.x;
    this._container.height = retina() * size.y;
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._paint();
  },

  /** Every path redraws itself in Leaflet's canvas; here the one drawing was made in `_update`. */
  _updatePaths() {},

  _paint() {
    this._frame = null;
    if (!this._ctx || !this._bounds) return;
    const { min } = this._bounds;
    this._ctx.setTransform(retina(), 0, 0, retina(), -min.x * retina(), -min.y * retina());
    const size = this._bounds.getSize();
    this._ctx.clearRect(min.x, min.y, size.x, size.y);
    this.options.draw(this._ctx, this._bounds);
  },

  /** Draws anew with the next frame, however often it is asked. */
  redraw() {
    this._frame ??= L.Util.requestAnimFrame(this._paint, this);
  },
});
