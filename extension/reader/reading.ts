// One walk over one unit: along the tree as it is shown, through open shadow roots, slots and the frames that the page
// may read itself. It keeps its own stack and never recurses, so that no depth of nesting can exhaust the other one, and
// pauses wherever its caller likes.
//
// What is a block and what is hidden is taken from the computed style, not from tag names alone, for pages restyle both.

import type { BlockKind } from '../engine/report';
import type { PageText } from './blocks';
import {
  attribute,
  bodyOf,
  documentIn,
  firstOf,
  isElement,
  isFrame,
  isText,
  nameOf,
  nextOf,
  shadowOf,
  slotted,
  styleOf,
} from './dom';
import { FoldedText } from './fold';
import { isDropCap, isHidden, isInline, isSpeck } from './hiding';
import { RoughBlock, roughText } from './rough';
import type { Level, Unit } from './unit';

// No prose of the page: code, media, controls, and the page's own navigation. Asides stay: news pages set
// key facts and pull quotes in them, and a reader reads those.
const SKIPPED = new Set(
  (
    'script style noscript template head object embed canvas svg math audio video picture img map ' +
    'button input select textarea option datalist meter progress rt rp nav menu'
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

// Of these no drop cap is made.
const TAKEN_ROUGHLY = new Set(['p', 'div', ...Object.keys(KINDS)]);

// A block ends after so many characters.
export const LONGEST_BLOCK = 50_000;
// The walk can be paused after so many nodes, and after each stretch of a long text.
export const STEP = 32;

/** How much may still be read of the page. */
export interface Budget {
  nodes: number;
  text: number;
}

export class Reading {
  #page: PageText;
  #unit: Unit;
  #budget: Budget;
  #open: Level[] = [];
  #current: FoldedText | null = null;
  // Two line breaks in a row part two paragraphs; one is a space.
  #brokeLine = false;

  constructor(page: PageText, unit: Unit, budget: Budget) {
    this.#page = page;
    this.#unit = unit;
    this.#budget = budget;
  }

  *read(): Generator<void> {
    const { element, outer } = this.#unit;
    const style = styleOf(element);
    if (outer && isHidden(style)) {
      this.#page.begin(this.#unit);
      this.#page.passOver(element, outer.unit, true);
      this.#unit.items = [];
      return;
    }
    if (this.#unit instanceof RoughBlock && isInline(style.display)) {
      this.#page.readInLine(this.#unit);
      return;
    }
    const begun = this.#level(element, outer ?? undefined, this.#unit, style, attribute(element, 'role'));
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
      if (isElement(node)) {
        const level = this.#enter(node);
        if (level) {
          node = this.#down(level);
          continue;
        }
      } else if (isText(node)) {
        if (!this.#takeWhole(node)) yield* this.#takeByStretches(node);
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
    // Its script may come later, and with it what it shows.
    if (name.includes('-')) this.#page.awaitRoot(level.element);
    const isOfFrame = isFrame(level.element);
    const shown = isOfFrame ? this.#inFrame(level.element) : name === 'slot' ? slotted(level.element) : [];
    // A slot's own children stand in for what is not slotted; a frame's are never shown.
    if (shown.length === 0) return isOfFrame ? null : firstOf(level.element);
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
    const before = this.#page.taken(element);
    if (before && !outer.isAfresh) {
      this.#flush();
      outer.unit.items.push(before);
      return null;
    }
    const isOfFrame = isFrame(element);
    const role = attribute(element, 'role');
    if (SKIPPED.has(name) || isFurniture(element, name, role, outer) || (isOfFrame && !documentIn(element))) {
      this.#page.passOver(element, outer.unit, false);
      return null;
    }
    const mayBeRough = TAKEN_ROUGHLY.has(name) && !this.#page.isInLine(element);
    if (mayBeRough && this.#takeRoughly(element, name, role, outer)) return null;
    const style = styleOf(element);
    if (isHidden(style) || (isOfFrame && isSpeck(style))) {
      this.#page.passOver(element, outer.unit, true);
      return null;
    }
    const breaks = isOfFrame || (!isInline(style.display) && !isDropCap(element, style));
    const unit = breaks ? this.#begin(element, outer) : outer.unit;
    return this.#level(element, outer, unit, style, role);
  }

  #begin(element: Element, outer: Level): Unit {
    this.#flush();
    const unit: Unit = { element, outer, items: [], hidden: [] };
    outer.unit.items.push(unit);
    return unit;
  }

  #takeRoughly(element: Element, name: string, role: string | null, outer: Level): boolean {
    const text = roughText(element);
    if (text === null || text.length > LONGEST_BLOCK) return false;
    this.#flush();
    const block = new RoughBlock(kindOf(name, role, outer), text, element, outer);
    outer.unit.items.push(block);
    this.#page.begin(block);
    this.#budget.text -= text.length;
    return true;
  }

  #level(
    element: Element,
    outer: Level | undefined,
    unit: Unit,
    style: CSSStyleDeclaration,
    role: string | null,
  ): Level {
    const name = nameOf(element);
    const isClosed = name === 'details' && attribute(element, 'open') === null;
    const isVisible = style.visibility === 'visible';
    return {
      element,
      unit,
      isClosed,
      breaks: unit.element === element,
      kind: kindOf(name, role, outer),
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

  /** False where a text is too long, or holds several paragraphs. */
  #takeWhole(node: Text): boolean {
    const level = this.#open.at(-1) as Level;
    if (!level.visible) return true;
    const { data } = node;
    if (/\S/.test(data)) this.#brokeLine = false;
    if (data.length >= LONGEST_BLOCK || (level.keepsLines && /\n\s*\n/.test(data))) return false;
    this.#take(node, data, 0, level);
    return true;
  }

  *#takeByStretches(node: Text): Generator<void> {
    const level = this.#open.at(-1) as Level;
    const { data } = node;
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

const kindOf = (name: string, role: string | null, outer: Level | undefined): BlockKind =>
  role === 'heading' ? 'heading' : (KINDS[name] ?? outer?.kind ?? 'paragraph');

function isFurniture(element: Element, name: string, role: string | null, outer: Level): boolean {
  if (role !== null && SKIPPED_ROLES.has(role)) return true;
  // The footer of the page, not that of an article or a quote.
  if (name === 'footer') return !outer.isInStory;
  if (outer.isClosed && name !== 'summary') return true;
  // Text that the reader is writing.
  const editable = attribute(element, 'contenteditable');
  return editable !== null && editable !== 'false';
}
