// The visible text of the page as blocks, as a reader sees them, kept in step with the page.
//
// What is a block and what is hidden is taken from the computed style, not from tag names alone, for pages restyle both.
// The walk goes along the tree as it is shown, through open shadow roots, slots and the frames that the page may read
// itself; it keeps its own stack and never recurses, so that no depth of nesting can exhaust the other one. It pauses
// wherever its caller likes.
//
// Each element that stands on lines of its own is a unit, which keeps its blocks and the units in it, in order. When
// the page changes, the units around the change are read again and all others are taken over as they are.

import type { BlockKind } from '../engine/report';
import {
  attribute,
  bodyOf,
  documentIn,
  firstOf,
  isConnected,
  isElement,
  isRendered,
  isText,
  nameOf,
  nextOf,
  shadowOf,
  shownIn,
  slotted,
  walk,
} from './dom';
import { FoldedText, type ReadBlock } from './fold';

// No prose of the page: code, media, controls, and the page's own navigation. Asides stay: news pages set
// key facts and pull quotes in them, and a reader reads those.
const SKIPPED = new Set(
  (
    'script style noscript template head frame object embed canvas svg math audio video picture img map ' +
    'button input select textarea option datalist meter progress rt rp nav menu dialog'
  ).split(' '),
);
const SKIPPED_ROLES = new Set(['navigation', 'menu', 'menubar', 'search', 'button', 'toolbar', 'tablist']);

const KINDS: Record<string, BlockKind> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dt: 'item',
  dd: 'item',
  td: 'item',
  th: 'item',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
};

// Bounds for pages that are no pages for people. A block ends after so many characters, and a reading after so many
// nodes or characters; the reader is told when a page was cut.
const LONGEST_BLOCK = 50_000;
const MOST_NODES = 250_000;
export const MOST_TEXT = 6_000_000;
// The walk can be paused after so many nodes, and after each stretch of a long text.
const STEP = 32;

/** What holds inside an element that the walk has entered. */
interface Level {
  element: Element;
  unit: Unit;
  kind: BlockKind;
  breaks: boolean;
  visible: boolean;
  keepsLines: boolean;
  isInStory: boolean;
  /** A closed disclosure, which shows its summary alone. */
  isClosed: boolean;
  /** All of it is read again. */
  isAfresh: boolean;
  /** What is shown in place of the children, and how far the walk has come in it. */
  slotted: Node[] | null;
  at: number;
}

/** An element that stands on lines of its own. */
interface Unit {
  element: Element;
  outer: Level | null;
  items: (ReadBlock | Unit)[];
  /** What was passed over because it is not shown now. */
  hidden: Element[];
}

export class PageText {
  /** The page holds more than was read. */
  isCut = false;

