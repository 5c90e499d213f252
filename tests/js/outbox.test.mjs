import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOutbox } from '../../static/js/core/outbox.js';
import { inMemory } from '../../static/js/core/outbox_storage.js';

/** One tab's outbox; `server` answers, or throws for silence. */
function tab(server, { storage = inMemory(), identity = 'ann', lock = chain() } = {}) {
  const sent = [];
  const post = async (body) => {
    sent.push(body);
    return server(body, sent.length);
  };
  const outbox = createOutbox({ code: 'K7MP4RWT', identity, post, storage: Promise.resolve(storage), lock, seen: () => 7 });
  return { outbox, sent, storage };
}

/** A lock as Web Locks give it, shared by those who are handed the same one. */
function chain() {
  let last = Promise.resolve();
  return (task) => (last = last.then(task, task));
}

const yes = ({ id }) => ({ ok: true, id, seq: 1, result: null });
const no = (code, more) => ({ id }) => ({ ok: false, id, code, message: `Because ${code}`, ...more });
const silence = () => { throw new TypeError('network'); };

test('commands go in the order of the gestures, one in flight', async () => {
  let flying = 0;
  let most = 0;
  const { outbox, sent } = tab(async (body) => {
    most = Math.max(most, (flying += 1));
    await new Promise((resolve) => setTimeout(resolve, 2));
    flying -= 1;
    return yes(body);
  });
  const acks = await Promise.all([1, 2, 3, 4, 5].map((n) => outbox.send('vote.cast', { proposal: `p${n}`, value: 1 }).done));
  outbox.close();
  assert.deepEqual(sent.map(({ data }) => data.proposal), ['p1', 'p2', 'p3', 'p4', 'p5']);
  assert.equal(most, 1);
  assert.ok(acks.every((ack) => ack.ok));
  assert.equal(sent[0].seen, 7);
  assert.deepEqual(outbox.pending(), []);
});

test('silence is tried again under the same id, and nothing overtakes it', async () => {
  const { outbox, sent } = tab((body, call) => (call === 1 ? silence() : yes(body)));
  const first = outbox.send('comment.add', { text: 'one' });
  const second = outbox.send('comment.add', { text: 'two' });
  await Promise.all([first.done, second.done]);
  outbox.close();
  assert.deepEqual(sent.map(({ id }) => id), [first.id, first.id, second.id]);
});

for (const code of ['busy', 'full', 'too_many']) {
  test(`${code} is tried again after a pause`, async () => {
    const { outbox, sent } = tab((body, call) => (call === 1 ? no(code, { retry_after: 0.01 })(body) : yes(body)));
    assert.equal((await outbox.send('vote.cast', { proposal: 'p1', value: 0 }).done).ok, true);
    outbox.close();
    assert.equal(sent.length, 2);
  });
}

for (const code of ['invalid', 'wrong_phase', 'conflict', 'not_allowed', 'paused']) {
  test(`${code} is final: it leaves the queue with its words and the reason`, async () => {
    const { outbox, sent } = tab((body, call) => (call === 1 ? no(code)(body) : yes(body)));
    const refused = await outbox.send('comment.add', { text: 'my words' }).done;
    await outbox.send('comment.add', { text: 'next' }).done;
    outbox.close();
    assert.equal(refused.ok, false);
    assert.equal(sent.length, 2);
    assert.deepEqual(outbox.refused().map(({ data, ack }) => [data.text, ack.code]), [['my words', code]]);
  });
}

test('a refused one is sent again under its id, or dropped', async () => {
  const { outbox, sent } = tab((body, call) => (call === 1 ? no('paused')(body) : yes(body)));
  const { id, done } = outbox.send('comment.add', { text: 'words' });
  await done;
  outbox.retry(id);
  await until(() => outbox.refused().length === 0 && outbox.pending().length === 0);
  outbox.close();
  assert.deepEqual(sent.map((body) => body.id), [id, id]);
});

test('a refused one can be dropped as soon as its answer is known', async () => {
  const { outbox, storage } = tab(no('invalid'));
  const { id, done } = outbox.send('proposal.add', { title: ' ' });
  await done;
  assert.equal(outbox.drop(id), true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  outbox.close();
  assert.deepEqual(outbox.refused(), []);
  assert.deepEqual(await storage.all(), []);
});

test('what was not answered is sent by the next page', async () => {
  const first = tab(silence);
  const { id } = first.outbox.send('proposal.add', { proposal: 'p1', title: 'Oak' });
  await until(() => first.sent.length > 0);
  first.outbox.close();
  const second = tab(yes, { storage: first.storage });
  await until(() => second.sent.length === 1);
  second.outbox.close();
  assert.equal(second.sent[0].id, id);
  assert.deepEqual(await first.storage.all(), []);
});

test('it is never sent as somebody else, and still there when the person is back', async () => {
  const ann = tab(silence);
  ann.outbox.send('proposal.add', { proposal: 'p1', title: 'Oak' });
  await until(() => ann.sent.length > 0);
  ann.outbox.close();
  const ben = tab(yes, { storage: ann.storage, identity: 'ben' });
  await ben.outbox.send('vote.cast', { proposal: 'p2', value: 1 }).done;
  ben.outbox.close();
  assert.deepEqual(ben.sent.map(({ kind }) => kind), ['vote.cast']);
  const again = tab(yes, { storage: ann.storage });
  await until(() => again.sent.length === 1);
  again.outbox.close();
  assert.equal(again.sent[0].data.title, 'Oak');
});

test('two tabs send each command once', async () => {
  const [storage, lock] = [inMemory(), chain()];
  const one = tab(yes, { storage, lock });
  const two = tab(yes, { storage, lock });
  const all = [1, 2, 3].flatMap((n) => [one.outbox.send('vote.cast', { proposal: `a${n}` }), two.outbox.send('vote.cast', { proposal: `b${n}` })]);
  await Promise.all(all.map(({ done }) => done));
  one.outbox.close();
  two.outbox.close();
  const ids = [...one.sent, ...two.sent].map(({ id }) => id);
  assert.equal(new Set(ids).size, 6);
  assert.equal(ids.length, 6);
});

test('what is held back can be dropped, and lets others pass', async () => {
  const { outbox, sent } = tab(yes);
  const held = outbox.send('proposal.withdraw', { proposal: 'p1' }, { hold: 60_000 });
  await outbox.send('vote.cast', { proposal: 'p2', value: 1 }).done;
  assert.equal(outbox.drop(held.id), true);
  outbox.wake({ flush: true });
  await outbox.send('vote.cast', { proposal: 'p3', value: 1 }).done;
  outbox.close();
  assert.deepEqual(sent.map(({ data }) => data.proposal), ['p2', 'p3']);
});

test('what is held back goes at once when the page closes', async () => {
  const { outbox, sent } = tab(yes);
  const { done } = outbox.send('proposal.withdraw', { proposal: 'p1' }, { hold: 60_000 });
  outbox.wake({ flush: true });
  await done;
  outbox.close();
  assert.equal(sent.length, 1);
});

test('more than 32 KiB is refused before it is sent', async () => {
  const { outbox, sent } = tab(yes);
  const ack = await outbox.send('comment.add', { text: 'å'.repeat(16 * 1024) }).done;
  outbox.close();
  assert.equal(ack.code, 'too_large');
  assert.equal(outbox.refused().length, 1);
  assert.deepEqual(sent, []);
});

/** Waits until something is true, at most five seconds. */
async function until(is) {
  for (let n = 0; n < 500 && !is(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(is());
}
