// The visible text of the page as blocks, as a reader sees them, kept in step with the page.
//
// Each element that stands on lines of its own is a unit, which keeps its blocks and the units in it, in order. When
// the page changes, the units around the change are read again and all others are taken over as they are.

import {
  bodyOf,
  documentIn,
  isConnected,
  isElement,
  isFrame,
  isRendered,
  shadowOf,
  shownIn,
  walk,
} from './dom';
import { ReadBlock } from './fold';
import { isShown } from './hiding';
import { Reading, STEP } from './reading';
import { RoughBlock } from './rough';
import type { Unit } from './unit';

// Bounds for pages that are no pages for people: after so many nodes or characters a reading ends, and the reader is told
// that the page was cut.
const MOST_NODES = 250_000;
export const MOST_TEXT = 6_000_000;
const MOST_AWAITED = 1000;

export class PageText {
  /** The page holds more than was read. */
  isCut = false;

  #root: Unit | null = null;
  // Of what was passed over null.
  #units = new WeakMap<Element, Unit | null>();
  #dirty = new Set<Unit>();
  #afresh = new WeakSet<Element>();
  #refined = new WeakSet<RoughBlock>();
  #inLine = new WeakSet<Element>();
  #roots = new WeakSet<Node>();
  // Elements of the page's own kinds that have no shadow root, and may yet get one.
  #rootless = new Set<Element>();
  #onRoot: (root: ShadowRoot | Document) => void;

  /** `onRoot` is told of each shadow root and each frame's document that the walk goes into. */
  constructor(onRoot: (root: ShadowRoot | Document) => void) {
    this.#onRoot = onRoot;
  }

