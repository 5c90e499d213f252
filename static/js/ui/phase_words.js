/** @import {Phase} from '../types' */
import { _ } from '../core/messages.js';

/**
 * What people call a phase (as _phases.html does).
 * @param {Phase} phase
 */
export function phaseName(phase) {
  const names = {
    lobby: _('Welcome'),
    collect: _('Collect'),
    discuss: _('Discuss'),
    vote: _('Vote'),
    results: _('Results'),
    closed: _('Closed'),
  };
  return names[phase] ?? phase;
}
