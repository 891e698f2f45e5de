// Bringing a sentence into sight, and showing for a moment where it is.

import { isGone, pageOf, type View, viewOf } from './dom';
import { withoutInitial } from './fit';
import type { Segment } from './fold';
import { HighlightSheet } from './highlight-sheet';
import { isWhole, rangeOf } from './lines';
import { registryOf, unguessable } from './registry';
import { bringIntoSight } from './sight';

// How long the sentence stays set off, and how its tint leaves: in steps, for highlights know no transitions. In few, for each
// is a look more that a browser has to work out for the elements.
const STAYS = 1400;
const TINTS = [0.42, 0.18];
const STEP = 250;

/** Where a sentence is set off, and under which of the names. */
interface SetOff {
  page: Document;
  registry: HighlightRegistry | null;
  highlight: Highlight;
  name: string;
}

export class Landing {
  // A name for each tint, and for each document a sheet that stays: to change one has the browser style much of a page anew.
  #names = TINTS.map(() => unguessable('l'));
  #sheets = new Map<Document, HighlightSheet>();
  #setOff: SetOff | null = null;
  #timer = 0;

  /** Scrolls there only as far as it must. False where the page does not show the sentence. */
  bring(segments: readonly Segment[]): boolean {
    this.#end();
    if (!bringIntoSight(segments)) return false;
    this.#begin(segments);
    return true;
  }

  remove(): void {
    this.#end();
    for (const sheet of this.#sheets.values()) sheet.remove();
    this.#sheets.clear();
  }

  #begin(segments: readonly Segment[]): void {
    const [first] = segments;
    const view = first && viewOf(first.node);
    if (!view) return;
    const page = pageOf(first.node);
    const sheet = this.#sheetOf(page, view);
    sheet.tidy();
    sheet.takeIn(segments.map(({ node }) => node));
    const highlight = new view.Highlight(...segments.filter(isWhole).map(withoutInitial).map(rangeOf));
    // Below the line of the mark itself.
    highlight.priority = -2;
    this.#setOff = { page, registry: registryOf(view), highlight, name: '' };
    this.#tint(0);
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#timer = window.setTimeout(() => (isStill ? this.#end() : this.#fade(1)), STAYS);
  }

  #sheetOf(page: Document, view: View): HighlightSheet {
    const known = this.#sheets.get(page);
    if (known) return known;
    // Documents of frames that went elsewhere are not held on to.
    for (const other of this.#sheets.keys()) if (viewOf(other) === null) this.#sheets.delete(other);
    const sheet = new HighlightSheet(page, view);
    this.#names.forEach((name, step) => {
      sheet.setLook(name, `background-color: rgb(96 142 214 / ${TINTS[step]});`);
    });
    this.#sheets.set(page, sheet);
    return sheet;
  }

  #fade(step: number): void {
    if (!this.#tint(step)) {
      this.#end();
      return;
    }
    this.#timer = window.setTimeout(() => this.#fade(step + 1), STEP);
  }

  /** False where the tint has left. */
  #tint(step: number): boolean {
    const name = this.#names[step];
    if (!this.#setOff || name === undefined || isGone(this.#setOff.page)) return false;
    const { registry, highlight, name: before } = this.#setOff;
    registry?.delete(before);
    registry?.set(name, highlight);
    this.#setOff.name = name;
    return true;
  }

  #end(): void {
    clearTimeout(this.#timer);
    const before = this.#setOff;
    this.#setOff = null;
    if (before && !isGone(before.page)) before.registry?.delete(before.name);
  }
}
