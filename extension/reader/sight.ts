// Scrolls a sentence into sight: each box around it that a person can scroll, from the innermost one, and each window; only
// where it must.

import { frameOf, holderOf, isConnected, pageOf, rootOf, shownIn, viewOf } from './dom';
import type { Segment } from './fold';
import { inPage, insideOf, linesOf } from './lines';
import { around } from './place';

// Room for a card, and for headers that stay at the top of the window.
const EDGE = 90;
// So much of a line is to be seen at least.
const ENOUGH = 40;

/** False where the sentence is not shown on the page any more. */
export function bringIntoSight(segments: readonly Segment[]): boolean {
  const first = segments[0]?.node;
  const holder = first && holderOf(first);
  if (!holder || !isConnected(first) || linesOf(segments).length === 0) return false;
  // Of a frame of another site only the browser knows where it stands in the page.
  if (window !== window.top) holder.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  for (let box: Element | null = holder; box; box = shownIn(box)) {
    const page = pageOf(box);
    if (box === rootOf(page)) scrollWindow(segments, box);
    // On old pages the body stands for the window.
    else if (box !== page.scrollingElement && isScroller(box))
      scroll(segments, box, box, inPage(box, innerBox(box)), 0);
  }
  return true;
}

function scrollWindow(segments: readonly Segment[], root: Element): void {
  const view = viewOf(root);
  const frame = frameOf(root);
  if (!view) return;
  if (frame) scroll(segments, root, view, inPage(frame, insideOf(frame)), 0);
  else scroll(segments, root, view, new DOMRect(0, 0, root.clientWidth, view.innerHeight), EDGE);
}

/** `element`: what the scroller scrolls, or its own; the box: where that is shown, in the window of the page. */
function scroll(
  segments: readonly Segment[],
  element: Element,
  scroller: Element | Window,
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
  scroller.scrollBy({
    top: isSeen ? 0 : (whole.top - top - height / 3) / pixel.height,
    left: isBeside ? (line.left + line.right - left - right) / 2 / pixel.width : 0,
    behavior: 'instant',
  });
}

function isScroller(box: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(box);
  return (
    (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) ||
    (/auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth)
  );
}

function innerBox(box: Element): DOMRect {
  const { left, top } = box.getBoundingClientRect();
  return new DOMRect(left + box.clientLeft, top + box.clientTop, box.clientWidth, box.clientHeight);
}
