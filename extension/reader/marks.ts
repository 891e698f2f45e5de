// Marks are CSS custom highlights: ranges that the browser paints, without any change to the page's nodes.

import type { Standing } from '../engine/report';
import type { Intensity } from '../settings/settings';
import { isClear, mayLieOver, takesNoPointer } from './covered';
import {
  contains,
  elementsAt,
  holderOf,
  hostsOf,
  isConnected,
  isElement,
  pageOf,
  rootsAround,
  type View,
  viewOf,
} from './dom';
import { inkOf, lineOf, withoutInitial } from './fit';
import type { Segment } from './fold';
import { isAt, linesOf } from './lines';
import { Painted } from './painted';
import { registryOf } from './registry';

export interface Mark {
  standing: Standing;
  differs: boolean;
  segments: Segment[];
}

export class Marks {
  #painted = new Map<Document, Painted>();
  #claimOf = new Map<AbstractRange, number>();
  /** What is to be shown, and by which highlights. */
  #prepared = new Map<StaticRange, Highlight[]>();
  #marks: Mark[] = [];
  /** The mark that is set off. */
  #current: { mark: Mark; ranges: StaticRange[] } | null = null;
  #elements = new Set<Element>();
  #roots = new Set<ShadowRoot>();
  /** Those of the elements that hold marks which take no pointer: what is around or below them is told of instead. */
  #unheard = new Set<Element>();
  readonly intensity: Intensity;
  #rangesIn = new Map<Text, StaticRange[]>();

  constructor(intensity: Intensity) {
    this.intensity = intensity;
    // Here in any case, and be it only to take away what an older reader left.
    this.#in(document);
  }

  /** In place of what was marked before: all but the marks themselves. The browser styles what will hold them, which on a long
   * page is work enough for a task of its own. */
  prepare(marks: Mark[]): void {
    // First of all what is asked of styles: after a change of sheets the browser would have to find out anew.
    const stretches = marks.flatMap((mark, claim) =>
      mark.segments.map((segment) => {
        const { node } = segment;
        const holder = holderOf(node);
        const isUnheard = holder !== null && takesNoPointer(holder);
        return {
          mark,
          claim,
          node,
          isUnheard,
          range: rangeOf(segment),
          ink: inkOf(node),
          line: lineOf(node),
        };
      }),
    );
    for (const [page, painted] of this.#painted) {
      if (viewOf(page) === null) this.#painted.delete(page);
      else painted.clear();
    }
    this.#forgetAll();
    this.#marks = marks;
    for (const { mark, claim, node, isUnheard, range, ink, line } of stretches) {
      const painted = this.#paintedAt(range);
      if (!painted) continue;
      const others = this.#rangesIn.get(node);
      if (others) others.push(range);
      else this.#rangesIn.set(node, [range]);
      this.#claimOf.set(range, claim);
      const highlights = [painted.highlight(mark.standing, ink + line)];
      if (mark.differs) highlights.push(painted.highlight('differs', ink));
      this.#prepared.set(range, highlights);
      this.#noteHolders(node);
      if (isUnheard) this.#unheard.add(holderOf(node) as Element);
    }
    this.dress();
  }

