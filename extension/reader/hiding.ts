// What the computed style says of an element: whether it stands in a line, and whether it is there for the eye at all.

import { isRendered, isText, styleOf, walk } from './dom';

export const isInline = (display: string): boolean =>
  display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');

/** A first letter that is set large and floated is part of its word. */
export function isDropCap(element: Element, style: CSSStyleDeclaration): boolean {
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
export const isSpeck = ({ width, height }: CSSStyleDeclaration): boolean =>
  Number.parseFloat(width) < 2 || Number.parseFloat(height) < 2;

export const isShown = (element: Element): boolean =>
  isRendered(element) && !isOnlyForScreenReaders(styleOf(element));

export const isHidden = (style: CSSStyleDeclaration): boolean =>
  style.display === 'none' || isOnlyForScreenReaders(style) || style.contentVisibility === 'hidden';

/** The usual ways to hide text from the eye alone; all of them take the element out of the flow. */
function isOnlyForScreenReaders(style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return (
    /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip) ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && style.width === '1px' && style.height === '1px')
  );
}
