import assert from 'node:assert/strict';
import test from 'node:test';

import { groupCode, pastedAddress } from '../../static/js/ui/code_groups.js';

test('code_is_grouped_while_it_is_typed', () => {
  assert.deepEqual(groupCode('k7m'), { text: 'K7M', caret: 3 });
  assert.deepEqual(groupCode('k7mp4'), { text: 'K7MP-4', caret: 6 });
  assert.deepEqual(groupCode('K7MP – 4rwt'), { text: 'K7MP-4RWT', caret: 9 });
});

test('code_keeps_the_cursor_where_somebody_corrects_a_letter', () => {
  assert.deepEqual(groupCode('K7xMP-4RWT', 3), { text: 'K7XM-P4RWT', caret: 3 });
  assert.deepEqual(groupCode('K7MP-', 5), { text: 'K7MP', caret: 4 });
});

test('pasted_address_of_this_site_leads_on_and_no_other_does', () => {
  const here = 'https://ideas.example/';
  assert.equal(pastedAddress(' https://ideas.example/join/aB3-_x ', here), 'https://ideas.example/join/aB3-_x');
  assert.equal(pastedAddress('https://ideas.example/w/K7MP4RWT#x', here), 'https://ideas.example/w/K7MP4RWT');
  assert.equal(pastedAddress('https://ideas.example.evil.example/w/K7MP4RWT', here), null);
  assert.equal(pastedAddress('https://ideas.example/staff/login', here), null);
  assert.equal(pastedAddress('K7MP4RWT', here), null);
});

test('pasted_address_stays_below_the_path_of_this_site', () => {
  const here = 'https://city.example/ideas/';
  assert.equal(pastedAddress('https://city.example/ideas/w/K7MP4RWT', here), 'https://city.example/ideas/w/K7MP4RWT');
  assert.equal(pastedAddress('https://city.example/w/K7MP4RWT', here), null);
});
