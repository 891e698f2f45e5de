// Marks are CSS custom highlights: ranges that the browser paints, without any change to the page's nodes.
//
// The names are drawn anew for each page, so that a page can neither prepare for them nor register its own under them.

import type { Standing } from '../engine/report';
import { highlightOf, type Style } from '../settings/look';
import type { Intensity } from '../settings/settings';
import type { Segment } from './fold';

export interface Mark {
  standing: Standing;
  differs: boolean;
  segments: Segment[];
}

export class Marks {
  #highlights = new Map<Style, { name: string; highlight: Highlight }>();
  #claimOf = new Map<AbstractRange, number>();
  #marks: Mark[] = [];
  /** The mark that is set off. */
  #current: Mark | null = null;
  #sheet = new CSSStyleSheet();
  #elements = new Set<Node>();
  #intensity: Intensity;
  #rangesIn = new Map<Node, StaticRange[]>();

  constructor(intensity: Intensity) {
    this.#intensity = intensity;
  }

  paint(marks: Mark[]): void {
    removeLeftovers();
    this.#marks = marks;
    marks.forEach((mark, claim) => {
      for (const range of ranges(mark)) {
        const others = this.#rangesIn.get(range.startContainer);
        if (others) others.push(range);
        else this.#rangesIn.set(range.startContainer, [range]);
        this.#claimOf.set(range, claim);
        this.#highlight(mark.standing).add(range);
        if (mark.differs) this.#highlight('differs').add(range);
      }
      for (const { node } of mark.segments) if (node.parentNode) this.#elements.add(node.parentNode);
    });
    this.#highlight('current').priority = -1;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Takes the marks off a text that was edited: they would cover other words than those that were weighed. */
  forget(node: Text): void {
    for (const range of this.#rangesIn.get(node) ?? []) {
      for (const { highlight } of this.#highlights.values()) highlight.delete(range);
    }
    this.#rangesIn.delete(node);
    if (this.#current?.segments.some((segment) => segment.node === node)) this.setCurrent(null);
  }

  /** Whether a mark's text lies directly in this node: a cheap first question before `at`. */
  mayBeIn(node: unknown): boolean {
    return this.#elements.has(node as Node);
  }

  /** The claim under a point of the window; the shortest, where one lies in another. */
  at(x: number, y: number): number | null {
    let found: number | null = null;
    for (const { ranges } of CSS.highlights.highlightsFromPoint(x, y)) {
      for (const range of ranges) {
        const claim = this.#claimOf.get(range);
        if (claim !== undefined && (found === null || this.#length(claim) < this.#length(found)))
          found = claim;
      }
    }
    return found;
  }

  /** The stretches of text that a claim covers. */
  segments(claim: number): readonly Segment[] {
    return this.#marks[claim]?.segments ?? [];
  }

  /** Where a claim is in the window now, line by line. */
  rects(claim: number): DOMRect[] {
    return (this.#marks[claim]?.segments ?? []).flatMap(({ node, start, end }) => {
      if (end > node.data.length) return [];
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return [...range.getClientRects()];
    });
  }

  /** Sets off the claim whose card is open. */
  setCurrent(claim: number | null): void {
    const current = this.#highlight('current');
    current.clear();
    const mark = claim === null ? undefined : this.#marks[claim];
    this.#current = mark ?? null;
    if (mark) for (const range of ranges(mark)) current.add(range);
  }

  remove(): void {
    for (const { name } of this.#highlights.values()) CSS.highlights.delete(name);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
    this.#highlights.clear();
    this.#claimOf.clear();
    this.#elements.clear();
    this.#rangesIn.clear();
    this.#marks = [];
  }

  #length(claim: number): number {
    return this.#marks[claim]?.segments.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;
  }

  #highlight(style: Style): Highlight {
    const known = this.#highlights.get(style);
    if (known) return known.highlight;
    const name = unguessable();
    const highlight = new Highlight();
    CSS.highlights.set(name, highlight);
    this.#sheet.insertRule(`::highlight(${name}) { ${highlightOf(style, this.#intensity)} }`);
    this.#highlights.set(style, { name, highlight });
    return highlight;
  }
}

// Static ranges: the browser need not keep them in step with every change of the page.
const ranges = (mark: Mark): StaticRange[] =>
  mark.segments.map(
    ({ node, start, end }) =>
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
  );

/** Marks of a reader that could not take them away: Firefox ends its script the moment the extension is updated. */
function removeLeftovers(): void {
  const isLeft = (sheet: CSSStyleSheet) => {
    const names = [...sheet.cssRules].map(
      (rule) => /^::highlight\((m[0-9a-z]{16,})\)/.exec(rule.cssText)?.[1],
    );
    if (names.length === 0 || !names.every((name) => name !== undefined)) return false;
    for (const name of names) CSS.highlights.delete(name);
    return true;
  };
  const sheets = [...document.adoptedStyleSheets];
  if (sheets.some(isLeft)) document.adoptedStyleSheets = sheets.filter((sheet) => !isLeft(sheet));
}

const unguessable = (): string =>
  `m${Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('')}`;
