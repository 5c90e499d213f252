/** @import {App, Phase} from '../../types' */
/** @import {Numbers} from './numbers.js' */
import { $ } from '../../core/dom.js';
import { number } from '../../core/format.js';
import { _, ngettext } from '../../core/messages.js';
import { said } from '../../core/said.js';
import { counts, openIdeas } from './side.js';

/**
 * Which of the big pictures stands on the right: the invitation, the map, the results, the thanks.
 * @param {App} app
 * @param {Numbers} numbers
 * @param {{arrange: (mode: 'all' | 'results') => void}} stage
 */
export function startScenes(app, numbers, stage) {
  let scene = '';
  app.store.on(draw);
  app.present.on(draw);
  numbers.sums.on(draw);
  numbers.ranking.on(() => {
    if (scene === 'results') stage.arrange('results');
    draw();
  });
  draw();

  function draw() {
    const { phase, shown } = app.store.state.workshop;
    const open = app.store.get(shown ?? '')?.state === 'open';
    const next = sceneOf(phase, open);
    drawCounts(phase);
    if (phase === 'closed') drawThanks();
    if (next === scene) return;
    scene = document.body.dataset.scene = next;
    for (const name of ['main', 'invite', 'results', 'thanks']) $(`#${name}`).hidden = name !== next;
    $('#side-map').hidden = next !== 'results';
    stage.arrange(next === 'results' ? 'results' : 'all');
  }

  /** @param {Phase} phase */
  function drawCounts(phase) {
    const open = openIdeas(app);
    const comments = open.reduce((sum, idea) => sum + idea.comments, 0);
    const { voters = 0 } = numbers.sums.value ?? {};
    /** @type {[number, string]} */
    const here = [app.present.value.total, _('here')];
    /** @type {[number, string]} */
    const ideas = [open.length, ngettext('idea', 'ideas', open.length)];
    if (phase === 'lobby') counts([here]);
    else if (phase === 'vote') counts([here, ideas, [voters, _('have voted')]]);
    else if (phase === 'results' || phase === 'closed') {
      const given = numbers.ranking.value?.given ?? 0;
      counts([[voters, ngettext('person voted', 'people voted', voters)], ideas, [given, ngettext('vote', 'votes', given)]]);
    } else counts([here, ideas, [comments, ngettext('comment', 'comments', comments)]]);
  }

  function drawThanks() {
    const ideas = openIdeas(app).length;
    $('#thanks-counts').textContent = ngettext('%(num)s idea came together.', '%(num)s ideas came together.', ideas, { num: number(ideas) });
    const { workshop } = app.store.state;
    const { answer_date: date = null, contact = '' } = workshop.what_next ?? {};
    const text = said(workshop, 'what_next');
    $('#what-next').hidden = !text;
    $('#what-next-text').textContent = text;
    $('#what-next-date').textContent = date ? _('You get an answer by %(date)s.', { date: day(date) }) : '';
    $('#what-next-contact').textContent = contact ? _('Questions? %(contact)s', { contact }) : '';
  }
}

/**
 * @param {Phase} phase
 * @param {boolean} shows staff show an idea
 */
export function sceneOf(phase, shows) {
  if (phase === 'closed') return 'thanks';
  if (shows) return 'main';
  return phase === 'lobby' ? 'invite' : phase === 'results' ? 'results' : 'main';
}

/** @param {string} iso a day */
function day(iso) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}
