/** Agree, neutral, disagree: always three counts side by side, never one net number. */

import { ngettext } from '../core/messages.js';
import { svg } from './svg.js';

/** @typedef {{agree: number, neutral: number, disagree: number}} Counts */

/**
 * The counts in words, in their fixed order.
 * @param {Counts} counts
 * @returns {string[]}
 */
export function tallyWords({ agree, neutral, disagree }) {
  return [
    ngettext('%(num)s agrees', '%(num)s agree', agree),
    ngettext('%(num)s neutral', '%(num)s neutral', neutral),
    ngettext('%(num)s disagrees', '%(num)s disagree', disagree),
  ];
}

/**
 * A bar whose parts are as long as the counts; empty while nobody has voted.
 * @param {Counts} counts
 * @returns {SVGElement}
 */
export function tallyBar(counts) {
  const bar = svg('svg', { class: 'tally', role: 'img', 'aria-label': tallyWords(counts).join(', ') },
    svg('rect', { class: 'tally-none', width: '100%', height: '100%' }));
  const total = counts.agree + counts.neutral + counts.disagree;
  let from = 0;
  for (const part of /** @type {const} */ (['agree', 'neutral', 'disagree'])) {
    if (counts[part] === 0) continue;
    const share = 100 * counts[part] / total;
    bar.append(svg('rect', { class: `tally-${part}`, x: `${from}%`, width: `${share}%`, height: '100%' }));
    if (part === 'disagree') bar.append(svg('rect', { class: 'tally-hatch', x: `${from}%`, width: `${share}%`, height: '100%', fill: 'url(#hatch)' }));
    if (from > 0) bar.append(svg('line', { class: 'tally-gap', x1: `${from}%`, x2: `${from}%`, y2: '100%' }));
    from += share;
  }
  return bar;
}

/**
 * The same counts as a list in words with the bar's patterns as keys.
 * @param {Counts} counts
 * @returns {HTMLUListElement}
 */
export function tallyKey(counts) {
  const list = document.createElement('ul');
  list.className = 'tally-key';
  const words = tallyWords(counts);
  ['agree', 'neutral', 'disagree'].forEach((part, at) => {
    const item = document.createElement('li');
    item.className = `key-${part} num`;
    item.append(keySwatch(part), words[at] ?? '');
    list.append(item);
  });
  return list;
}

/**
 * The little piece of bar beside a word.
 * @param {string} part
 * @returns {SVGElement}
 */
export function keySwatch(part) {
  const swatch = svg('svg', { class: 'swatch', 'aria-hidden': 'true' }, svg('rect', { class: `tally-${part}`, width: '100%', height: '100%' }));
  if (part === 'disagree') swatch.append(svg('rect', { class: 'tally-hatch', width: '100%', height: '100%', fill: 'url(#hatch)' }));
  return swatch;
}
