// Text that is seen through what lies over it: news pages lay the link of a headline over the whole of its card.

import { isLike, styleOf } from './dom';

// None of them shows what is behind it.
const PICTURES = 'img, picture, video, canvas, svg, iframe, object, embed';
const CLEAR = /^(transparent|.*[,/] 0\))$/;
const PARTS = [null, '::before', '::after'];

/** Whether an element, or a part of it that its style adds, may lie over others: a cheap first question, for browsers take
 * milliseconds to tell all that is at a point of a large page. */
export const mayLieOver = (element: Element): boolean =>
  PARTS.some((part) => {
    const { content, position } = styleOf(element, part);
    return (part === null || content !== 'none') && position !== 'static';
  });

/** Whether nothing in an element itself hides what is behind it. */
export const isClear = (element: Element): boolean =>
  !isLike(element, PICTURES) &&
  PARTS.every((part) => {
    const { content, backgroundColor, backgroundImage } = styleOf(element, part);
    const isThere = part === null || content !== 'none';
    return !isThere || (CLEAR.test(backgroundColor) && backgroundImage === 'none');
  });
