// When the card opens: the pointer rests on a mark, a mark is pressed, or the keyboard goes from claim to claim.
//
// While no card is open, one listener asks on each frame in which the pointer moved whether it is over a mark, and a
// single timer runs while it rests on one.

import type { Claim, Report } from '../engine/report';
import { type Acts, card } from './card';
import { isElement, isFrame, nameOf, shownIn, viewOf } from './dom';
import { inPage, linesInFrames } from './lines';
import { Attended, listenIn } from './listen';
import type { Marks } from './marks';
import { type Manner, Shown } from './shown';
import { bringIntoSight } from './sight';
import type { Surface } from './surface';

const REST = 350;

/** What a card's buttons do with its claim, and what is done when it opens. */
export type ActsOf = (claim: Claim, close: () => void) => Acts & { opened(): void };

export class Pointer {
  #marks: Marks;
  #shown: Shown;
  #report: Report;
  #acts: ActsOf;
  #stop = new AbortController();
  #attended = new Attended();
  /** The claim whose card is open. */
  #open: number | null = null;
  /** The claim that the keyboard goes on from. */
  #last: number | null = null;
  #resting: { claim: number; timer: number } | null = null;
  #moved: { event: PointerEvent; isOnCard: boolean } | null = null;
  #frame = 0;

  constructor(marks: Marks, surface: Surface, report: Report, acts: ActsOf) {
    this.#marks = marks;
    this.#shown = new Shown(surface, () => this.#marks.documents);
    this.#report = report;
    this.#acts = acts;
    this.#attend();
  }

  remove(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#forget();
    this.close();
  }

  close(): void {
    this.#shown.close();
  }

  /** Listens in each window that has marks. */
  #attend(): void {
    for (const page of this.#marks.documents) {
      const signal = this.#attended.begin(page, this.#stop.signal);
      if (!signal) continue;
      listenIn([page], 'pointermove', (event) => this.heed(event), signal);
      // Of what moves in the frame of another site nothing is heard, only that the pointer went there.
      listenIn([page], 'pointerover', (event) => isFrame(event.target) && this.heed(event), signal);
      listenIn([page], 'click', (event) => this.heed(event), signal);
      listenIn([page], 'scroll', () => this.#forget(), signal);
    }
  }

  /** A click, or the pointer moved. */
  heed(event: PointerEvent): void {
    if (event.type === 'click') {
      this.#clicked(event);
    } else if (event.pointerType !== 'touch') {
      // Later it is not known any more.
      this.#moved = { event, isOnCard: this.#shown.isSourceOf(event) };
      if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look());
    }
  }

  /** The page changed: a card whose sentence is still there stays open, at its place. */
  follow(marks: Marks, report: Report): void {
    const now = (claim: number | null) => (claim === null ? null : this.#sameIn(report, claim));
    const open = now(this.#open);
    this.#last = now(this.#last);
    this.#forget();
    this.#marks = marks;
    this.#report = report;
    this.#attend();
    if (this.#open === null) return;
    this.#open = open;
    if (open === null) {
      this.close();
      return;
    }
    marks.setCurrent(open);
    this.#shown.moved();
  }

  /** The claim of another report that has the same words: of several the one that comes as late among them. */
  #sameIn(report: Report, claim: number): number | null {
    const text = this.#report.claims[claim]?.text;
    const nth = this.#report.claims.slice(0, claim).filter((one) => one.text === text).length;
    const same = [...report.claims.keys()].filter((other) => report.claims[other]?.text === text);
    return same[Math.min(nth, same.length - 1)] ?? null;
  }

  #linesOf(claim: number): DOMRect[] {
    return linesInFrames(this.#marks.segments(claim));
  }

  /** Goes to the next claim that is marked and can be seen, or the one before, and opens its card. Where there is none it closes
   * the card that is open, for the next is elsewhere. */
  step(by: 1 | -1, from: 'last' | 'end'): boolean {
    const claims = [...this.#report.claims.keys()].filter((claim) => this.#marks.rects(claim).length > 0);
    const inOrder = by === 1 ? claims : claims.reverse();
    const ahead = from === 'end' ? inOrder : this.#ahead(inOrder, by);
    const claim = ahead.find((claim) => bringIntoSight(this.#marks.segments(claim)));
    if (claim === undefined) {
      this.close();
      return false;
    }
    this.#show(claim, 'pinned');
    return true;
  }

  /** From where the keyboard was; at first from what is in sight. */
  #ahead(claims: number[], by: 1 | -1): number[] {
    const last = this.#open ?? this.#last;
    if (last !== null) return claims.filter((claim) => (claim - last) * by > 0);
    const top = (claim: number) => this.#marks.rects(claim)[0]?.top ?? 0;
    const first = claims.findIndex((claim) => (by === 1 ? top(claim) >= 0 : top(claim) < window.innerHeight));
    return claims.slice(Math.max(first, 0));
  }

  #show(claim: number, manner: Manner): void {
    this.#forget();
    const what = this.#report.claims[claim];
    if (!what) return;
    const acts = this.#acts(what, () => this.close());
    const element = card(what, this.#report, acts);
    const closed = () => {
      this.#open = null;
      this.#marks.setCurrent(null);
    };
    this.#open = claim;
    const [first] = this.#marks.segments(claim);
    this.#shown.show(element, manner, () => this.#linesOf(this.#open ?? claim), closed, first?.node);
    if (this.#shown.manner === null) return;
    this.#open = claim;
    this.#last = claim;
    this.#marks.setCurrent(claim);
    acts.opened();
  }

  #look(): void {
    this.#frame = 0;
    if (!this.#moved) return;
    const { event, isOnCard } = this.#moved;
    const { x, y } = inPage(event.target as Node, new DOMRect(event.clientX, event.clientY));
    if (this.#shown.manner === 'hovered' && !this.#shown.isNear(x, y)) this.close();
    const over = isOnCard ? null : this.#claimUnder(event);
    if (over === null || over === this.#open || this.#shown.manner === 'pinned') {
      this.#forget();
    } else if (this.#resting?.claim !== over) {
      this.#forget();
      this.#resting = { claim: over, timer: window.setTimeout(() => this.#show(over, 'hovered'), REST) };
    }
  }

  #clicked(event: MouseEvent): void {
    if (this.#shown.isSourceOf(event)) return;
    const claim = this.#isPlainPress(event) ? this.#claimUnder(event) : null;
    if (claim !== null) this.#show(claim, 'pinned');
  }

  /** A press that is for nothing else: not with a modifier, not to select text, not on a link or a control. */
  #isPlainPress(event: MouseEvent): boolean {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
    // In a shadow root, of which the window is told as of its host.
    const target = (event.composedPath()[0] ?? event.target) as Node;
    const selection = viewOf(target)?.getSelection();
    // Chromium calls one within a shadow root collapsed.
    if (selection && !(selection.isCollapsed && String(selection) === '')) return false;
    for (let node = isElement(target) ? target : null; node; node = shownIn(node)) {
      if (/^(a|button|input|select|textarea|label|summary|video|audio)$/.test(nameOf(node))) return false;
    }
    return true;
  }

  #claimUnder({ target, clientX, clientY }: MouseEvent): number | null {
    const view = viewOf(target as Node);
    if (!view) return null;
    if (this.#marks.mayBeIn(target)) return this.#marks.at(view, clientX, clientY);
    return this.#marks.below(view, target as Node, clientX, clientY);
  }

  #forget(): void {
    if (this.#resting) clearTimeout(this.#resting.timer);
    this.#resting = null;
  }
}
