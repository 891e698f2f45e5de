// One page while its marks are on.

import { browser } from '../engine/api';
import { type Answer, asAnswer, type Request, type State, type Where } from '../engine/messages';
import type { Page, Report, Standing } from '../engine/report';
import { type Chosen, chosenFor } from '../settings/chosen';
import { Dismissed } from '../settings/dismissed';
import { speakHere } from '../settings/language';
import { DEFAULTS, type Settings } from '../settings/settings';
import { watchSettings } from '../settings/store';
import { cite } from './cite';
import { copyText } from './copy';
import { contentTypeOf } from './dom';
import { Elsewhere } from './elsewhere';
import type { Segment } from './fold';
import type { Handover } from './handover';
import { Landing } from './landing';
import { Marks } from './marks';
import { afterAWhile, couldNotRead, noneMarked, nothingFound, readInPart } from './notice';
import { Pointer } from './pointer';
import { painted } from './slices';
import { Surface } from './surface';
import { type Obeys, talk } from './talk';
import { isOrphan } from './watch';
import { type Weighed, WeighedPage } from './weighed';

/** A frame of another site has a reader of its own, which belongs to the page's. */
const IS_FRAME = window !== window.top;

export class Session implements Obeys {
  #marks: Marks | null = null;
  #pointer: Pointer | null = null;
  #surface = new Surface();
  #landing = new Landing();
  #address = location.origin + location.pathname;
  #page = new WeighedPage({
    weigh: (page) => this.#weigh(page),
    changed: (weighed) => this.#mark(weighed),
    edited: (node) => this.#marks?.forget(node),
    returned: () => this.#tell(),
    orphaned: () => this.off(),
  });
  #weighed: Weighed | null = null;
  #dismissed: Dismissed | null = null;
  #timer = 0;
  #isOff = false;
  #hush = () => {};
  #settings: Readonly<Settings> = DEFAULTS;
  #unwatch = () => {};
  #isUnasked: boolean;
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
    if (weighed) this.#paint(weighed);
    else this.#page.stop();
    // All that does not show can wait until the marks do.
    await painted();
    if (settings.language !== '') await speakHere(settings.language);
    if (this.#isOff) return false;
    if (!weighed) {
      this.#hush();
      this.#notify(couldNotRead());
      return false;
    }
    this.#listen();
    this.#inform(weighed);
    this.#tell();
    this.#unwatch = watchSettings((changed) => void this.#obey(changed));
    if (!IS_FRAME) void send({ kind: 'on' });
    return true;
  }

  /** From now on panel and commands are heeded. */
  #listen(): void {
    this.#hush();
    this.#hush = talk(this);
  }

  async #weigh(page: Page): Promise<Answer> {
    const handover = this.#handover;
    this.#handover = null;
    const given = await handover?.ask({ page, address: this.#address });
    if (given) {
      this.#chosen = given.chosen;
      return given.answer;
    }
    // It takes longer, and the panel may ask meanwhile.
    if (!this.isOn() && !this.#isOff) this.#listen();
    return weigh(page);
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
    this.#isOff = true;
    clearTimeout(this.#timer);
    this.#page.stop();
    this.#unmark();
    this.#surface.clear();
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

  go(claim: number, text: string): boolean {
    if (this.#report?.claims[claim]?.text !== text) return false;
    this.#pointer?.close();
    return this.#landing.bring(this.#segments(claim));
  }

  where(): Where {
    return { at: this.#at, frames: this.#elsewhere.frames };
  }

  at(frame: number): void {
    this.#at = frame;
  }

  step(by: 1 | -1, from: 'last' | 'end'): boolean {
    return this.#pointer?.step(by, from, this.#landing) ?? false;
  }

  dismiss(text: string, dismissed: boolean): void {
    this.#dismissed?.set(text, dismissed);
    this.#pointer?.close();
    if (this.#weighed) this.#mark(this.#weighed);
  }

  get #report(): Report | null {
    return this.#weighed?.report ?? null;
  }

  /** What was chosen holds from now on, also for what is marked already. */
  async #obey(settings: Settings): Promise<void> {
    const { language } = this.#settings;
    this.#settings = settings;
    if (settings.language !== language) await speakHere(settings.language);
    if (this.#weighed && !this.#isOff) this.#mark(this.#weighed);
  }

  /** Where nothing will be seen a word says why, save where nobody asked. */
  #inform({ report, isCut }: Weighed): void {
    if (this.#isUnasked) return;
    if (isCut) this.#notify(readInPart());
    else if (report.claims.length === 0) this.#notify(nothingFound(report));
    else if (!report.claims.some(({ standing }) => this.#isMarked(standing)))
      this.#notify(noneMarked(report));
  }

  #isMarked(standing: Standing): boolean {
    return this.#settings.marks.includes(standing);
  }

  #mark(weighed: Weighed): void {
    this.#paint(weighed);
    this.#tell();
  }

  #paint(weighed: Weighed): void {
    const { report } = weighed;
    this.#marks?.remove();
    this.#marks = null;
    this.#weighed = weighed;
    if (report.claims.length === 0) {
      this.#unmark();
    } else {
      this.#marks = new Marks(this.#settings.intensity);
      this.#marks.paint(
        report.claims.map(({ text, standing, differs }, claim) => ({
          standing,
          differs: differs.length > 0,
          segments: this.#dismissed?.has(text) || !this.#isMarked(standing) ? [] : this.#segments(claim),
        })),
      );
      this.#pointer?.follow(this.#marks, report);
      this.#pointer ??= new Pointer(this.#marks, this.#surface, report, (claim, close) => ({
        close,
        copy: () => copyText(cite(claim, this.#report ?? report, this.state().address)),
        dismiss: () => this.dismiss(claim.text, true),
        opened: () => (IS_FRAME ? void send({ kind: 'here' }) : this.at(0)),
      }));
    }
  }

  /** The button and the panel show what the page has. */
  #tell(): void {
    const { report, dismissed } = this.state();
    const own = (report?.claims.length ?? 0) - dismissed.length;
    void send({ kind: 'count', claims: own + this.#elsewhere.claims });
    void send({ kind: 'changed' });
  }

  #unmark(): void {
    this.#landing.remove();
    this.#pointer?.remove();
    this.#marks?.remove();
    this.#pointer = null;
    this.#marks = null;
  }

  #segments(claim: number): Segment[] {
    return this.#weighed?.segments[claim] ?? [];
  }

  #notify(notice: HTMLElement): void {
    // It is said of pages, not of their parts.
    if (IS_FRAME) return;
    this.#surface.show(notice);
    this.#timer = afterAWhile(() => this.#surface.clear());
  }
}

/** A background that was stopped at work is asked again; one that gave up is not. */
async function weigh(page: Page): Promise<Answer> {
  const request: Request = { kind: 'scan', page };
  for (const pause of PAUSES) {
    const answer = (await send(request)) ?? null;
    if (answer !== null || isOrphan()) return asAnswer(answer);
    await new Promise((asked) => setTimeout(asked, pause));
  }
  return asAnswer(await send(request));
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
