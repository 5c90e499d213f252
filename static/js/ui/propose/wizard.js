// Long because the three steps are one conversation about one draft: what each needs of the others would be handed around.
/** @import {App, Category} from '../../types' */
/** @import {Draft, Step} from './draft.js' */
/** @import {Words} from './details.js' */
/** @import {Plan} from './plan.js' */
import { _ } from '../../core/messages.js';
import { keepInView } from '../../map/look.js';
import { openFlow } from '../flow.js';
import { closeSheet } from '../sheet.js';
import { detailsPage } from './details.js';
import { becomeKind, emptyDraft } from './draft.js';
import { needJoined } from './joins.js';
import { kindTiles } from './kind.js';
import { keptPage } from './kept.js';
import { mayBecome } from './limits.js';
import { placeNotes } from './notes.js';
import { needPickable } from './pickable.js';
import { placeStep } from './place.js';
import { proposeWords, stepWords } from './step_words.js';

/**
 * Runs the steps of an idea in order; Back goes one back and loses nothing.
 * @param {App} app
 * @param {Plan} plan
 */
export function runWizard(app, plan) {
  closeSheet();
  new Wizard(app, plan).begin();
}

class Wizard {
  /** @param {App} app @param {Plan} plan */
  constructor(app, plan) {
    this.app = app;
    this.plan = plan;
    this.draft = plan.draft;
    this.trouble = plan.trouble ?? null;
    this.alone = plan.steps.length === 1;
    this.place = /** @type {ReturnType<typeof placeStep> | null} */ (null);
    this.flow = openFlow(app, {
      label: this.alone ? _('Change your idea') : _('Propose'),
      back: () => this.back(),
      leave: () => void this.leave(),
    });
    this.changed = () => plan.keep?.(this.draft);
    void needPickable(app);
  }

  begin() {
    const { kept, steps } = this.plan;
    if (kept) {
      const page = keptPage(this.app, kept, { goOn: () => this.take(kept), anew: () => this.take(emptyDraft()) });
      this.flow.showPage({ small: _('Propose'), now: _('Not sent yet'), ...page });
    } else this.go(steps.includes(this.draft.step) ? this.draft.step : steps[0]);
  }

  /** @param {Draft} draft */
  take(draft) {
    this.draft = draft;
    this.go(this.category ? draft.step : 'kind');
  }

  /** Unknown if the workshop has changed its palette meanwhile. */
  get category() {
    return this.draft.category === null ? undefined : this.app.store.category(this.draft.category);
  }

  /** @param {Step} wanted */
  go(wanted) {
    const { category } = this;
    const step = category ? wanted : 'kind';
    this.place?.close();
    this.place = null;
    this.draft.step = step;
    this.changed();
    if (step === 'kind' || !category) this.showKinds();
    else if (step === 'place') this.showPlace(category);
    else this.showDetails(category);
  }

  showKinds() {
    const body = kindTiles(this.app, (category) => this.pick(category), this.draft.category);
    this.flow.showPage({ ...this.head(_('Propose'), 'kind'), body, foot: [] });
  }

  /** @param {Category} category */
  pick(category) {
    becomeKind(this.draft, category);
    this.go('place');
  }

  /** @param {Category} category */
  showPlace(category) {
    const { app, draft, alone } = this;
    const words = { title: draft.title, text: draft.text, fields: {} };
    needJoined(app, category);
    this.place = placeStep(app, this.flow, {
      category, draft, head: this.head(this.name(category), 'place'), changed: this.changed, moving: this.plan.moving ?? null,
      labels: alone ? { point: _('Move here'), path: _('Save the shape') } : { point: _('Place here'), path: _('Finish') },
      done: () => (alone ? this.finish(words) : this.go('details')),
    });
  }

  /** @param {Category} category */
  showDetails(category) {
    const { app, draft, alone, trouble } = this;
    const same = app.store.state.categories.filter((other) => other.id === category.id || mayBecome(app, other, draft));
    this.trouble = null;
    this.flow.showPage({
      ...this.head(this.name(category), 'details'),
      ...detailsPage(app, {
        category, draft, trouble, changed: this.changed,
        notes: alone ? [] : placeNotes(app, category, draft, {
          change: () => this.go('place'), changed: this.changed, again: () => this.go('details'),
        }),
        send: (words) => this.finish(words),
        lead: alone ? _('Change your idea') : _('Tell us about it'),
        sendLabel: alone ? _('Save') : _('Send'),
        others: alone ? same : [],
        pickOther: (other) => {
          draft.category = other;
          this.go('details');
        },
      }),
    });
  }

  /** @param {Words} words */
  finish(words) {
    this.end();
    keepInView(this.app.map, this.draft.points);
    this.plan.drop?.();
    this.plan.send(this.draft, words);
  }

  back() {
    if (this.place?.back()) return;
    const { steps } = this.plan;
    const before = steps[steps.indexOf(this.draft.step) - 1];
    if (before) this.go(before);
    else void this.leave();
  }

  async leave() {
    // Closing the offer to go on leaves the offered idea where it is.
    const offered = this.plan.kept && this.draft === this.plan.draft;
    const answer = offered ? 'keep' : await (this.plan.leave?.(this.draft) ?? 'throw');
    if (answer === 'stay') return;
    if (answer === 'throw') this.plan.drop?.();
    this.end();
  }

  end() {
    this.place?.close();
    this.place = null;
    this.flow.close();
    this.plan.closed?.();
  }

  /** @param {string} small @param {Step} step */
  head(small, step) {
    return { small, now: stepWords(step, this.alone) };
  }

  /** @param {Category} category */
  name(category) {
    return proposeWords(category, this.app.store.state.workshop.lang, this.alone);
  }
}