  /** Marks what was prepared. */
  show(): void {
    for (const [range, highlights] of this.#prepared)
      for (const highlight of highlights) highlight.add(range);
    this.#prepared.clear();
  }

  /** Has the marks seen wherever they stand now. */
  dress(): void {
    this.keep();
    for (const [page, nodes] of Map.groupBy(this.#rangesIn.keys(), pageOf))
      this.#painted.get(page)?.takeIn(nodes);
  }

  /** These nodes may stand elsewhere now, or something in them, or anything for null. */
  moved(nodes: Set<Node> | null): void {
    const stirred = [...this.#painted.values()].filter((painted) => painted.moved(nodes));
    if (stirred.length > 0) this.dress();
  }

  /** Brings back what the page took away that shows the marks. */
  keep(): void {
    for (const [page, painted] of this.#painted) if (viewOf(page) !== null) painted.keep();
  }

  /** The documents in which marks stand: that of the page, and those of frames. */
  get documents(): Document[] {
    return [...this.#painted.keys()];
  }

  /** Takes the marks off a text that was edited: they would cover other words than those that were weighed. */
  forget(node: Text): void {
    for (const range of this.#rangesIn.get(node) ?? []) {
      this.#paintedAt(range)?.forget(range);
      this.#prepared.delete(range);
    }
    this.#rangesIn.delete(node);
    if (this.#current?.mark.segments.some((segment) => segment.node === node)) this.setCurrent(null);
  }

  /** Whether a mark's text lies directly in this element, or somewhere in its shadow root: a cheap first question before
   * `at`. */
  mayBeIn(node: unknown): boolean {
    return this.#elements.has(node as Element);
  }

  /** The claim under a point of a window; the shortest, where one lies in another. */
  at(view: View, x: number, y: number): number | null {
    let found: number | null = null;
    const shadowRoots = [...this.#roots].filter(
      (root) => pageOf(root) === view.document && isConnected(root),
    );
    for (const { ranges } of registryOf(view)?.highlightsFromPoint(x, y, { shadowRoots }) ?? []) {
      for (const range of ranges) {
        const claim = this.#claimOf.get(range);
        if (claim !== undefined && (found === null || this.#length(claim) < this.#length(found)))
          found = claim;
      }
    }
    return found;
  }

  /** The claim at a point of a window whose text is seen through what lies over it, of which `over` is the topmost, or takes no
   * pointer itself. */
  below(view: View, over: Node, x: number, y: number): number | null {
    if (!isElement(over) || (this.#unheard.size === 0 && !mayLieOver(over))) return null;
    const stack = elementsAt(view.document, x, y);
    const depth = stack.findIndex((element) => this.mayBeIn(element) || this.#hasUnheard(element));
    if (depth === -1 || !stack.slice(0, depth).every(isClear)) return null;
    const found = stack[depth] as Element;
    const isThere = (segment: Segment) => {
      const holder = holderOf(segment.node);
      const isShown = holder === found || (holder && this.#unheard.has(holder) && contains(found, holder));
      return isShown && isAt(segment, x, y);
    };
    const claim = this.#marks.findIndex(({ segments }) => segments.some(isThere));
    return claim === -1 ? null : claim;
  }

  #hasUnheard(element: Element): boolean {
    return [...this.#unheard].some((holder) => contains(element, holder));
  }

  /** The stretches of text that a claim covers. */
  segments(claim: number): readonly Segment[] {
    return this.#marks[claim]?.segments ?? [];
  }

  /** Where a claim is in the window now, line by line. */
  rects(claim: number): DOMRect[] {
    return linesOf(this.segments(claim));
  }

  /** Sets off the claim whose card is open. */
  setCurrent(claim: number | null): void {
    for (const range of this.#current?.ranges ?? []) this.#paintedAt(range)?.forget(range);
    const mark = claim === null ? undefined : this.#marks[claim];
    this.#current = mark ? { mark, ranges: mark.segments.map(rangeOf) } : null;
    for (const range of this.#current?.ranges ?? []) {
      this.#paintedAt(range)
        ?.highlight('current', inkOf(range.startContainer as Text))
        .add(range);
    }
  }

  remove(): void {
    for (const painted of this.#painted.values()) painted.remove();
    this.#painted.clear();
    this.#forgetAll();
  }

  #forgetAll(): void {
    this.#claimOf.clear();
    this.#prepared.clear();
    this.#elements.clear();
    this.#roots.clear();
    this.#unheard.clear();
    this.#rangesIn.clear();
    this.#current = null;
    this.#marks = [];
  }

  #noteHolders(node: Text): void {
    const holder = holderOf(node);
    if (!holder) return;
    this.#elements.add(holder);
    // The window is told of events in a shadow root as if they were its host's.
    for (const host of hostsOf(holder)) this.#elements.add(host);
    for (const root of rootsAround(node)) this.#roots.add(root);
  }

  #length(claim: number): number {
    return this.#marks[claim]?.segments.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;
  }

  #paintedAt({ startContainer }: AbstractRange): Painted | null {
    return this.#in(pageOf(startContainer));
  }

  #in(page: Document): Painted | null {
    const known = this.#painted.get(page);
    if (known) return known;
    const view = viewOf(page);
    if (!view) return null;
    const painted = new Painted(page, view, this.intensity);
    // Here already, so that no card has to wait for the browser to style what it stands at.
    painted.highlight('current');
    this.#painted.set(page, painted);
    return painted;
  }
}

// A static range: the browser need not keep it in step with every change of the page.
function rangeOf(segment: Segment): StaticRange {
  const { node, start, end } = withoutInitial(segment);
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}
