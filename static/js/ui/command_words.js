/** @import {App, Category, OutboxEntry, Refusal, VoteValue} from '../types' */
import { named } from '../core/format.js';
import { _ } from '../core/messages.js';
import { unbroken } from './propose/summary.js';
import { answerWord } from './vote_card.js';

const MOST_LETTERS = 90;

/** @param {string} text */
const shortened = (text) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);

/**
 * Why something was refused: the sentence, and what is said of its single parts.
 * @param {Refusal | undefined} refusal
 */
export function refusalWords(refusal) {
  return [...new Set([refusal?.message ?? '', ...Object.values(refusal?.fields ?? {}).flat()])].filter(Boolean).join(' ');
}

/**
 * A command in the words of the person who gave it.
 * @param {App} app
 * @param {OutboxEntry} entry
 * @returns {{title: string, what: string, category: Category | undefined}}
 */
export function commandWords(app, { kind, data }) {
  const { store } = app;
  const proposal = store.state.proposals.get(data.proposal) ?? store.get(data.proposal);
  const category = store.category(data.category ?? proposal?.category ?? '');
  const name = unbroken(named(category?.names, store.state.workshop.lang));
  const title = data.title || proposal?.title || name || _('An idea');
  switch (kind) {
    case 'proposal.add': return { title, what: name, category };
    case 'proposal.edit': return { title, what: _('Changed words'), category };
    case 'proposal.move': return { title, what: _('Moved'), category };
    case 'proposal.withdraw': return { title, what: _('Taken back'), category };
    case 'comment.add': return { title: shortened(data.text), what: _('Comment on: %(title)s', { title }), category };
    case 'comment.withdraw': return { title: _('Comment'), what: _('Taken back'), category };
    case 'vote.cast': return { title, what: _('Your vote: %(answer)s', { answer: answerWord(/** @type {VoteValue} */ (data.value)) }), category };
    case 'vote.clear': return { title, what: _('Your vote: taken back'), category };
    case 'me.update': return { title: data.nickname ?? _('About you'), what: _('About you'), category: undefined };
    default: return { title, what: '', category };
  }
}
