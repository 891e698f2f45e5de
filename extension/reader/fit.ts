// What a mark says besides its look, so that it fits the words it stands under: the colour they are seen in, where a mark
// would take it from them, and a line nearer to them, where a box would cut it off.

import { holderOf, shownIn, slotOfText, styleOf } from './dom';

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
