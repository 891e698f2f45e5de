// All that answers a person on a page that is marked: the cards, the words in the corner, the way from claim to claim. It is
// a script of its own, run when the first marks are seen, for they are seen the sooner for every line that is not read before.

import type { Claim, Report } from '../engine/report';
import { speakHere } from '../settings/language';
import { cite } from './cite';
import { copyText } from './copy';
import type { Segment } from './fold';
import { Landing } from './landing';
import type { Marks } from './marks';
import { afterAWhile, couldNotRead, noneMarked, nothingFound, readInPart } from './notice';
import { Pointer } from './pointer';
import { Surface } from './surface';

/** What a card's buttons do to the page, and what the page has to know. */
export interface Serves {
  /** Where the page is, with its query. */
  address(): string;
  dismiss(text: string, dismissed: boolean): void;
  /** A card was opened. */
  opened(): void;
}

export class Cards {
  #page: Serves;
  #surface = new Surface();
  #landing = new Landing();
  #pointer: Pointer | null = null;
  #report: Report | null = null;
  #timer = 0;

  constructor(page: Serves) {
    this.#page = page;
  }

  /** In the browser's language where it is empty. */
  speak(language: string): Promise<void> {
    return speakHere(language);
  }

  /** The page has these marks now; with null, none. */
  follow(marks: Marks | null, report: Report): void {
    this.#report = report;
    if (!marks) {
      this.#leave();
      return;
    }
    this.#pointer?.follow(marks, report);
    this.#pointer ??= new Pointer(marks, this.#surface, report, (claim, close) => ({
      close,
      copy: () => copyText(cite(claim, this.#report ?? report, this.#page.address())),
      dismiss: () => this.#page.dismiss(claim.text, true),
      opened: () => this.#page.opened(),
    }));
  }

  /** A click, or the pointer moved, before these cards were there. */
  heed(event: PointerEvent): void {
    this.#pointer?.heed(event);
  }

  /** Where nothing will be seen a word says why. */
  inform(report: Report, isCut: boolean, isMarked: (claim: Claim) => boolean): void {
    if (isCut) this.#notify(readInPart());
    else if (report.claims.length === 0) this.#notify(nothingFound(report));
    else if (!report.claims.some(isMarked)) this.#notify(noneMarked(report));
  }

  regret(): void {
    this.#notify(couldNotRead());
  }

  bring(segments: readonly Segment[]): boolean {
    this.close();
    return this.#landing.bring(segments);
  }

  step(by: 1 | -1, from: 'last' | 'end'): boolean {
    return this.#pointer?.step(by, from) ?? false;
  }

  close(): void {
    this.#pointer?.close();
  }

  remove(): void {
    clearTimeout(this.#timer);
    this.#leave();
    this.#surface.clear();
  }

  #leave(): void {
    this.#landing.remove();
    this.#pointer?.remove();
    this.#pointer = null;
  }

  #notify(notice: HTMLElement): void {
    this.#surface.show(notice);
    this.#timer = afterAWhile(() => this.#surface.clear());
  }
}