  /** Reads what is not read yet or was said to have changed; each step of it is short. */
  *read(): Generator<void> {
    const body = bodyOf(document);
    if (body !== this.#root?.element) {
      this.#root = body && { element: body, outer: null, items: [], hidden: [] };
      this.#dirty.clear();
      if (this.#root) this.#dirty.add(this.#root);
    }
    const budget = { nodes: MOST_NODES, text: MOST_TEXT };
    for (const unit of this.#dirty) {
      const isKnown = unit === this.#root || this.#units.get(unit.element) === unit;
      if (isKnown && isConnected(unit.element)) yield* new Reading(this, unit, budget).read();
      else this.#dirty.delete(unit);
      // most units are short, and many of them are not
      yield;
    }
  }

  /** All blocks, in the page's order, in parts of at most so many characters, save of a longer block; at least one part, so that
   * an empty page too has one. */
  parts(longest: number): ReadBlock[][] {
    let part: ReadBlock[] = [];
    const parts = [part];
    let length = 0;
    let room = MOST_TEXT;
    const stack = this.#root ? [{ items: this.#root.items, at: 0 }] : [];
    for (let level = stack.at(-1); level; level = stack.at(-1)) {
      const item = level.items[level.at++];
      if (!item) {
        stack.pop();
      } else if (!isBlock(item)) {
        stack.push({ items: item.items, at: 0 });
      } else if (item.text !== '') {
        room -= item.text.length;
        if (room < 0) {
          this.isCut = true;
          continue;
        }
        if (length > 0 && length + item.text.length > longest) {
          part = [];
          parts.push(part);
          length = 0;
        }
        part.push(item);
        length += item.text.length;
      }
    }
    return parts;
  }

  /** Has `read` read these blocks node by node, where they were only taken roughly. Gives whether any was. */
  refine(blocks: Iterable<ReadBlock>): boolean {
    let isAny = false;
    for (const block of blocks) {
      if (!(block instanceof RoughBlock) || this.#refined.has(block)) continue;
      this.#refined.add(block);
      this.#dirty.add(block);
      isAny = true;
    }
    return isAny;
  }

  /** The text or the children of a node changed. Gives how far it had to look. */
  changed(node: Node): number {
    let steps = 0;
    for (let at = isElement(node) ? node : shownIn(node); at; at = shownIn(at)) {
      steps++;
      const unit = this.#units.get(at);
      if (unit === null) return steps;
      if (!unit && at !== this.#root?.element) continue;
      const known = unit ?? this.#root;
      if (known) this.#dirty.add(known);
      return steps;
    }
    return steps;
  }

  /** Everything in an element may be another now, and whether it is shown. Gives how far it had to look. */
  changedAltogether(element: Element): number {
    if (!isConnected(element)) return 1;
    const outer = shownIn(element);
    if (!outer || element === this.#root?.element) {
      this.everythingChanged();
      return 1;
    }
    this.#afresh.add(element);
    this.#units.delete(element);
    return this.changed(outer);
  }

  everythingChanged(): void {
    this.#root = null;
    this.#units = new WeakMap();
    this.#dirty.clear();
    this.#rootless.clear();
  }

  /** Elements may have got a shadow root since they were read, which nothing tells of. */
  *lookForRoots(): Generator<void> {
    const body = bodyOf(document);
    const trees: Node[] = body ? [body] : [];
    for (let tree = trees.pop(); tree; tree = trees.pop()) {
      const walker = walk(tree);
      for (let count = 1; walker.nextNode() !== null; count++) {
        if (count % STEP === 0) yield;
        const node = walker.currentNode;
        if (!isElement(node) || this.#isPassedOver(node)) continue;
        const root = isFrame(node) ? documentIn(node) : shadowOf(node);
        if (root && this.#roots.has(root)) trees.push(root);
        else if (root) this.changedAltogether(node);
      }
    }
  }

  /** Whether an element of the page's own kinds got its shadow root after it was read. */
  hasLateRoots(): boolean {
    let isAny = false;
    for (const element of this.#rootless) {
      const isLate = shadowOf(element) !== null;
      if (isLate) isAny = true;
      if (isLate || !isConnected(element)) this.#rootless.delete(element);
    }
    return isAny;
  }

  /** Styles may have changed: what was hidden may be shown, and these elements or `marked` text may be hidden. */
  *restyled(elements: Iterable<Element>, marked: Iterable<Element>): Generator<void> {
    let count = 0;
    for (const element of elements) {
      if (++count % STEP === 0) yield;
      if (isConnected(element) && !this.#isPassedOver(element) && !isRendered(element))
        this.changedAltogether(element);
    }
    const stack = this.#root ? [this.#root] : [];
    for (let unit = stack.pop(); unit; unit = stack.pop()) {
      for (const element of unit.hidden) {
        if (++count % STEP === 0) yield;
        if (isConnected(element) && isShown(element)) this.changedAltogether(element);
      }
      for (const item of unit.items) if ('items' in item) stack.push(item);
      if (++count % STEP === 0) yield;
    }
    for (const element of marked) {
      if (++count % STEP === 0) yield;
      if (!isConnected(element) || isRendered(element)) continue;
      let top = element;
      for (let at = shownIn(top); at && at !== this.#root?.element && !isRendered(at); at = shownIn(at))
        top = at;
      this.changedAltogether(top);
    }
  }

  #isPassedOver(element: Element): boolean {
    return this.#units.get(element) === null;
  }

  /** For the walk: a unit that stands as it was read before, or null where the element is read as if for the first time. */
  taken(element: Element): Unit | null {
    const unit = this.#units.get(element);
    if (unit === null) this.#units.delete(element);
    return unit && !this.#dirty.has(unit) ? unit : null;
  }

  /** For the walk. */
  begin(unit: Unit): void {
    this.#units.set(unit.element, unit);
    this.#dirty.delete(unit);
  }

  /** For the walk: what was taken for a block of its own stands in a line with what is around it, and is read with that. */
  readInLine(block: RoughBlock): void {
    const { unit } = block.outer;
    this.#inLine.add(block.element);
    this.#units.delete(block.element);
    // Where one stands in a line others may stand before it; that of the line comes after them all.
    this.refine(unit.items.filter((item) => item instanceof RoughBlock));
    this.#dirty.delete(block);
    this.#dirty.delete(unit);
    this.#dirty.add(unit);
  }

  /** For the walk. */
  isInLine(element: Element): boolean {
    return this.#inLine.has(element);
  }

  /** For the walk: an element that is not read; when it is only hidden, it is looked at again. */
  passOver(element: Element, unit: Unit, isHidden: boolean): void {
    this.#units.set(element, null);
    if (isHidden) unit.hidden.push(element);
  }

  /** For the walk: whether nothing in the element is to be taken over. */
  isAfresh(element: Element): boolean {
    return this.#afresh.delete(element);
  }

  /** For the walk: an element that has no shadow root yet. */
  awaitRoot(element: Element): void {
    if (this.#rootless.size < MOST_AWAITED) this.#rootless.add(element);
  }

  /** For the walk. */
  goInto(root: ShadowRoot | Document): void {
    this.#roots.add(root);
    this.#onRoot(root);
  }
}

/** Not so of a unit that was read node by node: what it holds are blocks and units. */
const isBlock = (item: ReadBlock | Unit): item is ReadBlock =>
  item instanceof RoughBlock ? item.isRough : item instanceof ReadBlock;
