// The colour that marked words have to be given, where a mark would take from them the one they are seen in.

import { holderOf, slotOfText, styleOf } from './dom';

const UNSEEN_FILL = /^(transparent|rgba\(.*, 0\)|rgb\(255, 255, 255\))$/;

/** Null where a mark leaves the words as they are. */
export function inkOf(node: Text): string | null {
  const holder = holderOf(node);
  if (!holder) return null;
  const style = styleOf(holder);
  // Letters that are only outlined: no mark has an outline.
  if (Number.parseFloat(style.webkitTextStrokeWidth) > 0 && UNSEEN_FILL.test(style.webkitTextFillColor)) {
    return style.webkitTextStrokeColor;
  }
  // Firefox takes the colour of the element that holds the words, and not of the slot that shows them.
  const slot = import.meta.env.FIREFOX ? slotOfText(node) : null;
  const shown = slot ? styleOf(slot).color : style.color;
  return shown === style.color ? null : shown;
}
