import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLock } from '../../static/js/core/lock.js';

/** What a browser's localStorage does, without Web Locks beside it: a page on plain http in a hall's network. */
function useShelf() {
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, String(value)),
    removeItem: (key) => void kept.delete(key),
  };
  return kept;
}

const pause = (ms) => new Promise((resolve) => {
  setTimeout(resolve, ms);
});

test('without Web Locks a lease lets one tab in at a time', async () => {
  useShelf();
  const [one, two] = [createLock('queue'), createLock('queue')];
  let inside = 0;
  let most = 0;
  const task = async () => {
    most = Math.max(most, (inside += 1));
    await pause(10);
    inside -= 1;
  };
  await Promise.all([one(task), two(task), one(task)]);
  assert.equal(most, 1);
});

test('the lease of a tab that was closed runs out', async () => {
  const kept = useShelf();
  kept.set('queue', JSON.stringify({ mine: 'a closed tab', until: Date.now() + 300 }));
  const from = Date.now();
  await createLock('queue')(async () => undefined);
  assert.ok(Date.now() - from >= 290);
  assert.equal(kept.has('queue'), false);
});

test('a lease is given back when the task fails', async () => {
  const kept = useShelf();
  await assert.rejects(createLock('queue')(() => Promise.reject(new Error('no'))), /no/);
  assert.equal(kept.has('queue'), false);
});

test('a lease from before the clock was set back counts for nothing', async () => {
  const kept = useShelf();
  kept.set('queue', JSON.stringify({ mine: 'an hour ahead', until: Date.now() + 3_600_000 }));
  assert.equal(await createLock('queue')(async () => 'in'), 'in');
});

test('a page that closes gives its lease back at once', async () => {
  const kept = useShelf();
  const leaving = new EventTarget();
  Object.assign(globalThis, { addEventListener: leaving.addEventListener.bind(leaving), removeEventListener: leaving.removeEventListener.bind(leaving) });
  let inside = false;
  void createLock('queue')(() => new Promise(() => (inside = true)));
  while (!inside) await pause(5);
  leaving.dispatchEvent(new Event('pagehide'));
  assert.equal(kept.has('queue'), false);
});
