/** @import {App} from '../types' */
import { $, el, icon } from '../core/dom.js';
import { clock } from '../core/format.js';
import { _ } from '../core/messages.js';
import { lastHeard } from '../core/server_clock.js';

/** A line that blinks for a second worries people for nothing. */
const GRACE_MS = 1500;
/** A server that starts again has all its phones back within this; without a network that is no comfort. */
const PAUSE_MS = 6000;

/** @typedef {{tone: '' | 'notice-stop' | 'notice-calm', icon: string, strong: string, rest: string}} Words */

/**
 * The band under the status line: refused, without a connection, paused. Nothing while all is well.
 * @param {App} app
 */
export function startNotice(app) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let grace;
  let offline = false;
  const notice = $('#notice');

  function show() {
    const words = wordsNow(app, offline);
    notice.hidden = !words;
    notice.className = ['notice', words?.tone].filter(Boolean).join(' ');
    const key = JSON.stringify(words);
    if (!words || notice.dataset.said === key) return;
    notice.dataset.said = key;
    notice.replaceChildren(icon(words.icon), el('p', null, el('strong', null, words.strong), ' ', words.rest));
  }

  app.transport.onStatus(follow);
  app.outbox.on(show);
  addEventListener('offline', () => app.transport.status === 'offline' && set(true));
  app.store.on(({ workshop }) => workshop && show());
  show();
  follow(app.transport.status);

  /** @param {import('../types').Status} status */
  function follow(status) {
    clearTimeout(grace);
    if (status !== 'offline') set(false);
    else if (!app.store.ready) set(true);
    else grace = setTimeout(() => set(true), navigator.onLine ? PAUSE_MS : GRACE_MS);
  }

  /** @param {boolean} now */
  function set(now) {
    offline = now;
    show();
  }
}

/**
 * @param {App} app
 * @param {boolean} offline
 * @returns {Words | null}
 */
function wordsNow({ transport, store, outbox }, offline) {
  if (transport.status === 'refused') {
    return { tone: 'notice-stop', icon: 'circle-alert', strong: _('No longer connected.'), rest: transport.refusal?.message ?? '' };
  }
  if (outbox.pending().length && ['refused', 'full'].includes(outbox.trouble())) return unkept();
  if (offline) return offlineWords();
  if (store.state.workshop.paused) {
    return { tone: 'notice-calm', icon: 'pause', strong: _('A short pause.'), rest: _('You can look around. Ideas, comments and votes go on in a moment.') };
  }
  if (transport.status === 'polling') {
    return { tone: 'notice-calm', icon: 'clock', strong: _('A little slower here.'), rest: _('This network holds back live updates. The page asks every two seconds.') };
  }
  return null;
}

/** @returns {Words} */
function offlineWords() {
  const rest = _('Go on: what you write is kept on this phone.');
  const strong = lastHeard() ? _('No network: this is as of %(time)s.', { time: clock(lastHeard()) }) : _('No network.');
  return { tone: '', icon: 'wifi-off', strong, rest };
}

/** @returns {Words} */
function unkept() {
  return { tone: 'notice-stop', icon: 'circle-alert', strong: _('Leave this page open.'), rest: _('This phone cannot keep what you wrote until it is sent.') };
}
