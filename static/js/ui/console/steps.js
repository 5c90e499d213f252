/** @import {Phase} from '../../types' */
import { _ } from '../../core/messages.js';
import { phaseName } from '../phase_words.js';

/**
 * What a press on the main button says.
 * @param {Phase} phase
 */
export function goTo(phase) {
  return phase === 'closed' ? _('Close the workshop') : _('Go to %(phase)s', { phase: phaseName(phase) });
}

/**
 * What going there means for the people in the room.
 * @param {Phase} phase
 * @returns {string}
 */
export function meaning(phase) {
  return {
    lobby: _('People can join and look around. Nothing can be added yet.'),
    collect: _('Phones open for ideas and comments.'),
    discuss: _('Phones stop taking new ideas. What is on its way is kept. Comments stay open.'),
    vote: _('Phones show one idea at a time to vote on. Ideas stand still, comments stay open.'),
    results: _('Voting ends. Phones and the projector show the counts.'),
    closed: _('Nothing can be added any more. The outcome stays open to read.'),
  }[phase];
}

/**
 * What is asked before a step that is easily pressed by mistake and felt by everybody; null: nothing.
 * @param {Phase} phase
 * @param {boolean} back
 */
export function question(phase, back) {
  if (phase === 'closed') {
    return {
      title: _('Close the workshop?'),
      text: _('Phones stop taking anything. What is still on its way is kept for you. You can open it again with Step back.'),
      yes: _('Close the workshop'),
    };
  }
  if (!back) return null;
  return {
    title: _('Go back to %(phase)s?', { phase: phaseName(phase) }),
    text: `${meaning(phase)} ${_('Everything that was said and voted is kept.')}`,
    yes: goTo(phase),
  };
}
