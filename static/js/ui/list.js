/** @import {App} from '../types' */
/** @import {Filter} from './filter.js' */
/** @import {Order} from './list_order.js' */
import { $, el, icon } from '../core/dom.js';
import { named, number } from '../core/format.js';
import { _, ngettext } from '../core/messages.js';
import { desk } from './flow.js';
import { openLegend } from './legend.js';
import { orders, sorted } from './list_order.js';
import { createRows } from './list_rows.js';
import { startPropose } from './propose/index.js';
import { unbroken } from './propose/summary.js';

const SHOWN = new Set(['open', 'pending', 'late']);

/**
 * The map's full equal: the same ideas, filtered by the same filter, live.
 * @param {App} app
 * @param {Filter} filter
 * @param {(id: string) => void} open
 */
export function startList(app, filter, open) {
  const rows = createRows(app, $('#list-rows'), $('#list'), open);
  const chips = createChips(app, filter, () => {
    rows.rewind();
    draw();
  });
  const empty = el('div', { class: 'empty' });
  $('#list-rows').before(empty);

  function draw() {
    if (document.body.dataset.view !== 'list' && !desk?.matches) return; // nobody sees it: it is drawn when it is shown
    const all = app.store.proposals().filter(({ state }) => SHOWN.has(state));
    const shown = sorted(app, all.filter(filter.matches), chips.order());
    rows.show(shown);
    chips.update(all.length, all.filter(app.me.owns).length);
    say($('#list-count'), filter.isOn() ? _('%(shown)s of %(all)s ideas', { shown: number(shown.length), all: number(all.length) }) : ngettext('%(num)s idea', '%(num)s ideas', all.length));
    empty.hidden = shown.length > 0;
    if (!shown.length) empty.replaceChildren(...emptyWords(app, filter));
  }

  app.store.on((changes) => {
    if (changes.workshop) chips.renew();
    if (changes.workshop || changes.proposals.size || changes.tallies.size) draw();
  });
  app.me.on(draw);
  filter.on(() => {
    rows.rewind();
    draw();
  });
  desk?.addEventListener('change', draw);
  draw();
  return { mark: rows.mark, draw };
}

/**
 * @param {HTMLElement} node
 * @param {string} words
 */
function say(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/**
 * @param {App} app
 * @param {Filter} filter
 */
function emptyWords(app, filter) {
  if (filter.isOn()) {
    return [
      el('p', null, el('b', null, _('Nothing of this kind yet.'))),
      el('button', { class: 'btn', type: 'button', on: { click: () => filter.clear() } }, _('Show all ideas')),
    ];
  }
  const first = app.me.may('proposal.add') === true && app.store.state.workshop.phase === 'collect';
  return [
    el('p', null, el('b', null, _('No ideas yet.')), ' ', _('Each idea will stand here the moment somebody sends it.')),
    first && el('button', { class: 'btn btn-main', type: 'button', on: { click: () => startPropose(app) } }, _('Propose the first')),
  ].filter((node) => node !== false);
}

/**
 * @param {App} app
 * @param {Filter} filter
 * @param {() => void} onOrder
 */
function createChips(app, filter, onOrder) {
  const all = el('button', { class: 'chip', type: 'button', on: { click: () => filter.setMine(false) } });
  const mine = el('button', { class: 'chip', type: 'button', on: { click: () => filter.setMine(true) } });
  const kindWords = el('span');
  const kinds = el('button', { class: 'chip chip-kinds', type: 'button', on: { click: () => openLegend(app, filter) } }, kindWords, icon('chevron-down'));
  let chosen = false;
  const choose = () => {
    chosen = true;
    onOrder();
  };
  const select = el('select', { on: { change: choose } });
  $('#list-filters').replaceChildren(all, mine, kinds,
    el('label', { class: 'chip chip-select' }, el('span', { class: 'sr' }, _('Order')), select, icon('chevron-down')));
  renew();

  function renew() {
    const choice = chosen ? select.value : '';
    const known = orders(app);
    select.replaceChildren(...known.map(([value, words]) => el('option', { value }, words)));
    select.value = known.some(([value]) => value === choice) ? choice : known[0][0];
  }

  return {
    renew,
    order: () => /** @type {Order} */ (select.value),
    /**
     * @param {number} everybody
     * @param {number} own
     */
    update(everybody, own) {
      all.textContent = _('All %(num)s', { num: number(everybody) });
      mine.textContent = _('Mine %(num)s', { num: number(own) });
      all.setAttribute('aria-pressed', String(!filter.mine));
      mine.setAttribute('aria-pressed', String(filter.mine));
      kinds.hidden = Boolean(desk?.matches); // the legend stands below
      kinds.setAttribute('aria-pressed', String(filter.kinds.size > 0));
      kindWords.textContent = chosenKinds(app, filter);
    },
  };
}

/**
 * @param {App} app
 * @param {Filter} filter
 */
function chosenKinds({ store }, { kinds }) {
  if (kinds.size === 0) return _('Any kind');
  if (kinds.size > 1) return ngettext('%(num)s kind', '%(num)s kinds', kinds.size);
  return unbroken(named(store.category([...kinds][0])?.names, store.state.workshop.lang));
}
