/** @import {App, Comment} from '../../types' */
/** @import {Acts} from './acts.js' */
import { el } from '../../core/dom.js';
import { createHttp } from '../../core/http.js';
import { _, ngettext } from '../../core/messages.js';
import { proposalUrl } from '../../core/page.js';
import { marker } from '../marker.js';
import { openSheet } from '../sheet.js';
import { tallyBar, tallyKey } from '../tally.js';
import { drawKeyed } from '../keyed.js';
import { commentRow, kindWords } from './rows.js';
import { clearName, ideaVerbs } from './verbs.js';

/**
 * One idea with everything said about it and what can be done with it; it follows what happens meanwhile.
 * @param {App} app
 * @param {Acts} acts
 * @param {string} id
 */
export function openIdea(app, acts, id) {
  const first = app.store.get(id);
  if (!first) return;
  const about = el('div', { class: 'stack' });
  const meta = el('span');
  const category = app.store.category(first.category);
  const heading = el('h3');
  const rows = el('ul', { class: 'rows' });
  const body = el('div', { class: 'stack' }, about, el('section', { class: 'comments' }, heading, rows));
  const off = app.store.on(({ proposals, comments, tallies, workshop }) => {
    if (proposals.has(id) || comments.has(id) || tallies.has(id) || workshop) draw();
  });
  openSheet({ title: [category && marker(category), meta].filter((part) => part !== undefined), label: first.title, body, onClose: close });
  app.ideas?.select(id);
  app.store.beginThread(id);
  draw();
  void load();

  function close() {
    off();
    app.ideas?.select(null);
  }

  async function load() {
    try {
      const { comments } = await createHttp('staff').get(proposalUrl(id));
      app.store.loadThread(id, comments);
    } catch {
      heading.textContent = _('The comments could not be loaded. Close this and open it again.');
    }
  }

  function draw() {
    const idea = app.store.get(id);
    if (!idea) return about.replaceChildren(el('p', null, _('This idea was taken back.')));
    const tally = app.store.state.tallies.get(id);
    meta.textContent = kindWords(app, idea);
    about.replaceChildren(
      el('h2', { class: 'sheet-title' }, el('bdi', null, idea.title)),
      el('p', { class: 'byline' }, idea.by.nickname ? el('bdi', null, idea.by.nickname) : _('no name'), ' ', clearName(acts, idea.by)),
      el('p', { class: 'said', dir: 'auto' }, idea.text ?? ''),
      ...(tally ? [tallyBar(tally), tallyKey(tally)] : []),
      el('div', { class: 'btn-row' }, ideaVerbs(app, acts, idea)));
    drawComments(app.store.thread(id));
  }

  /** @param {{loaded: boolean, comments: Comment[]}} thread */
  function drawComments({ loaded, comments }) {
    if (loaded) heading.textContent = ngettext('%(num)s comment', '%(num)s comments', comments.length);
    drawKeyed(rows, comments, {
      key: (comment) => comment.id, sign: (comment) => JSON.stringify(comment), make: (comment) => commentRow(app, acts, comment),
    });
  }
}
