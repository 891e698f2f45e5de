// The text of an element taken as a whole: a few questions for a paragraph instead of several for each node in it.
//
// Most paragraphs of most pages name nobody that matters here. So one that holds nothing but words and the tags of a line
// is first taken at its word: whether it or something in it is hidden, or stands in a line or on lines of its own, is not
// asked, for the computed style costs more than all the rest. What the engine looks at closely is then read node by node,
// before anything is said of it (`PageText.refine`). What is hidden and names nobody stays in the text, and makes no claim.

import type { BlockKind } from '../engine/report';
import { allIn, firstIn, shadowOf, textOf } from './dom';
import { folded, ReadBlock } from './fold';
import type { Level, Unit } from './unit';

const NONE: never[] = [];

// The most frequent first, for they are compared one by one.
const IN_LINE =
  'a,em,strong,b,i,abbr,bdi,bdo,cite,code,del,dfn,font,ins,kbd,mark,q,s,samp,small,sub,sup,time,u,var,wbr';
// Of the tags in a line only a span may have a shadow root.
const ODD = `:not(${IN_LINE}),[role],[contenteditable]`;
const ODD_BUT_SPAN = `:not(${IN_LINE},span),[role],[contenteditable]`;

/** A unit that was not read node by node, and is its own one block until it is. */
export class RoughBlock extends ReadBlock implements Unit {
  readonly element: Element;
  readonly outer: Level;
  // One for all of them: a page may have many thousands.
  items: Unit['items'] = NONE;
  hidden: Element[] = NONE;

  constructor(kind: BlockKind, text: string, element: Element, outer: Level) {
    super(kind, folded(text), NONE);
    this.element = element;
    this.outer = outer;
  }

  /** Whether its text is still taken as a whole. */
  get isRough(): boolean {
    return this.items === NONE;
  }
}

/** Null where the element holds anything but words and tags of a line. */
export function roughText(element: Element): string | null {
  if (shadowOf(element) || (firstIn(element, ODD) && !hasOnlySpans(element))) return null;
  return textOf(element);
}

function hasOnlySpans(element: Element): boolean {
  return !firstIn(element, ODD_BUT_SPAN) && !allIn(element, 'span').some((span) => shadowOf(span));
}
