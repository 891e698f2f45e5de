// Where stretches of text are in the window of the page, line by line. What is in a frame is somewhere in the frame's own
// window, which is somewhere in the one around it.

import { frameOf, lengthOf } from './dom';
import type { Segment } from './fold';

/** A mark's text may have been edited since it was weighed, or have gone with its frame. */
export const isWhole = ({ node, end }: Segment): boolean => end <= (lengthOf(node) ?? -1);

export function rangeOf({ node, start, end }: Segment): Range {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

export const linesOf = (segments: readonly Segment[]): DOMRect[] => lines(segments, false);

/** Without those that a frame has scrolled out of its sight. */
export const linesInFrames = (segments: readonly Segment[]): DOMRect[] => lines(segments, true);

function lines(segments: readonly Segment[], isClipped: boolean): DOMRect[] {
  return segments.filter(isWhole).flatMap((segment) => {
    let rects = [...rangeOf(segment).getClientRects()];
    for (let frame = frameOf(segment.node); frame; frame = frameOf(frame)) {
      const inner = insideOf(frame);
      rects = rects.map(({ x, y, width, height }) => new DOMRect(x + inner.x, y + inner.y, width, height));
      if (isClipped) rects = rects.filter(({ top, bottom }) => bottom > inner.top && top < inner.bottom);
    }
    return rects;
  });
}

/** A point of a node's own window, in the window of the page. */
export function pointIn(node: Node, x: number, y: number): { x: number; y: number } {
  const point = { x, y };
  for (let frame = frameOf(node); frame; frame = frameOf(frame)) {
    const inner = insideOf(frame);
    point.x += inner.x;
    point.y += inner.y;
  }
  return point;
}

/** The box that a frame shows its document in. */
export function insideOf(frame: Element): DOMRect {
  const { left, top } = Element.prototype.getBoundingClientRect.call(frame);
  const style = getComputedStyle(frame);
  const width = (name: 'borderLeftWidth' | 'borderTopWidth' | 'paddingLeft' | 'paddingTop') =>
    Number.parseFloat(style[name]);
  return new DOMRect(
    left + width('borderLeftWidth') + width('paddingLeft'),
    top + width('borderTopWidth') + width('paddingTop'),
    frame.clientWidth,
    frame.clientHeight,
  );
}
