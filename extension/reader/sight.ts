// Scrolls a sentence into sight: each box around it that a person can scroll, from the innermost one, and each window; only
// where it must.

import { isCutOff } from './cut-off';
import { frameOf, holderOf, innerBox, isConnected, overflows, pageOf, rootOf, shownIn, viewOf } from './dom';
import type { Segment } from './fold';
import { inPage, insideOf, linesOf } from './lines';
import { around } from './place';

// Room for a card, and for headers that stay at the top of the window.
const EDGE = 90;
// So much of a line is to be seen at least.
const ENOUGH = 40;
// What a page lays out only where it is seen (`content-visibility`) has another size by then. Firefox takes two frames for it.
const FRAMES = 3;

/** False where the page does not show the sentence. */
export function bringIntoSight(segments: readonly Segment[]): boolean {
  const isShown = scrollTo(segments) && !isCutOff(segments);
  if (isShown) keepInSight(segments, FRAMES);
  return isShown;
}

const scrollElement: (by: ScrollToOptions) => void = Element.prototype.scrollBy;

// The last one that was asked for.
let kept = 0;

/** Until somebody scrolls. */
function keepInSight(segments: readonly Segment[], frames: number): void {
  const { scrollX, scrollY } = window;
  cancelAnimationFrame(kept);
  kept = requestAnimationFrame(() => {
    if (scrollX !== window.scrollX || scrollY !== window.scrollY) return;
    if (scrollTo(segments) && frames > 1) keepInSight(segments, frames - 1);
  });
}

function scrollTo(segments: readonly Segment[]): boolean {
  const first = segments[0]?.node;
  const holder = first && holderOf(first);
  if (!holder || !isConnected(first) || linesOf(segments).length === 0) return false;
  // Of a frame of another site only the browser knows where it stands in the page.
  if (window !== window.top)
    Element.prototype.scrollIntoView.call(holder, { block: 'nearest', behavior: 'instant' });
  for (let box: Element | null = holder; box; box = shownIn(box)) {
    const page = pageOf(box);
    if (box === rootOf(page)) scrollWindow(segments, box);
    // On old pages the body stands for the window.
    else if (box !== page.scrollingElement && isScroller(box))
      scroll(segments, box, null, inPage(box, innerBox(box)), 0);
  }
  return true;
}

function scrollWindow(segments: readonly Segment[], root: Element): void {
  const view = viewOf(root);
  const frame = frameOf(root);
  if (!view) return;
  if (frame) scroll(segments, root, view, inPage(frame, insideOf(frame)), 0);
  else scroll(segments, root, view, new DOMRect(0, 0, innerBox(root).width, view.innerHeight), EDGE);
}

/** Scrolls a window, of which the element is the root, or with null the element; the box: where that is shown, in the window of
 * the page. */
function scroll(
  segments: readonly Segment[],
  element: Element,
  view: Window | null,
  { left, right, top, bottom, height }: DOMRect,
  edge: number,
): void {
  const lines = linesOf(segments);
  const [line] = lines;
  if (!line) return;
  const whole = around(lines);
  const room = Math.min(edge, height / 4);
  const fits = whole.bottom - whole.top <= height - 2 * room;
  const isSeen = whole.top >= top + room && (fits ? whole : line).bottom <= bottom - room;
  const seen = Math.min(line.right, right) - Math.max(line.left, left);
  const isBeside = seen < Math.min(ENOUGH, line.width);
  if (isSeen && !isBeside) return;
  const pixel = inPage(element, new DOMRect(0, 0, 1, 1));
  const by: ScrollToOptions = {
    top: isSeen ? 0 : (whole.top - top - height / 3) / pixel.height,
    left: isBeside ? (line.left + line.right - left - right) / 2 / pixel.width : 0,
    behavior: 'instant',
  };
  if (view) view.scrollBy(by);
  else scrollElement.call(element, by);
}

function isScroller(box: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(box);
  const { x, y } = overflows(box);
  return (y && /auto|scroll/.test(overflowY)) || (x && /auto|scroll/.test(overflowX));
}
