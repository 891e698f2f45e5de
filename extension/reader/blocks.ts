// One walk over the page: its visible text as blocks, as a reader sees them.
//
// What is a block and what is hidden is taken from the computed style, not from tag names alone, for pages restyle both.
// The walk goes by sibling and parent and never recurses, so that no depth of nesting can exhaust the stack.

import type { BlockKind } from '../engine/report';
import { attribute, bodyOf, nameOf, textOf, walk } from './dom';
import { FoldedText, type ReadBlock } from './fold';

// No prose of the page: code, media, controls, and the page's own navigation. Asides stay: news pages set
// key facts and pull quotes in them, and a reader reads those.
const SKIPPED = new Set(
  (
    'script style noscript template head iframe frame object embed canvas svg math audio video picture img map ' +
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

/** What holds inside an element that the walk has entered. */
interface Level {
  name: string;
  kind: BlockKind;
  breaks: boolean;
  visible: boolean;
  keepsLines: boolean;
  /** A closed disclosure, which shows its summary alone. */
  isClosed: boolean;
}

export function readBlocks(): ReadBlock[] {
  const body = bodyOf(document);
  return body ? new Reading().read(body) : [];
}

class Reading {
  #blocks: ReadBlock[] = [];
  #open: Level[] = [];
  #current: FoldedText | null = null;
  // Two line breaks in a row part two paragraphs; one is a space.
  #brokeLine = false;

  read(root: Element): ReadBlock[] {
    const walker = walk(root);
    for (;;) {
      if (this.#enter(walker.currentNode)) {
        if (walker.firstChild()) continue;
        this.#leave();
      }
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) {
          this.#flush();
          return this.#blocks;
        }
        this.#leave();
      }
    }
  }

  /** Takes in a node; true when its children are to be read. */
  #enter(node: Node): boolean {
    if (node.nodeType === Node.TEXT_NODE) {
      this.#text(node as Text);
      return false;
    }
    const element = node as Element;
    const name = nameOf(element);
    if (name === 'br') {
      this.#lineBreak();
      return false;
    }
    const outer = this.#open.at(-1);
    if (SKIPPED.has(name) || this.#isFurniture(element, name, outer)) return false;

    const style = getComputedStyle(element);
    const { display } = style;
    if (display === 'none' || isOnlyForScreenReaders(style) || style.contentVisibility === 'hidden')
      return false;
    const breaks = !isInline(display) && !isDropCap(element, style);
    if (breaks) this.#flush();
    const isClosed = name === 'details' && attribute(element, 'open') === null;
    this.#open.push({
      name,
      isClosed,
      breaks,
      kind: this.#kindOf(element, name, outer),
      visible: style.visibility === 'visible' && !isClosed,
      keepsLines: style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces',
    });
    return true;
  }

  #leave(): void {
    if (this.#open.pop()?.breaks) this.#flush();
  }

  #text(node: Text): void {
    const level = this.#open.at(-1);
    if (!level?.visible) return;
    const { data } = node;
    if (/\S/.test(data)) this.#brokeLine = false;
    if (level.keepsLines && /\n\s*\n/.test(data)) this.#lines(node, data, level);
    else this.#take(node, data, level);
  }

  #take(node: Text, data: string, level: Level): void {
    this.#current ??= new FoldedText(level.kind);
    this.#current.append(node, data);
  }

  /** Preformatted prose: its empty lines part paragraphs. */
  #lines(node: Text, data: string, level: Level): void {
    let start = 0;
    for (const gap of data.matchAll(/\n\s*\n/g)) {
      // Padding keeps the node's own offsets: it folds away at the start of a block.
      this.#take(node, ' '.repeat(start) + data.slice(start, gap.index), level);
      this.#flush();
      start = gap.index + gap[0].length;
    }
    this.#take(node, ' '.repeat(start) + data.slice(start), level);
  }

  #lineBreak(): void {
    if (this.#brokeLine) this.#flush();
    else this.#current?.breakLine();
    this.#brokeLine = true;
  }

  #flush(): void {
    const block = this.#current?.close();
    if (block) this.#blocks.push(block);
    this.#current = null;
    this.#brokeLine = false;
  }

  #kindOf(element: Element, name: string, outer: Level | undefined): BlockKind {
    if (attribute(element, 'role') === 'heading') return 'heading';
    return KINDS[name] ?? outer?.kind ?? 'paragraph';
  }

  #isFurniture(element: Element, name: string, outer: Level | undefined): boolean {
    const role = attribute(element, 'role');
    if (role !== null && SKIPPED_ROLES.has(role)) return true;
    // The footer of the page, not that of an article or a quote.
    if (name === 'footer')
      return !this.#open.some((level) => /^(article|main|blockquote|figure)$/.test(level.name));
    if (outer?.isClosed && name !== 'summary') return true;
    // Text that the reader is writing.
    const editable = attribute(element, 'contenteditable');
    return editable !== null && editable !== 'false';
  }
}

const isInline = (display: string): boolean =>
  display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');

/** A first letter that is set large and floated is part of its word. */
const isDropCap = (element: Element, style: CSSStyleDeclaration): boolean =>
  style.float !== 'none' && (textOf(element)?.trim().length ?? 0) <= 2;

/** The usual ways to hide text from the eye alone; all of them take the element out of the flow. */
function isOnlyForScreenReaders(style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return (
    /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip) ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && style.width === '1px' && style.height === '1px')
  );
}
