// Where stretches of text are in the window of the page, line by line. What is in a frame is somewhere in the frame's own
// window, which is somewhere in the one around it.

import { boxOf, frameOf, lengthOf } from './dom';
import type { Segment } from './fold';
import { holds } from './place';

/** A mark's text may have been edited since it was weighed, or have gone with its frame. */
export const isWhole = ({ node, end }: Segment): boolean => end <= (lengthOf(node) ?? -1);

export function rangeOf({ node, start, end }: Segment): Range {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

export const linesOf = (segments: readonly Segment[]): DOMRect[] => lines(segments, false);

/** Whether a stretch of text is at a point of its own window. */
export const isAt = (segment: Segment, x: number, y: number): boolean =>
  isWhole(segment) && [...rangeOf(segment).getClientRects()].some((line) => holds(line, x, y));

/** Without those that a frame has scrolled out of its sight. */
export const linesInFrames = (segments: readonly Segment[]): DOMRect[] => lines(segments, true);

function lines(segments: readonly Segment[], isClipped: boolean): DOMRect[] {
  return segments.filter(isWhole).flatMap((segment) => {
    let rects = [...rangeOf(segment).getClientRects()];
    for (let frame = frameOf(segment.node); frame; frame = frameOf(frame)) {
      rects = rects.map(outOf(frame));
      if (!isClipped) continue;
      const inner = insideOf(frame);
      rects = rects.filter(({ top, bottom }) => bottom > inner.top && top < inner.bottom);
    }
    return rects;
  });
}

/** A box of a node's own window, in the window of the page. */
export function inPage(node: Node, box: DOMRect): DOMRect {
  let outer = box;
  for (let frame = frameOf(node); frame; frame = frameOf(frame)) outer = outOf(frame)(outer);
  return outer;
}

/** From boxes in a frame's window to the same in the window that the frame stands in. */
function outOf(frame: Element): (box: DOMRect) => DOMRect {
  const inner = insideOf(frame);
  const scale = scaleOf(frame);
  return ({ x, y, width, height }) =>
    new DOMRect(inner.x + x * scale.x, inner.y + y * scale.y, width * scale.x, height * scale.y);
}

/** How large a frame shows its document: pages show others in small, as previews. */
function scaleOf(frame: Element): { x: number; y: number } {
  const { width, height } = boxOf(frame);
  const { offsetWidth, offsetHeight } = frame as HTMLElement;
  return { x: width / offsetWidth || 1, y: height / offsetHeight || 1 };
}

/** The box that a frame shows its document in, in the window that the frame stands in. */
export function insideOf(frame: Element): DOMRect {
  const { left, top } = boxOf(frame);
  const scale = scaleOf(frame);
  const style = getComputedStyle(frame);
  const width = (name: 'borderLeftWidth' | 'borderTopWidth' | 'paddingLeft' | 'paddingTop') =>
    Number.parseFloat(style[name]);
  return new DOMRect(
    left + (width('borderLeftWidth') + width('paddingLeft')) * scale.x,
    top + (width('borderTopWidth') + width('paddingTop')) * scale.y,
    frame.clientWidth * scale.x,
    frame.clientHeight * scale.y,
  );
}
