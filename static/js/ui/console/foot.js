/** @import {App} from '../../types' */
/** @import {Acts} from './acts.js' */
import { $, icon } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { said } from './undo.js';

/**
 * The bar for the room: pause, what the projector shows, undo.
 * @param {App} app
 * @param {Acts} acts
 * @param {() => void} pick opens the list of ideas to show
 */
export function startFoot(app, acts, pick) {
  const workshop = () => app.store.state.workshop;
  $('#btn-pause').addEventListener('click', () => acts.pause(!workshop().paused));
  $('#btn-show').addEventListener('click', () => (shownIdea() ? acts.show(null) : pick()));
  $('#btn-undo').addEventListener('click', () => acts.undo());
  app.store.on(draw);
  acts.on(draw);
  draw();

  /** What is really seen: an idea that was hidden since is not. */
  function shownIdea() {
    const idea = app.store.get(workshop().shown ?? '');
    return idea?.state === 'open' ? idea : null;
  }

  function draw() {
    drawPause();
    drawShown();
    const last = acts.last();
    $('#btn-undo').setAttribute('aria-disabled', String(!last));
    $('#btn-undo-words').textContent = last ? _('Undo: %(what)s', { what: said(last) }) : _('Nothing to undo');
  }

  function drawPause() {
    const { paused, phase } = workshop();
    $('#btn-pause').hidden = phase === 'closed';
    $('#btn-pause').replaceChildren(icon(paused ? 'play' : 'pause'), paused ? _('Resume input') : _('Pause input'));
    $('#btn-pause').classList.toggle('btn-main', paused);
    $('#paused').hidden = !paused;
  }

  function drawShown() {
    const idea = shownIdea();
    $('#on-air').textContent = idea ? idea.title : whole(workshop().phase);
    $('#btn-show').replaceChildren(icon(idea ? 'map' : 'eye'), idea ? _('Show whole map') : _('Show an idea'));
  }
}

/** @param {import('../../types').Phase} phase */
function whole(phase) {
  if (phase === 'lobby') return _('Invitation to join');
  if (phase === 'vote') return _('Whole map, how many have voted');
  if (phase === 'results') return _('What most agree on');
  return phase === 'closed' ? _('Thanks, and what happens next') : _('Whole map, newest ideas');
}
