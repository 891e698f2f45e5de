// The look of highlights in one document: a constructed sheet, adopted by each tree in which their text stands. For in
// Firefox a sheet of the document holds in none of its shadow roots.
//
// A rule for every element would have the browser style the whole page anew, in one task: a third of a second and more on
// a page of 100,000 nodes. So each rule names the elements that hold the text, by what seldom changes about them.

import {
  attribute,
  countIn,
  countNamed,
  holderOf,
  isConnected,
  isGone,
  isLike,
  nameOf,
  nearest,
  pageOf,
  parentOf,
  treeOf,
  type View,
} from './dom';
import { Positions } from './position';

type Tree = Document | ShadowRoot;

const EVERY = '*';
// With more selectors than this the browser has less work with all elements of a name.
const MOST_SELECTORS = 500;
// What has an id and holds more elements than this is no part of a page, but the frame of it.
const MOST_WITHIN = 300;
// To style more elements of a name than this takes the browser a time that is felt; but so does it to compare each of them
// with more positions than these.
const MANY = 5000;
const MOST_POSITIONS = 50;

export class HighlightSheet {
  #sheet: CSSStyleSheet;
  #trees = new Set<Tree>();
  #looks = new Map<string, string>();
  #selectors = new Set<string>();
  // Where elements stand that are taken in by that, and what they are in.
  #positions = new Map<Element, string>();
  #around = new Set<Node>();
  // There were too many, or some stand elsewhere now and others may be next.
  #hasNoPositions = false;
  #enter: (tree: Tree) => void;

  /** `enter` is told of each tree before the sheet is adopted there. */
  constructor(page: Document, view: View, enter: (tree: Tree) => void = () => {}) {
    // A document takes only sheets that its own window made.
    this.#sheet = new view.CSSStyleSheet();
    this.#enter = enter;
    this.#adopt(page);
  }

  /** Gives the highlight of a name its declarations, once for all. */
  setLook(name: string, declarations: string): void {
    this.#looks.set(name, declarations);
    this.#insert(name, this.#selectors);
  }

  /** From now on the looks hold for the text of these nodes, too. */
  takeIn(nodes: Iterable<Text>): void {
    const holders = new Set<Element>();
    for (const node of nodes) {
      const holder = holderOf(node);
      const tree = holder && treeOf(holder);
      if (!tree) continue;
      if (!this.#trees.has(tree)) this.#adopt(tree);
      holders.add(holder);
    }
    const positions = new Positions();
    const narrow = (element: Element) => this.#narrowSelector(element, positions);
    const isFew = ({ size }: Set<string>) => size === 0 || this.#selectors.size + size <= MOST_SELECTORS;
    let others = this.#others(holders, narrow);
    if (this.#positions.size > MOST_POSITIONS) {
      this.#forgetPositions();
      others = this.#others(holders, narrow);
    }
    if (!isFew(others)) others = this.#others(holders, nameOnly);
    if (!isFew(others)) others = new Set([EVERY]);
    for (const selector of others) this.#selectors.add(selector);
    for (const name of this.#looks.keys()) this.#insert(name, others);
  }

  /** A selector that takes in an element and few others. */
  #narrowSelector(element: Element, positions: Positions): string {
    const near = nearSelector(element);
    if (near !== null) return near;
    const hasRoom = !this.#hasNoPositions && this.#positions.size <= MOST_POSITIONS;
    const selector = hasRoom && canBePlaced(element) ? positions.selectorOf(element) : null;
    if (selector === null) return nameOnly(element);
    this.#positions.set(element, selector);
    for (let above = parentOf(element); above; above = parentOf(above)) this.#around.add(above);
    return selector;
  }

  /** Children of a node came or went, or of any for null. Gives whether elements that were taken in by where they stood stand
   * elsewhere now: all have to be taken in anew then, and from then on are by what does not change when others come. */
  moved(parent: Node | null): boolean {
    if (parent && !this.#around.has(parent)) return false;
    if ([...this.#positions].every(([element, selector]) => isLike(element, selector))) return false;
    this.#forgetPositions();
    return true;
  }

  #forgetPositions(): void {
    this.#hasNoPositions = true;
    this.#positions.clear();
    this.#around.clear();
    this.#selectors.clear();
    this.#sheet.replaceSync('');
  }

  /** The selectors of those elements that are not taken in yet. */
  #others(holders: Set<Element>, selectorOf: (element: Element) => string): Set<string> {
    const others = new Set<string>();
    if (this.#selectors.has(EVERY)) return others;
    for (const element of holders) {
      if (this.#selectors.has(nameOnly(element))) continue;
      const selector = selectorOf(element);
      if (!this.#selectors.has(selector)) others.add(selector);
    }
    return others;
  }

  /** Brings the sheet back where the page took it away, and out of what is no part of the page any more. */
  tidy(): void {
    for (const tree of this.#trees) {
      if (isGone(tree) || !isConnected(tree)) this.#leave(tree);
      else if (![...tree.adoptedStyleSheets].includes(this.#sheet)) this.#adopt(tree);
    }
  }

  remove(): void {
    for (const tree of this.#trees) this.#leave(tree);
  }

  #leave(tree: Tree): void {
    this.#trees.delete(tree);
    if (isGone(tree)) return;
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }

  #adopt(tree: Tree): void {
    this.#enter(tree);
    this.#trees.add(tree);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, this.#sheet];
  }

  #insert(name: string, selectors: Set<string>): void {
    if (selectors.size === 0) return;
    const highlights = [...selectors].map((selector) => `${selector}::highlight(${name})`);
    this.#sheet.insertRule(`${highlights.join(', ')} { ${this.#looks.get(name)} }`);
  }
}

/** Takes in all elements of a name. */
function nameOnly(element: Element): string {
  const name = CSS.escape(nameOf(element));
  // Names that a script wrote in capitals are like none.
  return isLike(element, name) ? name : EVERY;
}

/** By the id of an element, or by that of a small part of the page around it; null where there is none. */
function nearSelector(element: Element): string | null {
  const part = nearest(element, '[id]:not([id=""])');
  if (!part || countIn(part) > MOST_WITHIN) return null;
  const id = `#${CSS.escape(attribute(part, 'id') ?? '')}`;
  // In Chromium, and not yet in Firefox, the look of a highlight is inherited by all that is in an element.
  return import.meta.env.FIREFOX && part !== element ? `${id} ${nameOnly(element)}` : id;
}

/** Firefox styles all elements of the name for such a selector as well, and takes longer about it. */
const canBePlaced = (element: Element): boolean =>
  !import.meta.env.FIREFOX &&
  treeOf(element) === pageOf(element) &&
  countNamed(pageOf(element), nameOf(element)) > MANY;
