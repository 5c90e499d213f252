// Long because it is one screen with one state; what it shows, draws and sends is already in the files it imports.
/** @import {App, Changes, VoteValue} from '../types' */
import { el } from '../core/dom.js';
import { left } from '../core/format.js';
import { _ } from '../core/messages.js';
import { allowed } from './propose/send.js';
import { flowIsOpen, openFlow } from './flow.js';
import { closeSheet } from './sheet.js';
import { announce, toast } from './toast.js';
import { answers, answerSentence, moves, ticks, voteNote, wordsOf } from './vote_card.js';
import { endPage } from './vote_end.js';
import { Ballot } from './vote_ballot.js';
import { createStageMap } from './vote_map.js';
import { toggleComments } from './vote_comments.js';

/** Long enough to see what was chosen, and for a second tap of a shaky hand to go nowhere. */
const SHOWN_MS = 450;

/**
 * Voting, one idea at a time.
 * @param {App} app
 * @param {{at?: string}} [where] an idea to begin with
 */
export function startVoting(app, { at } = {}) {
  if (flowIsOpen() || !allowed(app, 'vote.cast')) return;
  closeSheet();
  new Voting(app, at).show();
}

class Voting {
  /** @param {App} app @param {string} [at] */
  constructor(app, at) {
    this.app = app;
    this.ballot = new Ballot(app, at);
    this.map = createStageMap(app);
    this.deaf = false;
    this.time = el('time');
    this.flow = openFlow(app, { label: _('Vote'), back: () => this.leave(), leave: () => this.leave() });
    const ticking = setInterval(() => this.tick(), 1000);
    const offs = [app.store.on((changes) => this.hear(changes)), app.me.on(() => this.mark())];
    this.stop = () => {
      clearInterval(ticking);
      offs.forEach((off) => off());
    };
  }

  show() {
    const { app, ballot } = this;
    const proposal = ballot.proposal;
    if (!proposal) return this.showEnd();
    const { title, nodes } = wordsOf(app, proposal, app.store.category(proposal.category), (button) => toggleComments(app, proposal.id, button));
    this.foot = el('div', { class: 'voting-foot' });
    this.ticks = el('div');
    this.flow.showPage({
      ...this.head(_('%(at)s of %(all)s', { at: ballot.at + 1, all: ballot.order.length })),
      under: this.ticks,
      body: el('div', { class: 'voting' }, this.map.box, nodes),
      foot: [this.foot],
      focus: title,
    });
    this.mark();
    this.map.show(proposal.id);
    this.tick();
  }

  /** What depends on one's own votes, without touching what is being read. */
  mark() {
    const { app, ballot, foot } = this;
    const proposal = ballot.proposal;
    if (!proposal || !foot?.isConnected) return;
    const mine = app.me.vote(proposal.id);
    const held = buttons(foot).indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    this.ticks?.replaceChildren(...ticks(ballot.order.map((id) => app.me.vote(id) !== undefined), ballot.at));
    foot.replaceChildren(
      answers(mine, (value) => this.vote(value)),
      moves(mine, ballot.at > 0, (by) => this.step(by)),
      voteNote(mine, app.store.state.workshop.phase_ends_at, () => app.outbox.send('vote.clear', { proposal: proposal.id })));
    if (held >= 0) (buttons(foot)[held] ?? buttons(foot)[0]).focus();
  }

  /** @param {VoteValue} value */
  vote(value) {
    const { app, ballot } = this;
    if (this.deaf || !ballot.proposal || !allowed(app, 'vote.cast')) return;
    const proposal = ballot.proposal.id;
    if (app.me.vote(proposal) !== value) {
      void app.outbox.send('vote.cast', { proposal, value }).done.then((ack) => ack.ok || toast(ack.message, { tone: 'stop' }));
    }
    announce(answerSentence(value));
    this.rest(() => this.step(1));
  }

  /** Deaf for a moment, so that a double tap is one vote. @param {() => void} then */
  rest(then) {
    this.deaf = true;
    setTimeout(() => {
      this.deaf = false;
      if (this.flow.isOpen()) then();
    }, SHOWN_MS);
  }

  /** @param {number} by */
  step(by) {
    if (this.ballot.at + by < 0) return;
    this.ballot.move(by);
    this.show();
  }

  showEnd() {
    this.map.rest();
    this.foot = undefined;
    this.flow.showPage({
      ...this.head(_('Done')),
      ...endPage(this.app, this.ballot, { open: this.isOpen, again: () => this.show(), leave: () => this.leave() }),
    });
  }

  get isOpen() {
    return this.app.store.state.workshop.phase === 'vote';
  }

  /** @param {Changes} changes */
  hear({ proposals, workshop }) {
    if (workshop && !this.isOpen) {
      announce(_('Voting has ended.'));
      this.showEnd();
    }
    if (proposals.size === 0 || !this.isOpen) return;
    const shown = this.ballot.proposal?.id;
    this.ballot.follow();
    if (shown && this.ballot.proposal?.id !== shown) {
      toast(_('The idea you were looking at is not there any more.'));
      this.show();
    } else this.mark();
  }

  /** @param {string} now */
  head(now) {
    return { small: el('span', null, _('Vote'), this.time), now, leaveLabel: _('See all on the map') };
  }

  tick() {
    const { phase_ends_at: ends } = this.app.store.state.workshop;
    const words = ends && this.isOpen && _('%(time)s left', { time: left(Date.parse(ends) - this.app.now()) });
    this.time.textContent = words ? ` · ${words}` : '';
  }

  leave() {
    this.stop();
    this.map.close();
    this.flow.close();
  }
}

/** @param {HTMLElement} foot */
const buttons = (foot) => [...foot.querySelectorAll('button')];
