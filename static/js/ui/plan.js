/** @import {Phase, Workshop} from '../types' */

/** @type {Phase[]} */
const PHASES = ['lobby', 'collect', 'discuss', 'vote', 'results', 'closed'];
const MINUTE = 60_000;
const SHORTEST = 0.5;

/**
 * One line of the agenda. `at` is when it began or will begin, in milliseconds; null where nobody knows.
 * @typedef {{phase: Phase, state: 'done' | 'now' | 'next', minutes: number | null, at: number | null}} Step
 */

/**
 * The evening in order. The present step is in it even if the agenda leaves it out.
 * @param {Workshop} workshop
 * @returns {{phase: Phase, minutes: number | null}[]}
 */
function order(workshop) {
  const agenda = (workshop.agenda ?? []).filter((item) => item.phase !== 'closed');
    if (workshop.phase === 'closed' || agenda.some((item) => item.phase === workshop.phase)) return agenda;
  const place = agenda.findIndex((item) => PHASES.indexOf(item.phase) > PHASES.indexOf(workshop.phase));
  const present = { phase: workshop.phase, minutes: null };
  return place < 0 ? [...agenda, present] : [...agenda.slice(0, place), present, ...agenda.slice(place)];
}

/**
 * What is done, what is now and what comes, with the times that follow from the clock of now.
 * @param {Workshop} workshop
 * @param {number} now milliseconds
 * @returns {Step[]}
 */
export function plan(workshop, now) {
  const items = order(workshop);
  const here = items.findIndex((item) => item.phase === workshop.phase);
  const done = here < 0 ? items.length : here;
  let next = workshop.phase_ends_at ? Math.max(Date.parse(workshop.phase_ends_at), now) : null;
  return items.map(({ phase, minutes }, index) => {
    if (index < done) return { phase, minutes, state: 'done', at: null };
    if (index === here) return { phase, minutes, state: 'now', at: began(workshop) };
    const at = next;
    next = next === null || !minutes ? null : next + minutes * MINUTE;
    return { phase, minutes, state: 'next', at };
  });
}

/** @param {Workshop} workshop */
function began(workshop) {
  return workshop.phase_started_at ? Date.parse(workshop.phase_started_at) : null;
}

/**
 * The steps before and after the present one; after the last comes the end.
 * @param {Workshop} workshop
 * @returns {{back: Step | null, next: {phase: Phase, minutes: number | null} | null}}
 */
export function around(workshop) {
  const steps = plan(workshop, 0);
  if (workshop.phase === 'closed') return { back: steps.at(-1) ?? null, next: null };
  const here = steps.findIndex((step) => step.state === 'now');
  return { back: steps[here - 1] ?? null, next: steps[here + 1] ?? { phase: 'closed', minutes: null } };
}

/**
 * Milliseconds left in the step, or null if it has no end.
 * @param {Workshop} workshop
 * @param {number} now
 */
export function remaining(workshop, now) {
  return workshop.phase_ends_at ? Math.max(0, Date.parse(workshop.phase_ends_at) - now) : null;
}

/**
 * The minutes from now to ask for so that the step lasts `more` minutes longer (or shorter); never none,
 * for none means a step without an end.
 * @param {Workshop} workshop
 * @param {number} now
 * @param {number} more
 */
export function minutesWith(workshop, now, more) {
  const left = (remaining(workshop, now) ?? 0) / MINUTE;
  return Math.max(SHORTEST, left + more);
}
