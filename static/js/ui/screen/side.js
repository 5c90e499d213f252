/** @import {App, Proposal} from '../../types' */
import { $, el } from '../../core/dom.js';
import { clock, left, named, number, size } from '../../core/format.js';
import { _ } from '../../core/messages.js';
import { said } from '../../core/said.js';
import { drawKeyed } from '../keyed.js';
import { marker } from '../marker.js';
import { remaining } from '../plan.js';
import { phaseName } from '../phase_words.js';

const NEWEST = 3;
/** Signs of a title that would take the room of the newest ideas. */
const LONG = 48;
const NEW_MS = 1000;

/**
 * The left column: what is now and until when, the newest ideas.
 * @param {App} app
 */
export function startSide(app) {
  let seen = /** @type {string | null} */ (null);
  app.store.on(draw);
  draw();
  setInterval(drawTime, 500);

  function draw() {
    const { workshop } = app.store.state;
    document.body.dataset.phase = workshop.phase;
    const title = said(workshop, 'title');
    $('#title').textContent = title;
    $('h1').toggleAttribute('data-long', title.length > LONG);
    $('#place').textContent = said(workshop, 'place');
    $('#phase').textContent = phaseName(workshop.phase);
    drawTime();
    drawNewest();
  }

  function drawTime() {
    const { workshop } = app.store.state;
    const ms = remaining(workshop, app.now());
    const until = workshop.phase === 'results' && workshop.phase_ends_at;
    $('#timer').textContent = workshop.paused ? _('paused') : ms === null ? '' : until ? _('until %(time)s', { time: clock(until) }) : left(ms);
    $('#timer').toggleAttribute('data-small', Boolean(until) || workshop.paused);
    const bar = /** @type {HTMLProgressElement} */ ($('#clock'));
    bar.hidden = ms === null || Boolean(until);
    if (ms === null) return;
    bar.max = Math.max(1, Date.parse(workshop.phase_ends_at ?? '') - Date.parse(workshop.phase_started_at ?? ''));
    bar.value = ms;
  }

  function drawNewest() {
    const newest = openIdeas(app).sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, NEWEST);
    const phase = app.store.state.workshop.phase;
    $('#newest').hidden = newest.length === 0 || !['collect', 'discuss', 'vote'].includes(phase);
    const first = newest[0]?.id ?? null;
    const arrived = seen !== null && first !== seen;
    seen = first ?? '';
    drawKeyed($('#newest-list'), newest, {
      key: (idea) => idea.id,
      sign: (idea) => JSON.stringify([idea, app.store.state.workshop.screen_texts]),
      make: (idea) => row(app, idea, arrived && idea.id === first),
    });
  }
}

/**
 * The counters, each a number over its word.
 * @param {[number, string][]} pairs
 */
export function counts(pairs) {
  $('#counts').replaceChildren(...pairs.map(([count, words]) => el('div', null, el('dt', null, words), el('dd', { class: 'num' }, number(count)))));
}

/** @param {App} app */
export function openIdeas(app) {
  return app.store.proposals().filter((idea) => idea.state === 'open');
}

/**
 * The kind and the place; somebody's own words only if the workshop says so.
 * @param {App} app
 * @param {Proposal} idea
 * @param {boolean} isNew
 */
function row(app, idea, isNew) {
  const category = app.store.category(idea.category);
  const { lang, screen_texts: texts } = app.store.state.workshop;
  const kind = named(category?.names, lang);
  const head = texts ? idea.title : kind;
  const more = [texts ? kind : idea.place, size(idea.size)].filter(Boolean).join(', ');
  const item = el('li', { class: isNew ? 'screen-idea is-new' : 'screen-idea' },
    category && marker(category, { size: 54 }),
    el('p', null, el('b', null, el('bdi', null, head)), el('span', null, more)));
  if (isNew) setTimeout(() => item.classList.remove('is-new'), NEW_MS);
  return item;
}
