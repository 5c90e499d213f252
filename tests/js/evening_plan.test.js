import assert from 'node:assert/strict';
import test from 'node:test';

import { around, minutesWith, plan, remaining } from '../../static/js/ui/plan.js';

const NOW = Date.parse('2026-11-22T19:30:00.000Z');
const MINUTE = 60_000;
const iso = (ms) => new Date(ms).toISOString();

function workshop(changes) {
  return {
    phase: 'collect', phase_started_at: iso(NOW - 10 * MINUTE), phase_ends_at: iso(NOW + 20 * MINUTE),
    agenda: [
      { phase: 'lobby', minutes: 15 }, { phase: 'collect', minutes: 30 }, { phase: 'discuss', minutes: 20 },
      { phase: 'vote', minutes: null }, { phase: 'results', minutes: 15 }, { phase: 'closed', minutes: null },
    ],
    ...changes,
  };
}

test('plan_tells_what_is_done_now_and_next_with_the_times_that_are_known', () => {
  const steps = plan(workshop(), NOW);
  assert.deepEqual(steps.map(({ phase, state }) => `${phase} ${state}`),
    ['lobby done', 'collect now', 'discuss next', 'vote next', 'results next']);
  assert.deepEqual(steps.map(({ at }) => at),
    [null, NOW - 10 * MINUTE, NOW + 20 * MINUTE, NOW + 40 * MINUTE, null]);
});

test('plan_moves_on_when_the_time_is_over', () => {
  const late = workshop({ phase_ends_at: iso(NOW - 5 * MINUTE) });
  assert.equal(plan(late, NOW)[2].at, NOW);
});

test('plan_keeps_a_step_that_the_agenda_leaves_out', () => {
  const agenda = [{ phase: 'collect', minutes: 30 }, { phase: 'results', minutes: 15 }];
  const steps = plan(workshop({ phase: 'vote', agenda }), NOW);
  assert.deepEqual(steps.map(({ phase, state }) => `${phase} ${state}`), ['collect done', 'vote now', 'results next']);
});

test('around_the_last_step_comes_the_end_and_back_from_it_leads_in_again', () => {
  assert.equal(around(workshop()).back.phase, 'lobby');
  assert.equal(around(workshop()).next.phase, 'discuss');
  assert.equal(around(workshop({ phase: 'results' })).next.phase, 'closed');
  const closed = around(workshop({ phase: 'closed' }));
  assert.equal(closed.back.phase, 'results');
  assert.equal(closed.next, null);
  assert.equal(around(workshop({ phase: 'lobby' })).back, null);
});

test('remaining_is_null_without_an_end_and_never_below_zero', () => {
  assert.equal(remaining(workshop(), NOW), 20 * MINUTE);
  assert.equal(remaining(workshop({ phase_ends_at: null }), NOW), null);
  assert.equal(remaining(workshop(), NOW + 60 * MINUTE), 0);
});

test('minutes_with_more_never_turns_the_clock_off', () => {
  assert.equal(minutesWith(workshop(), NOW, 5), 25);
  assert.equal(minutesWith(workshop({ phase_ends_at: null }), NOW, 5), 5);
  assert.ok(minutesWith(workshop({ phase_ends_at: iso(NOW + MINUTE / 2) }), NOW, -1) > 0);
});
