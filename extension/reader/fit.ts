// What a mark says besides its look, so that it fits the words it stands under: the colour they are seen in, where a mark
// would take it from them, and a line nearer to them, where a box would cut it off. And what of them is better left unmarked.

import { holderOf, shownIn, slotOfText, styleOf } from './dom';
import type { Segment } from './fold';
import { isInline } from './hiding';

const UNSEEN_FILL = /^(transparent|rgba\(.*, 0\)|rgb\(255, 255, 255\))$/;
// Of the letters' size; a line of text less high has no room for the usual line below it.
const HIGH = 1.4;
const NEAR = 'text-underline-offset: 4%;';
// A headline's box is the element that holds it, or soon around that.
const AROUND = 3;

/** Declarations for the text of a node, none where a mark leaves its words as they are. */
export function inkOf(node: Text): string {
  const holder = holderOf(node);
  const ink = holder && lostInk(node, styleOf(holder));
  return ink ? `@media (forced-colors: none) { color: ${ink}; -webkit-text-fill-color: ${ink}; }` : '';
}

function lostInk(node: Text, style: CSSStyleDeclaration): string | null {
  // Letters that are only outlined: no mark has an outline.
  if (Number.parseFloat(style.webkitTextStrokeWidth) > 0 && UNSEEN_FILL.test(style.webkitTextFillColor)) {
    return style.webkitTextStrokeColor;
  }
  // Firefox takes the colour of the element that holds the words, and not of the slot that shows them.
  const slot = import.meta.env.FIREFOX ? slotOfText(node) : null;
  const shown = slot ? styleOf(slot).color : style.color;
  return shown === style.color ? null : shown;
}

/** Declarations for a line below the text of a node: tight lines, in a box that shows nothing beyond its edge, such as those
 * of headlines that end in three dots, have no room for the usual one. */
export function lineOf(node: Text): string {
  const holder = holderOf(node);
  if (!holder) return '';
  const { lineHeight, fontSize } = styleOf(holder);
  // Where it is not a length it is the font's own, and most of these are as tight.
  if (Number.parseFloat(lineHeight) >= HIGH * Number.parseFloat(fontSize)) return '';
  let box: Element | null = holder;
  for (let i = 0; box && i < AROUND; i++, box = shownIn(box)) {
    if (/^(hidden|clip)$/.test(styleOf(box).overflowY)) return NEAR;
  }
  return '';
}

/** A stretch of text without a first letter that has a look of its own, such as a white one on a red square: Firefox would draw
 * it in the colour of the other words. Chromium leaves such letters unmarked by itself. */
export function withoutInitial(segment: Segment): Segment {
  if (!import.meta.env.FIREFOX) return segment;
  const { node, start, end } = segment;
  let block = holderOf(node);
  while (block && isInline(styleOf(block).display)) block = shownIn(block);
  if (!block || !hasInitial(block) || !isFirstIn(block, node, start)) return segment;
  const initial = /^\p{P}*\P{P}\p{P}*/u.exec(node.data.slice(start, end))?.[0].length ?? 0;
  return { node, start: start + initial, end };
}

function hasInitial(block: Element): boolean {
  const [letter, words] = [styleOf(block, '::first-letter'), styleOf(block)];
  return letter.color !== words.color || letter.fontSize !== words.fontSize;
}

/** Whether nothing but white space stands before an offset of a text in an element. */
function isFirstIn(element: Element, node: Text, offset: number): boolean {
  const before = new Range();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().trim() === '';
}
