import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOutbox } from '../../static/js/core/outbox.js';
import { nextToSend } from '../../static/js/core/outbox_order.js';
import { inMemory } from '../../static/js/core/outbox_storage.js';

const entry = (id, proposal, more = {}) => ({ id, kind: 'proposal.edit', data: { proposal }, ...more });

/** An outbox with a server that answers as told; the first answers are used up one by one. */
function outboxWith(answers, { storage = inMemory() } = {}) {
  const sent = [];
  const post = async ({ id }) => {
    sent.push(id);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return { id, ...answer };
  };
  const lock = (task) => task();
  return { sent, storage, outbox: createOutbox({ code: 'K7MP4RWT', identity: 'ann', post, storage: Promise.resolve(storage), lock }) };
}

async function until(is) {
  for (let n = 0; n < 500 && !is(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(is());
}

test('the first goes first, and one that must wait holds up those behind it', () => {
  assert.equal(nextToSend([entry('a', 'p1'), entry('b', 'p2')], 100).entry.id, 'a');
  assert.deepEqual(nextToSend([entry('a', 'p1', { tryAfter: 150, tries: 1 }), entry('b', 'p2')], 100), { wait: 50 });
  assert.equal(nextToSend([], 100), null);
});

test('one that fails again and again lets those about other things pass, never those about the same', () => {
  const stuck = entry('a', 'p1', { tryAfter: 500, tries: 3 });
  const next = nextToSend([stuck, entry('b', 'p1'), { id: 'c', kind: 'comment.add', data: { proposal: 'p1', comment: 'c1' } }, entry('d', 'p2')], 100);
  assert.equal(next.entry.id, 'd');
  assert.deepEqual(nextToSend([stuck, entry('b', 'p1')], 100), { wait: 400 });
});

test('what is held back for its undo lets everything pass', () => {
  assert.equal(nextToSend([entry('a', 'p1', { notBefore: 500 }), entry('b', 'p1')], 100).entry.id, 'b');
});

test('a pause the server asked for is kept, however often the page wakes the queue', async () => {
  const { outbox, sent, storage } = outboxWith([{ ok: false, code: 'full', message: 'Full', retry_after: 60 }]);
  const from = Date.now();
  outbox.send('vote.cast', { proposal: 'p1', value: 1 });
  await until(() => outbox.pending()[0]?.tryAfter);
  for (let n = 0; n < 5; n += 1) outbox.wake();
  await new Promise((resolve) => setTimeout(resolve, 30));
  outbox.close();
  assert.equal(sent.length, 1);
  assert.ok((await storage.all())[0].tryAfter >= from + 60_000);
});

test('the next page keeps that pause, too', async () => {
  const first = outboxWith([{ ok: false, code: 'busy', message: 'Busy', retry_after: 60 }]);
  first.outbox.send('vote.cast', { proposal: 'p1', value: 1 });
  await until(() => first.outbox.pending()[0]?.tryAfter);
  first.outbox.close();
  const second = outboxWith([{ ok: true, seq: 1 }], first);
  await second.outbox.ready;
  await new Promise((resolve) => setTimeout(resolve, 30));
  second.outbox.close();
  assert.deepEqual(second.sent, []);
});

test('a storage that cannot be written keeps the words on the page and says so', async () => {
  const full = { ...inMemory(), lasting: true, put: () => Promise.reject(new Error('QuotaExceededError')) };
  const { outbox } = outboxWith([new TypeError('network')], { storage: full });
  outbox.send('comment.add', { text: 'my words' });
  await until(() => outbox.trouble() === 'full');
  outbox.close();
  assert.deepEqual(outbox.pending().map(({ data }) => data.text), ['my words']);
});

test('what somebody emptied while the page was open is written again, in order', async () => {
  let kept = inMemory();
  let emptied = false;
  const shelf = {
    lasting: true, all: () => kept.all(), put: (entry) => kept.put(entry), delete: (id) => kept.delete(id),
    emptied: () => emptied && !(emptied = false),
  };
  const { outbox } = outboxWith([new TypeError('network')], { storage: shelf });
  for (const text of ['one', 'two']) outbox.send('comment.add', { text });
  await until(() => outbox.pending().every(({ n }) => n));
  [kept, emptied] = [inMemory(), true];
  outbox.wake();
  await until(() => outbox.trouble() === 'emptied' && outbox.pending().every(({ n }) => n));
  outbox.close();
  assert.deepEqual((await kept.all()).map(({ data }) => data.text), ['one', 'two']);
});
