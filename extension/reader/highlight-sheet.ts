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
import { EVERY, type Path, selectorsOf } from './path';
import { nameOnly, Positions } from './position';

type Tree = Document | ShadowRoot;

// With more selectors than this the browser has less work with all elements of a name.
const MOST_SELECTORS = 500;
// What has an id and holds more elements than this is no part of a page, but the frame of it.
const MOST_WITHIN = 300;
// To style more elements of a name than this takes the browser a time that is felt; but so does it to compare each of them
// with more selectors than these, and us to see whether more elements than these are where they were.
const MANY = 1500;
const MOST_BY_POSITION = 30;
const MOST_PLACED = 200;
// After so many moves they are taken in by their name: to follow each takes the browser a third of that time.
const MOST_MOVES = 3;

export class HighlightSheet {
  #sheet: CSSStyleSheet;
  #trees = new Set<Tree>();
  #looks = new Map<string, string>();
  #selectors = new Set<string>();
  // Elements that are taken in by where they stand, what they are in, and how many selectors that takes.
  #placed = new Map<Element, string>();
  #around = new Set<Node>();
  #byPosition = 0;
  #moves = 0;
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

  /** From now on the looks hold for the text of these nodes, which are all that there are. */
  takeIn(nodes: Iterable<Text>): void {
    const holders = new Set<Element>();
    for (const node of nodes) {
      const holder = holderOf(node);
      const tree = holder && treeOf(holder);
      if (!tree) continue;
      if (!this.#trees.has(tree)) this.#adopt(tree);
      holders.add(holder);
    }
    const isFew = ({ size }: Set<string>) => size === 0 || this.#selectors.size + size <= MOST_SELECTORS;
    let others = this.#others(holders, nearSelector);
    if (!isFew(others)) {
      this.#forgetPositions(MOST_MOVES);
      others = this.#others(holders, nameOnly);
    }
    if (!isFew(others)) others = new Set([EVERY]);
    for (const selector of others) this.#selectors.add(selector);
    for (const name of this.#looks.keys()) this.#insert(name, others);
  }

  /** The selectors of those elements that are not taken in yet. `narrow` gives one that takes in an element and few others, or
   * null. */
  #others(holders: Set<Element>, narrow: (element: Element) => string | null): Set<string> {
    const others = new Set<string>();
    const paths = new Map<Element, Path>();
    const positions = new Positions();
    if (this.#selectors.has(EVERY)) return others;
    for (const element of holders) {
      if (this.#selectors.has(nameOnly(element)) || this.#placed.has(element)) continue;
      const near = narrow(element);
      const path = near === null && this.#canBePlaced(element) ? positions.pathTo(element) : null;
      if (path) paths.set(element, path);
      else others.add(near ?? nameOnly(element));
    }
    const byPosition = selectorsOf([...paths.values()]);
    this.#byPosition += byPosition.length;
    const areTooMany = byPosition.length > MOST_BY_POSITION || this.#placed.size + paths.size > MOST_PLACED;
    if (areTooMany || this.#byPosition > MOST_BY_POSITION) {
      // Those that came one after the other may be few together.
      this.#forgetPositions(areTooMany ? MOST_MOVES : 1);
      return this.#others(holders, narrow);
    }
    for (const [element, path] of paths) this.#place(element, path);
    return new Set([...others, ...byPosition].filter((selector) => !this.#selectors.has(selector)));
  }

  #place(element: Element, path: Path): void {
    this.#placed.set(element, selectorsOf([path]).join());
    for (let above = parentOf(element); above; above = parentOf(above)) this.#around.add(above);
  }

  /** Firefox styles all elements of the name for such a selector as well, and takes longer about it. */
  #canBePlaced(element: Element): boolean {
    const page = pageOf(element);
    const isIn = !import.meta.env.FIREFOX && this.#moves < MOST_MOVES && treeOf(element) === page;
    return isIn && countNamed(page, nameOf(element)) > MANY;
  }

  /** These nodes may stand elsewhere now, or something in them, or anything for null. Gives whether elements that were taken in by
   * where they stood stand elsewhere now: all have to be taken in anew then. */
  moved(nodes: Set<Node> | null): boolean {
    // So it is on nearly every page.
    if (this.#placed.size === 0) return false;
    const concerns = (node: Node) => this.#around.has(node) || this.#placed.has(node as Element);
    if (nodes && ![...nodes].some(concerns)) return false;
    if ([...this.#placed].every(([element, selector]) => isLike(element, selector))) return false;
    this.#forgetPositions(1);
    return true;
  }

  /** `moves`: as so many moves it counts; as the most of them, where it would be no better the next time. */
  #forgetPositions(moves: number): void {
    this.#moves += moves;
    this.#byPosition = 0;
    this.#placed.clear();
    this.#around.clear();
    this.#selectors.clear();
    this.#sheet.replaceSync('');
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

/** By the id of an element, or by that of a small part of the page around it; null where there is none. */
function nearSelector(element: Element): string | null {
  const part = nearest(element, '[id]:not([id=""])');
  if (!part || countIn(part) > MOST_WITHIN) return null;
  const id = `#${CSS.escape(attribute(part, 'id') ?? '')}`;
  // In Chromium, and not yet in Firefox, the look of a highlight is inherited by all that is in an element.
  return import.meta.env.FIREFOX && part !== element ? `${id} ${nameOnly(element)}` : id;
}