  #root: Unit | null = null;
  #units = new WeakMap<Element, Unit>();
  #passedOver = new WeakSet<Element>();
  #dirty = new Set<Unit>();
  #afresh = new WeakSet<Element>();
  #roots = new WeakSet<Node>();
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
    }
  }

  /** All blocks, in the page's order. */
  blocks(): ReadBlock[] {
    const blocks: ReadBlock[] = [];
    let room = MOST_TEXT;
    const stack = this.#root ? [this.#root.items.values()] : [];
    for (let items = stack.at(-1); items; items = stack.at(-1)) {
      const { value: item, done } = items.next();
      if (done) {
        stack.pop();
      } else if ('items' in item) {
        stack.push(item.items.values());
      } else {
        room -= item.text.length;
        if (room >= 0) blocks.push(item);
        else this.isCut = true;
      }
    }
    return blocks;
  }

  /** The text or the children of a node changed. Gives how far it had to look. */
  changed(node: Node): number {
    let steps = 0;
    for (let at = isElement(node) ? node : shownIn(node); at; at = shownIn(at)) {
      steps++;
      if (this.#passedOver.has(at)) return steps;
      const unit = this.#units.get(at);
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
    this.#passedOver.delete(element);
    this.#units.delete(element);
    return this.changed(outer);
  }

  everythingChanged(): void {
    this.#root = null;
    this.#units = new WeakMap();
    this.#passedOver = new WeakSet();
    this.#dirty.clear();
  }

  /** Elements may have got a shadow root since they were read, which nothing tells of. */
  *lookForRoots(): Generator<void> {
    const body = bodyOf(document);
    if (!body) return;
    const walker = walk(body);
    for (let count = 1; walker.nextNode() !== null; count++) {
      if (count % STEP === 0) yield;
      const node = walker.currentNode;
      const root = isElement(node) && !this.#passedOver.has(node) ? shadowOf(node) : null;
      if (root && !this.#roots.has(root)) this.changedAltogether(node as Element);
    }
  }

  /** Styles may have changed: what was hidden may be shown, and these elements or `marked` text may be hidden. */
  *restyled(elements: Iterable<Element>, marked: Iterable<Element>): Generator<void> {
    let count = 0;
    for (const element of elements) {
      if (++count % STEP === 0) yield;
      if (isConnected(element) && !this.#passedOver.has(element) && !isRendered(element))
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

  /** For the walk: a unit that stands as it was read before. */
  taken(element: Element): Unit | null {
    const unit = this.#units.get(element);
    return unit && !this.#dirty.has(unit) ? unit : null;
  }

  /** For the walk. */
  begin(unit: Unit): void {
    this.#units.set(unit.element, unit);
    this.#dirty.delete(unit);
  }

  /** For the walk: an element that is not read; when it is only hidden, it is looked at again. */
  passOver(element: Element, unit: Unit, isHidden: boolean): void {
    this.#passedOver.add(element);
    if (isHidden) unit.hidden.push(element);
  }

  /** For the walk. */
  enter(element: Element): void {
    this.#passedOver.delete(element);
  }

  /** For the walk: whether nothing in the element is to be taken over. */
  isAfresh(element: Element): boolean {
    return this.#afresh.delete(element);
  }

  /** For the walk. */
  goInto(root: ShadowRoot | Document): void {
    this.#roots.add(root);
    this.#onRoot(root);
  }
}

/** The page as it stands, read at once. */
export function readBlocks(): ReadBlock[] {
  const text = new PageText(() => {});
  for (const _ of text.read());
  return text.blocks();
}

/** One walk over one unit. */
class Reading {
  #page: PageText;
  #unit: Unit;
  #budget: { nodes: number; text: number };
  #open: Level[] = [];
  #current: FoldedText | null = null;
  // Two line breaks in a row part two paragraphs; one is a space.
  #brokeLine = false;

  constructor(page: PageText, unit: Unit, budget: { nodes: number; text: number }) {
    this.#page = page;
    this.#unit = unit;
    this.#budget = budget;
  }

  *read(): Generator<void> {
    const { element, outer } = this.#unit;
    const begun = this.#level(element, outer ?? undefined, this.#unit, getComputedStyle(element));
    let node = this.#down(begun);
    for (let count = 1; ; count++) {
      if (count % STEP === 0) yield;
      if (node === null) {
        const left = this.#leave();
        if (this.#open.length === 0) return;
        node = this.#after(left.element);
        continue;
      }
      if (--this.#budget.nodes < 0 || this.#budget.text < 0) {
        this.#page.isCut = true;
        while (this.#open.length > 0) this.#leave();
        return;
      }
      if (isText(node)) {
        yield* this.#text(node);
      } else if (isElement(node)) {
        const level = this.#enter(node);
        if (level) {
          node = this.#down(level);
          continue;
        }
      }
      node = this.#after(node);
    }
  }

  /** Goes into an element: gives the first node that is shown in it. */
  #down(level: Level): Node | null {
    this.#open.push(level);
    if (level.unit.element === level.element) {
      this.#page.begin(level.unit);
      level.unit.items = [];
      level.unit.hidden = [];
    }
    // What is only invisible is entered, for something in it may be visible; and it may become so itself.
    if (!level.visible && !level.isClosed) level.unit.hidden.push(level.element);
    const shadow = shadowOf(level.element);
    if (shadow) {
      this.#page.goInto(shadow);
      return firstOf(shadow);
    }
    const name = nameOf(level.element);
    const isFrame = name === 'iframe';
    const shown = isFrame ? this.#inFrame(level.element) : name === 'slot' ? slotted(level.element) : [];
    // A slot's own children stand in for what is not slotted; a frame's are never shown.
    if (shown.length === 0) return isFrame ? null : firstOf(level.element);
    level.slotted = shown;
    return shown[0] as Node;
  }

  #inFrame(frame: Element): Node[] {
    const inner = documentIn(frame);
    if (!inner) return [];
    this.#page.goInto(inner);
    const body = bodyOf(inner);
    return body ? [body] : [];
  }

  #after(node: Node): Node | null {
    const level = this.#open.at(-1);
    return level?.slotted ? (level.slotted[++level.at] ?? null) : nextOf(node);
  }

  /** Takes in an element; gives a level when its children are to be read. */
  #enter(element: Element): Level | null {
    const name = nameOf(element);
    if (name === 'br') {
      this.#lineBreak();
      return null;
    }
    const outer = this.#open.at(-1) as Level;
    const before = outer.isAfresh ? null : this.#page.taken(element);
    if (before) {
      this.#flush();
      outer.unit.items.push(before);
      return null;
    }
    const isFrame = name === 'iframe';
    if (SKIPPED.has(name) || isFurniture(element, name, outer) || (isFrame && !documentIn(element))) {
      this.#page.passOver(element, outer.unit, false);
      return null;
    }
    const style = getComputedStyle(element);
    const { display } = style;
    if (
      display === 'none' ||
      isOnlyForScreenReaders(style) ||
      style.contentVisibility === 'hidden' ||
      (isFrame && isSpeck(style))
    ) {
      this.#page.passOver(element, outer.unit, true);
      return null;
    }
    this.#page.enter(element);
    const breaks = isFrame || (!isInline(display) && !isDropCap(element, style));
    if (!breaks) return this.#level(element, outer, outer.unit, style);
    this.#flush();
    const unit: Unit = { element, outer, items: [], hidden: [] };
    outer.unit.items.push(unit);
    return this.#level(element, outer, unit, style);
  }

  #level(element: Element, outer: Level | undefined, unit: Unit, style: CSSStyleDeclaration): Level {
    const name = nameOf(element);
    const isClosed = name === 'details' && attribute(element, 'open') === null;
    const isVisible = style.visibility === 'visible';
    return {
      element,
      unit,
      isClosed,
      breaks: unit.element === element,
      kind:
        attribute(element, 'role') === 'heading' ? 'heading' : (KINDS[name] ?? outer?.kind ?? 'paragraph'),
      visible: isVisible && !isClosed,
      keepsLines: style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces',
      isInStory: outer?.isInStory === true || /^(article|main|blockquote|figure)$/.test(name),
      isAfresh: this.#page.isAfresh(element) || outer?.isAfresh === true,
      slotted: null,
      at: 0,
    };
  }

  #leave(): Level {
    const level = this.#open.pop() as Level;
    if (level.breaks) this.#flush(level.unit);
    return level;
  }

  *#text(node: Text): Generator<void> {
    const level = this.#open.at(-1) as Level;
    if (!level.visible) return;
    const { data } = node;
    if (/\S/.test(data)) this.#brokeLine = false;
    if (data.length < LONGEST_BLOCK && !(level.keepsLines && /\n\s*\n/.test(data))) {
      this.#take(node, data, 0, level);
      return;
    }
    for (const [start, end] of stretches(data, level.keepsLines)) {
      if (this.#budget.text < 0) return;
      if (start > 0) this.#flush();
      this.#take(node, data.slice(start, end), start, level);
      yield;
    }
  }

  #take(node: Text, text: string, from: number, level: Level): void {
    this.#current ??= new FoldedText(level.kind);
    this.#current.append(node, text, from);
    this.#budget.text -= text.length;
    if (this.#current.length > LONGEST_BLOCK) this.#flush();
  }

  #lineBreak(): void {
    if (this.#brokeLine) this.#flush();
    else this.#current?.breakLine();
    this.#brokeLine = true;
  }

  #flush(unit = this.#open.at(-1)?.unit): void {
    const block = this.#current?.close();
    if (block) unit?.items.push(block);
    this.#current = null;
    this.#brokeLine = false;
  }
}

