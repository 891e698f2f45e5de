// Text that is seen through what lies over it: news pages lay the link of a headline over the whole of its card.

import { isLike, styleOf } from './dom';

// None of them shows what is behind it.
const PICTURES = 'img, picture, video, canvas, svg, iframe, object, embed';
const CLEAR = /^(transparent|.*[,/] 0\))$/;

/** The styles of an element itself, and of the parts that its style adds. */
const stylesOf = (element: Element): CSSStyleDeclaration[] =>
  [null, '::before', '::after']
    .map((part) => styleOf(element, part))
    .filter(({ content }, i) => i === 0 || content !== 'none');

/** Whether an element, or a part of it that its style adds, may lie over others: a cheap first question, for browsers take
 * milliseconds to tell all that is at a point of a large page. */
export const mayLieOver = (element: Element): boolean =>
  stylesOf(element).some(({ position }) => position !== 'static');

export const takesNoPointer = (element: Element): boolean => styleOf(element).pointerEvents === 'none';

/** Whether nothing in an element itself hides what is behind it. */
export const isClear = (element: Element): boolean =>
  !isLike(element, PICTURES) &&
  stylesOf(element).every(
    ({ backgroundColor, backgroundImage }) => CLEAR.test(backgroundColor) && backgroundImage === 'none',
  );
