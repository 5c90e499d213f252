/** @import {IdeaRow} from './rows.js' */
import { $ } from '../../core/dom.js';
import { ngettext } from '../../core/messages.js';

/**
 * The form's filter without asking the server: the same rules as `summaries/filters.py`.
 * @param {IdeaRow[]} rows
 * @param {(ids: Set<string>) => void} onChange the ideas that are shown now
 */
export function startFilters(rows, onChange) {
  const form = /** @type {HTMLFormElement} */ ($('#filters'));
  $('#filters-apply').hidden = true;
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  $('#filters-clear').addEventListener('click', (event) => {
    event.preventDefault();
    choose({});
    $('select', form).focus();
  });
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-kind]'))) {
    link.addEventListener('click', (event) => follow(event, link.dataset.kind ?? ''));
  }
  onChange(shownIds(rows));

  /** @param {Record<string, string>} wanted */
  function choose(wanted) {
    for (const select of form.querySelectorAll('select')) select.value = wanted[select.name] ?? '';
    apply();
  }

  /**
   * A number of the chart shows the ideas behind it.
   * @param {MouseEvent} event
   * @param {string} kind
   */
  function follow(event, kind) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose({ kind });
    const list = /** @type {HTMLElement | null} */ (document.querySelector('.ideas:not([hidden]) .table-wrap'));
    list?.focus();
  }

  function apply() {
    const given = new FormData(form);
    const [kind, show, votes] = ['kind', 'show', 'votes'].map((name) => String(given.get(name) ?? ''));
    for (const row of rows) {
      row.node.hidden = !((!kind || row.kind === kind) && (!show || row.shows.includes(show)) && row.votes >= Number(votes));
    }
    const shown = shownIds(rows);
    for (const select of form.querySelectorAll('select')) select.closest('label')?.toggleAttribute('data-on', select.value !== '');
    $('#filters-clear').hidden = !(kind || show || votes);
    $('#filters-count').textContent = ngettext('%(shown)s of %(num)s idea', '%(shown)s of %(num)s ideas', rows.length, { shown: shown.size });
    countSections();
    keepAddress(given);
    onChange(shown);
  }
}

/** @param {IdeaRow[]} rows */
function shownIds(rows) {
  return new Set(rows.filter((row) => !row.node.hidden).map((row) => row.id));
}

/** A section with nothing left to show goes, with its heading. */
function countSections() {
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.ideas'))) {
    const all = section.querySelectorAll('tr[data-id]').length;
    const left = section.querySelectorAll('tr[data-id]:not([hidden])').length;
    section.hidden = all > 0 && left === 0;
    const count = section.querySelector('[data-count]');
    if (count) count.textContent = ngettext('%(num)s idea', '%(num)s ideas', left);
  }
}

/**
 * The address says what is shown, so that it can be passed on.
 * @param {FormData} given
 */
function keepAddress(given) {
  const wanted = [...given].filter(([, value]) => value).map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(wanted).toString();
  history.replaceState(null, '', `${location.pathname}${query && '?'}${query}`);
}
