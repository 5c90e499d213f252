/** @import {App} from '../types' */
import { $, el, icon } from '../core/dom.js';
import { _ } from '../core/messages.js';
import { page } from '../core/page.js';
import { startPropose } from './propose/index.js';
import { uncover } from './sheet.js';
import { toast } from './toast.js';
import { startVoting } from './vote.js';

/** Somebody who is writing needs time to look up. */
const LONG_SECONDS = 20;

/** @typedef {{picture: string, words: string, kind: string, run: () => void}} Action */

/**
 * The two buttons under the thumb: the list, and the one thing to do now. Where there is nothing to do, the page says
 * why.
 * @param {App} app
 * @param {() => void} onView map or list is shown now
 */
export function startMainActions(app, onView) {
  const main = $('#btn-main');
  const list = $('#btn-list');
  const reason = $('#main-reason');
  let run = () => {};
  let offered = app.store.state.workshop.phase;

  function show() {
    const action = actionNow(app);
    const may = action ? app.me.may(action.kind) : app.me.may('proposal.add');
    const possible = action !== null && may === true;
    main.hidden = !possible;
    main.classList.toggle('btn-main', possible);
    if (action) main.replaceChildren(icon(action.picture), el('span', null, action.words));
    run = action?.run ?? run;
    reason.hidden = possible || may === true;
    reason.textContent = may === true ? '' : may;
    if (possible) offer(action);
  }

  /** Voting begins: a sheet that was open over the button gives way. Later ones may be read to their end. @param {Action} action */
  function offer({ words, run: go }) {
    const { phase } = app.store.state.workshop;
    if (phase === offered) return;
    offered = phase;
    if (phase === 'vote' && !uncover(main)) toast(_('When you have finished writing:'), { seconds: LONG_SECONDS, action: { label: words, run: go } });
  }

  main.addEventListener('click', () => run());
  list.addEventListener('click', () => view(document.body.dataset.view === 'list' ? 'map' : 'list'));
  $('#skip-to-list').addEventListener('click', (event) => {
    event.preventDefault();
    view('list');
    $('#list').focus();
  });
  app.store.on(({ workshop }) => workshop && show());
  app.me.on(show);
  show();
  return { view };

  /** @param {'map' | 'list'} name */
  function view(name) {
    const onList = name === 'list';
    document.body.dataset.view = name;
    list.replaceChildren(icon(onList ? 'map' : 'list'), el('span', null, onList ? _('Map') : _('List')));
    onView();
  }
}

/**
 * @param {App} app
 * @returns {Action | null}
 */
function actionNow(app) {
  switch (app.store.state.workshop.phase) {
    case 'collect': return { picture: 'plus', words: _('Propose'), kind: 'proposal.add', run: () => startPropose(app) };
    case 'vote': return { picture: 'vote', words: _('Vote'), kind: 'vote.cast', run: () => startVoting(app) };
    case 'results': case 'closed': return { picture: 'list-ordered', words: _('See the results'), kind: '', run: () => location.assign(page.urls.summary) };
    default: return null;
  }
}
