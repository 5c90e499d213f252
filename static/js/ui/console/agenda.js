/** @import {App} from '../../types' */
/** @import {Acts} from './acts.js' */
/** @import {Step} from '../plan.js' */
import { $, el, icon } from '../../core/dom.js';
import { clock, left } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { ask } from '../ask.js';
import { phaseName } from '../phase_words.js';
import { around, plan, remaining } from '../plan.js';
import { outOfContact } from './contact.js';
import { goTo, meaning, question } from './steps.js';

const MINUTE = 60_000;
const TAKES_INPUT = new Set(['collect', 'discuss', 'vote']);
const ICONS = { done: 'check', now: 'arrow-right', next: 'circle' };

/**
 * The left column: what is now and how long still, what was and comes, and the one step on.
 * @param {App} app
 * @param {Acts} acts
 */
export function startAgenda(app, acts) {
  const workshop = () => app.store.state.workshop;
  $('#time-more').addEventListener('click', () => acts.moreTime(5));
  $('#time-less').addEventListener('click', () => shorten(app, acts));
  $('#step-next').addEventListener('click', () => step(around(workshop()).next?.phase, false));
  $('#step-back').addEventListener('click', () => step(around(workshop()).back?.phase, true));
  app.store.on(({ workshop: changed }) => changed && draw());
  draw();
  setInterval(tick, 500);

  /**
   * @param {import('../../types').Phase | undefined} phase
   * @param {boolean} back
   */
  async function step(phase, back) {
    if (!phase) return;
    const away = TAKES_INPUT.has(workshop().phase) ? await outOfContact(app) : '';
    const asked = question(phase, back) ?? (away ? { title: _('Go on all the same?'), text: '', yes: goTo(phase) } : null);
    if (asked && !(await sure({ ...asked, text: [away, asked.text].filter(Boolean).join(' ') }))) return;
    await acts.goTo(phase);
  }

  function draw() {
    const { back, next } = around(workshop());
    $('#phase-name').textContent = phaseName(workshop().phase);
    $('#steps').replaceChildren(...plan(workshop(), app.now()).map(line));
    $('#step-next').hidden = !next;
    $('#step-back').hidden = !back;
    if (next) {
      $('#step-next-words').textContent = goTo(next.phase);
      $('#step-meaning').textContent = meaning(next.phase);
    } else $('#step-meaning').textContent = meaning('closed');
    if (back) $('#step-back-words').textContent = _('Back to %(phase)s', { phase: phaseName(back.phase) });
    tick();
  }

  function tick() {
    const ms = remaining(workshop(), app.now());
    const over = ms === 0;
    $('#timer').textContent = ms === null ? _('No time limit') : left(ms);
    $('#timer').dataset.state = ms === null ? 'none' : over ? 'over' : 'running';
    $('#time-over').hidden = !over;
    $('#time').hidden = workshop().phase === 'closed';
    $('#time-less').setAttribute('aria-disabled', String(ms === null || ms <= MINUTE));
    bar(ms);
  }

  /** @param {number | null} ms */
  function bar(ms) {
    const progress = /** @type {HTMLProgressElement} */ ($('#step-clock'));
    const { phase_started_at: start, phase_ends_at: end } = workshop();
    progress.hidden = ms === null || !start || !end;
    if (ms === null || !start || !end) return;
    progress.max = Math.max(1, Date.parse(end) - Date.parse(start));
    progress.value = ms;
  }
}

/**
 * @param {App} app
 * @param {Acts} acts
 */
function shorten(app, acts) {
  const ms = remaining(app.store.state.workshop, app.now());
  if (ms !== null && ms > MINUTE) acts.moreTime(-1);
}

/** @param {{title: string, text: string, yes: string}} asked */
async function sure({ title, text, yes }) {
  const answer = await ask({
    title, text, choices: [{ value: 'no', label: _('Stay here') }, { value: 'yes', label: yes, tone: 'main' }],
  });
  return answer === 'yes';
}

/** @param {Step} step */
function line({ phase, state, at, minutes }) {
  const when = at !== null ? clock(at) : state === 'next' && minutes ? _('%(num)s min', { num: minutes }) : '';
  return el('li', { dataset: { state }, aria: { current: state === 'now' ? 'step' : null } },
    icon(ICONS[state]), el('span', null, phaseName(phase), state === 'done' && el('span', { class: 'sr' }, ` ${_('done')}`)),
    el('small', { class: 'num' }, when));
}
