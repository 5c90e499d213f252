/** @import {Answer, App, Audience, Notice, Present} from '../types' */
import { createHttp } from './http.js';
import { startKeeper } from './keeper.js';
import { createLanding } from './landing.js';
import { loadMessages } from './messages.js';
import { createMine } from './mine.js';
import { createOutbox } from './outbox.js';
import { offerOffline } from './offline.js';
import { page } from './page.js';
import { forgetKept } from './kept.js';
import { recallInSilence, whoIsHere } from './recall.js';
import { serverNow } from './server_clock.js';
import { createSignal } from './signal.js';
import { createStore } from './store.js';
import { connect } from './transport.js';

/** Five hundred phones hear of a new phase in the same instant; they need not ask in the same instant. */
const SPREAD_MS = 700;

/**
 * Wires the page: store, line, queue and person. Resolves once the first state is here or the line has failed to
 * bring it; the app then goes on trying and its modules draw when it comes.
 * @param {Audience} audience
 * @returns {Promise<App>} never, where neither server nor phone know who is here: the page is loaded again then
 */
export async function start(audience) {
  await loadMessages();
  const person = audience === 'participant' ? await whoIsHere() : page.me;
  if (audience === 'participant' && !person) return nobodyYet();
  const store = createStore(audience);
  const present = createSignal(/** @type {Present} */ ({ total: 0, roles: {} }));
  const notices = createSignal(/** @type {Notice | null} */ (null));
  const answers = createSignal(/** @type {Answer | null} */ (null));
  const transport = connect({ store, code: page.code, as: audience, me: person?.id, onPresent: present.set, onNotice: notices.set, onHello: hello });
  const http = createHttp(audience, person?.id);
  const landing = createLanding({ store, outbox: () => outbox });
  const { mine, tell, answered, record, recall } = createMine({
    me: { ...person, id: person?.id ?? audience },
    fetchMe: () => http.get(page.urls.me),
    pending: () => outbox.pending(),
  });
  const outbox = createOutbox({
    code: page.code,
    identity: mine.id,
    post: transport.command,
    seen: () => store.state.seq,
    onAnswer(entry, ack) {
      landing.answered(entry, ack);
      answered(entry, ack);
      answers.set({ entry, ack });
    },
  });
  outbox.on(() => {
    landing.lay();
    tell();
  });
  transport.onStatus((status) => {
    if (status !== 'offline') outbox.wake();
    if (status === 'polling' && audience === 'participant') askMe();
    if (transport.refusal?.code === 'not_joined') void forgetKept(page.code);
  });
  if (audience === 'participant') follow();
  await firstState(store, transport);
  return { audience, store, transport, outbox, me: mine, map: window.cocreateMap, now: serverNow, present, notices, answers };

  function hello() {
    outbox.wake();
    if (audience === 'participant') askMe();
  }

  /** What may be done and seen changes with the phase: ask again, each phone at its own moment. */
  function follow() {
    let before = '';
    let visible = true;
    addEventListener('pagehide', () => outbox.wake({ flush: true }));
    recallInSilence({ store, recall });
    startKeeper({ code: page.code, store, transport, record });
    offerOffline(transport);
    notices.on(askMe);
    store.on(({ workshop }) => {
      if (!workshop) return;
      const { phase, paused, round, tallies_visible: shows } = store.state.workshop;
      const now = [phase, paused, round, shows].join();
      if (before && before !== now) setTimeout(askMe, Math.random() * SPREAD_MS);
      if (shows && !visible) setTimeout(() => void transport.refresh(), Math.random() * SPREAD_MS);
      before = now;
      visible = shows;
    });
  }

  function askMe() {
    mine.refresh().then(
      () => present.set(mine.present),
      () => transport.retryNow(),
    );
  }
}

/** @returns {Promise<never>} */
function nobodyYet() {
  addEventListener('online', () => location.reload());
  return new Promise(() => {});
}

/**
 * @param {App['store']} store
 * @param {App['transport']} transport
 * @returns {Promise<void>}
 */
function firstState(store, transport) {
  return new Promise((resolve) => {
    const done = () => (off(), offStatus(), resolve());
    const off = store.on(() => store.ready && done());
    const offStatus = transport.onStatus((status) => status === 'refused' && done());
  });
}
