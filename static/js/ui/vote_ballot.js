/** @import {App} from '../types' */
import { page } from '../core/page.js';
import { phoneStorage } from '../core/phone.js';
import { fairOrder, nextUnvoted } from './vote_order.js';

/** The ideas in one person's order, and where that person is. The place after the last idea is the end. */
export class Ballot {
  /** @param {App} app @param {string} [first] an idea to begin with */
  constructor(app, first) {
    this.app = app;
    const { round } = app.store.state.workshop;
    this.seed = `${app.me.id}:${round}`;
    this.key = `cocreate:order:${page.code}:${this.seed}`;
    this.order = this.arranged(this.kept());
    const wanted = first === undefined ? -1 : this.order.indexOf(first);
    this.at = wanted >= 0 ? wanted : this.nextOpen();
  }

  /** What is to be voted on now; undefined at the end. */
  get proposal() {
    return this.app.store.get(this.order[this.at]);
  }

  /** @param {string} id */
  isVoted = (id) => this.app.me.vote(id) !== undefined;

  get unvoted() {
    return this.order.filter((id) => !this.isVoted(id)).length;
  }

  nextOpen() {
    const next = nextUnvoted(this.order, this.isVoted);
    return next < 0 ? this.order.length : next;
  }

  /** @param {number} by */
  move(by) {
    this.at = Math.min(this.order.length, Math.max(0, this.at + by));
  }

  /** Back to the first without a vote, for those skipped before. */
  restart() {
    this.at = this.nextOpen();
  }

  /** Takes up ideas that came and lets go of those that went, keeping the place. */
  follow() {
    const here = this.order[this.at];
    const before = this.order.slice(0, this.at);
    const atEnd = this.at >= this.order.length;
    this.order = this.arranged(this.order);
    const still = this.order.indexOf(here);
    this.at = atEnd ? this.order.length : still >= 0 ? still : before.filter((id) => this.order.includes(id)).length;
  }

  /** @param {string[]} kept */
  arranged(kept) {
    const { store } = this.app;
    const ideas = store.proposals().filter((proposal) => proposal.state === 'open' && !proposal.waiting);
    const order = fairOrder(ideas.map(({ id, category }) => ({ id, general: Boolean(store.category(category)?.general) })), this.seed, kept);
    phoneStorage()?.setItem(this.key, order.join(' '));
    return order;
  }

  kept() {
    return phoneStorage()?.getItem(this.key)?.split(' ') ?? [];
  }
}
