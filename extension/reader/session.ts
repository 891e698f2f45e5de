// One page while its marks are on.

import { browser } from '../engine/api';
import { type Answer, asAnswer, type Request, type State, type Where } from '../engine/messages';
import type { Page, Report, Standing } from '../engine/report';
import { type Chosen, chosenFor } from '../settings/chosen';
import { Dismissed } from '../settings/dismissed';
import { DEFAULTS, type Settings } from '../settings/settings';
import { watchSettings } from '../settings/store';
import type { Cards } from './cards';
import { contentTypeOf, isLoading } from './dom';
import { Early } from './early';
import { Elsewhere } from './elsewhere';
import type { Segment } from './fold';
import type { Handover } from './handover';
import { Marks } from './marks';
import { cardsCome } from './meet';
import { painted } from './slices';
import { type Obeys, talk } from './talk';
import { isOrphan } from './watch';
import { type Weighed, WeighedPage } from './weighed';

// Milliseconds: longer than most first pages take, shorter than a person takes to press the next key.
const LONG = 100;

/** A frame of another site has a reader of its own, which belongs to the page's. */
const IS_FRAME = window !== window.top;

export class Session implements Obeys {
  #marks: Marks | null = null;
  #cards: Cards | null = null;
  /** Resolves to null where they will not come any more. */
  #coming = Promise.withResolvers<Cards | null>();
  #early: Early | null = null;
  #address = location.origin + location.pathname;
  #page = new WeighedPage({
    weigh: (page) => this.#weigh(page),
    changed: (weighed) => this.#mark(weighed),
    // What shows the marks may be gone, or go by what changed.
    unchanged: () => {
      this.#marks?.dress();
      this.#inform();
    },
    edited: (node) => this.#marks?.forget(node),
    moved: (nodes) => this.#marks?.moved(nodes),
    visited: () => this.#marks?.keep(),
    returned: () => this.#tell(),
    orphaned: () => this.off(),
  });
  #weighed: Weighed | null = null;
  #dismissed: Dismissed | null = null;
  #isOff = false;
  #hush = () => {};
  #settings: Readonly<Settings> = DEFAULTS;
  #unwatch = () => {};
  #isUnasked: boolean;
  #isInformed = false;
  #elsewhere = new Elsewhere();
  /** The frame in which the last card was opened. */
  #at = 0;

  #handover: Handover | null;
  #chosen: Chosen | null = null;

  /** `isUnasked`: nobody pressed the button. `handover`: the way to ask about the first page. */
  constructor(isUnasked: boolean, handover: Handover | null) {
    this.#isUnasked = isUnasked;
    this.#handover = handover;
  }

  /** Resolves to whether there is anything to switch off again. */
  async on(): Promise<boolean> {
    try {
      return await this.#begin();
    } finally {
      this.#handover?.none();
    }
  }

  async #begin(): Promise<boolean> {
    if (!/^(text\/(html|plain)|application\/xhtml\+xml)$/.test(contentTypeOf(document))) {
      await send({ kind: 'not-a-page' });
      return false;
    }
    const weighed = await this.#page.start();
    const { settings, dismissed } = this.#chosen ?? (await chosenFor(this.#address));
    this.#settings = settings;
    this.#dismissed = new Dismissed(this.#address, dismissed);
    // Switched off while the engine was at work.
    if (this.#isOff) return false;
    if (!weighed) this.#page.stop();
    else if (weighed.isLong) await this.#paintInSteps(weighed);
    else this.#paint(weighed);
    if (this.#isOff) return false;
    this.#early = new Early(this.#marks?.documents ?? []);
    // All that does not show can wait until the marks do.
    await painted();
    if (this.#isOff) return false;
    if (weighed) {
      this.#listen();
      this.#tell();
      this.#page.follow();
      this.#unwatch = watchSettings((changed) => void this.#obey(changed));
      if (!IS_FRAME) void send({ kind: 'on' });
    } else {
      this.#hush();
      // It is said of pages, not of their parts.
      if (IS_FRAME) return false;
    }
    const cards = await this.#bringCards();
    if (!cards) this.off();
    else if (!weighed) cards.regret();
    else this.#inform();
    return cards !== null && weighed !== null;
  }

  /** Null where they cannot be had: the browser took the permission back, or the page was switched off meanwhile. */
  async #bringCards(): Promise<Cards | null> {
    const come = cardsCome();
    if ((await ask({ kind: 'cards' })) !== true || this.#isOff) return null;
    const cards = new (await come)({
      address: () => this.state().address,
      dismiss: (text, dismissed) => this.dismiss(text, dismissed),
      opened: () => (IS_FRAME ? void send({ kind: 'here' }) : this.at(0)),
    });
    await cards.speak(this.#settings.language);
    if (this.#isOff) return null;
    this.#cards = cards;
    if (this.#report) cards.follow(this.#marks, this.#report);
    this.#coming.resolve(cards);
    const done = this.#early?.end();
    if (done) cards.heed(done);
    return cards;
  }

  /** From now on panel and commands are heeded. */
  #listen(): void {
    if (this.#isOff) return;
    this.#hush();
    this.#hush = talk(this);
  }

  async #weigh(page: Page): Promise<Answer> {
    const handover = this.#handover;
    this.#handover = null;
    // Where it takes longer, panel and keys may ask meanwhile.
    const late = setTimeout(() => this.isOn() || this.#listen(), LONG);
    const given = await handover?.ask({ page, address: this.#address });
    if (given) this.#chosen = given.chosen;
    const answer = given?.answer ?? asAnswer(await ask({ kind: 'scan', page }));
    clearTimeout(late);
    return answer;
  }

  isOn(): boolean {
    return this.#weighed !== null && !this.#isOff;
  }

  isOver(): boolean {
    return this.#isOff;
  }

  admit(frame: number): boolean {
    if (!this.isOn()) return false;
    const isAdmitted = this.#elsewhere.admit(frame);
    if (!isAdmitted) this.#tell();
    return isAdmitted;
  }

  elsewhere(frame: number, claims: number | null): boolean {
    const areSomeLeft = claims === null && this.#elsewhere.release(frame);
    if (claims !== null) this.#elsewhere.count(frame, claims);
    this.#tell();
    return areSomeLeft;
  }

  leave(): void {
    if (IS_FRAME) this.off();
  }

  off(): void {
    // By then the page may have another session.
    if (this.#isOff) return;
    this.#isOff = true;
    this.#page.stop();
    this.#marks?.remove();
    this.#marks = null;
    this.#early?.end();
    this.#cards?.remove();
    this.#coming.resolve(null);
    // Of an extension that was updated or removed meanwhile there is nobody to tell.
    if (isOrphan()) return;
    this.#hush();
    this.#unwatch();
    void send({ kind: 'off' });
  }

  state(): State {
    const dismissed = (this.#report?.claims ?? []).flatMap(({ text }, claim) =>
      this.#dismissed?.has(text) ? [claim] : [],
    );
    const { frames, areSomeLeft } = this.#elsewhere;
    return { address: this.#address + location.search, report: this.#report, dismissed, frames, areSomeLeft };
  }

  async go(claim: number, text: string): Promise<boolean> {
    const cards = await this.#coming.promise;
    if (!cards || this.#report?.claims[claim]?.text !== text) return false;
    return cards.bring(this.#segments(claim));
  }

  where(): Where {
    return { at: this.#at, frames: this.#elsewhere.frames };
  }

  at(frame: number): void {
    this.#at = frame;
  }

  async step(by: 1 | -1, from: 'last' | 'end'): Promise<boolean> {
    const cards = await this.#coming.promise;
    return cards?.step(by, from) ?? false;
  }

  dismiss(text: string, dismissed: boolean): void {
    this.#dismissed?.set(text, dismissed);
    this.#cards?.close();
    if (this.#weighed) this.#mark(this.#weighed);
  }

  get #report(): Report | null {
    return this.#weighed?.report ?? null;
  }

  /** What was chosen holds from now on, also for what is marked already. */
  async #obey(settings: Settings): Promise<void> {
    const { language } = this.#settings;
    this.#settings = settings;
    if (settings.language !== language) await this.#cards?.speak(settings.language);
    if (this.#weighed && !this.#isOff) this.#mark(this.#weighed);
  }

  /** Once, when all of the page is there. Save where nobody asked; and it is said of pages, not of their parts. */
  #inform(): void {
    if (this.#isInformed || isLoading() || !this.#cards || !this.#weighed) return;
    this.#isInformed = true;
    if (this.#isUnasked || IS_FRAME) return;
    const { report, isCut } = this.#weighed;
    this.#cards.inform(report, isCut, ({ standing }) => this.#isMarked(standing));
  }

  #isMarked(standing: Standing): boolean {
    return this.#settings.marks.includes(standing);
  }

  #mark(weighed: Weighed): void {
    this.#paint(weighed);
    this.#inform();
    this.#tell();
  }

  #paint(weighed: Weighed): void {
    this.#prepare(weighed);
    this.#marks?.show();
    this.#cards?.follow(this.#marks, weighed.report);
  }

  /** What each step takes of the browser on a long page is enough for a task of its own. */
  async #paintInSteps(weighed: Weighed): Promise<void> {
    this.#makeMarks(weighed);
    await painted();
    // The page may have changed meanwhile, and these be others.
    if (this.#weighed && !this.#isOff) this.#prepare(this.#weighed);
    await painted();
    this.#marks?.show();
  }

  #makeMarks(weighed: Weighed): void {
    const { intensity } = this.#settings;
    this.#weighed = weighed;
    const hasClaims = weighed.report.claims.length > 0;
    if (!hasClaims || this.#marks?.intensity !== intensity) {
      this.#marks?.remove();
      this.#marks = null;
    }
    if (hasClaims) this.#marks ??= new Marks(intensity);
  }

  #prepare(weighed: Weighed): void {
    const { report } = weighed;
    this.#makeMarks(weighed);
    this.#marks?.prepare(
      report.claims.map(({ text, standing, differs }, claim) => ({
        standing,
        differs: differs.length > 0,
        segments: this.#dismissed?.has(text) || !this.#isMarked(standing) ? [] : this.#segments(claim),
      })),
    );
  }

  /** The button and the panel show what the page has. */
  #tell(): void {
    const { report, dismissed } = this.state();
    const own = (report?.claims.length ?? 0) - dismissed.length;
    void send({ kind: 'count', claims: own + this.#elsewhere.claims });
  }

  #segments(claim: number): Segment[] {
    return this.#weighed?.segments[claim] ?? [];
  }
}

/** A background that was stopped at work is asked again; one that gave up is not. */
async function ask(request: Request): Promise<unknown> {
  for (const pause of PAUSES) {
    const answer = (await send(request)) ?? null;
    if (answer !== null || isOrphan()) return answer;
    await new Promise((asked) => setTimeout(asked, pause));
  }
  return send(request);
}

/** Milliseconds. Asked while it is being stopped a background answers nothing either, and is there again a little later. */
const PAUSES = [0, 50, 400];

async function send(request: Request): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(request);
  } catch {
    // The background was stopped in the middle, or the extension was updated or removed while this page stayed open.
    return null;
  }
}
