/** @import {App} from '../types' */
import { $, el } from '../core/dom.js';
import { left } from '../core/format.js';
import { _ } from '../core/messages.js';
import { said } from '../core/said.js';
import { startNotice } from './notice.js';
import { phaseName } from './phase_words.js';
import { announce, toast } from './toast.js';

/**
 * The status line: what happens now, how long still, and what the connection does.
 * @param {App} app
 */
export function startStatus(app) {
  const clock = /** @type {HTMLProgressElement} */ ($('#clock'));
  const shown = $('[data-time-left]');
  let phase = app.store.state.workshop.phase;

  function show() {
    const { workshop } = app.store.state;
    document.body.dataset.phase = workshop.phase;
    $('[data-phase-name]').textContent = phaseName(workshop.phase);
    $('#status .bar-title').replaceChildren(el('bdi', null, said(workshop, 'title')));
    if (workshop.phase !== phase) toast(_('Now: %(phase)s', { phase: phaseName(workshop.phase) }), { seconds: 3 });
    phase = workshop.phase;
    tick();
  }

  function tick() {
    const { phase_ends_at: ends, phase_started_at: started } = app.store.state.workshop;
    clock.hidden = !ends;
    if (!ends) return shown.replaceChildren();
    const rest = Date.parse(ends) - app.now();
    clock.max = Math.max(1, started ? Date.parse(ends) - Date.parse(started) : rest);
    clock.value = Math.max(0, rest);
    say(shown, rest);
    if (rest > 59_500 && rest < 60_500) announce(_('One minute left.'));
  }

  app.store.on(({ workshop }) => workshop && show());
  setInterval(tick, 1000);
  startNotice(app);
  show();
}

/**
 * "· 12:40 left", the time in figures that do not dance.
 * @param {HTMLElement} place
 * @param {number} ms
 */
function say(place, ms) {
  if (ms <= 0) return place.replaceChildren(_('· time is up'));
  const time = left(ms);
  if (place.dataset.time === time && place.childNodes.length) return;
  place.dataset.time = time;
  const [before, after] = _('· %(time)s left').split('%(time)s');
  place.replaceChildren(before, el('time', { class: 'num' }, time), after ?? '');
}
