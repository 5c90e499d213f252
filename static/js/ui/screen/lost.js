/** @import {App} from '../../types' */
import { $ } from '../../core/dom.js';
import { clock } from '../../core/format.js';
import { _ } from '../../core/messages.js';

/** A change of line is not worth a word: it mostly is back by then. */
const PATIENCE_MS = 4000;

/**
 * The sign in the corner when nothing new can come; it goes by itself.
 * @param {App} app
 */
export function startLost(app) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  app.transport.onStatus(draw);
  draw(app.transport.status);

  /** @param {import('../../types').Status} status */
  function draw(status) {
    clearTimeout(timer);
    const well = status === 'live' || status === 'polling';
    if (well) $('#lost').hidden = true;
    else if ($('#lost').hidden) timer = setTimeout(show, PATIENCE_MS, app.now());
  }

  /** @param {number} since */
  function show(since) {
    $('#lost-words').textContent = _('No contact since %(time)s', { time: clock(since) });
    $('#lost').hidden = false;
  }
}