/** A long text cut where it may be: at empty lines where they are kept, else at white space. */
function* stretches(data: string, keepsLines: boolean): Generator<[number, number]> {
  const gap = /\n\s*\n/g;
  const space = /\s/g;
  for (let start = 0; start < data.length; ) {
    let end = Math.min(start + LONGEST_BLOCK, data.length);
    gap.lastIndex = start;
    const found = keepsLines ? gap.exec(data.slice(0, end)) : null;
    if (found) {
      yield [start, found.index];
      start = gap.lastIndex;
      continue;
    }
    space.lastIndex = Math.max(start, end - 1000);
    if (end < data.length) end = Math.min(end, (space.exec(data.slice(0, end))?.index ?? end - 1) + 1);
    yield [start, end];
    start = end;
  }
}

function isFurniture(element: Element, name: string, outer: Level): boolean {
  const role = attribute(element, 'role');
  if (role !== null && SKIPPED_ROLES.has(role)) return true;
  // The footer of the page, not that of an article or a quote.
  if (name === 'footer') return !outer.isInStory;
  if (outer.isClosed && name !== 'summary') return true;
  // Text that the reader is writing.
  const editable = attribute(element, 'contenteditable');
  return editable !== null && editable !== 'false';
}

const isInline = (display: string): boolean =>
  display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');

/** A first letter that is set large and floated is part of its word. */
function isDropCap(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.float === 'none') return false;
  const walker = walk(element);
  let letters = 0;
  for (let nodes = 0; walker.nextNode() !== null; nodes++) {
    if (isText(walker.currentNode)) letters += walker.currentNode.data.trim().length;
    if (letters > 2 || nodes > 8) return false;
  }
  return true;
}

/** Frames that pages keep for other things than to be read. */
const isSpeck = ({ width, height }: CSSStyleDeclaration): boolean =>
  Number.parseFloat(width) < 2 || Number.parseFloat(height) < 2;

const isShown = (element: Element): boolean =>
  isRendered(element) && !isOnlyForScreenReaders(getComputedStyle(element));

/** The usual ways to hide text from the eye alone; all of them take the element out of the flow. */
function isOnlyForScreenReaders(style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return (
    /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip) ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && style.width === '1px' && style.height === '1px')
  );
}
