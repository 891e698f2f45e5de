// Text that is there and cannot be seen: beyond the edge of a box that shows nothing there, as in headlines that end in three
// dots, texts that are folded after a few lines, and rows of which one is shown at a time.

import { bodyOf, holderOf, innerBox, pageOf, rootOf, shownIn, styleOf, treeOf } from './dom';
import type { Segment } from './fold';
import { isWhole, rangeOf } from './lines';
import type { Box } from './place';

// So much of a line is seen at least; of one that is shorter, half of it.
const ENOUGH = { width: 40, height: 4 };

/** Whether nothing of a sentence can be seen, however the page is scrolled. To be asked where it is scrolled there. */
export const isCutOff = (segments: readonly Segment[]): boolean =>
  segments.filter(isWhole).every((segment) => {
    const holder = holderOf(segment.node);
    if (!holder) return true;
    const edges = edgesAround(holder);
    // What is set free from the boxes around it is still seen.
    return [...rangeOf(segment).getClientRects()].every(
      (line) => isBeyond(line, edges) && !isAtCentre(holder, line),
    );
  });

function isBeyond(line: DOMRect, { left, top, right, bottom }: Box): boolean {
  const width = Math.min(line.right, right) - Math.max(line.left, left);
  const height = Math.min(line.bottom, bottom) - Math.max(line.top, top);
  return width < Math.min(ENOUGH.width, line.width / 2) || height < Math.min(ENOUGH.height, line.height / 2);
}

/** What all boxes around show of what is in them, in their own window. */
function edgesAround(holder: Element): Box {
  const edges = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const page = pageOf(holder);
  for (let box: Element | null = holder; box && pageOf(box) === page; box = shownIn(box)) {
    // Those of the window itself.
    if (box === bodyOf(page) || box === rootOf(page)) break;
    const { overflowX, overflowY } = styleOf(box);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const { left, top, right, bottom, width, height } = innerBox(box);
    // In a line of text a box has no edges.
    if (width === 0 && height === 0) continue;
    if (overflowX !== 'visible') {
      edges.left = Math.max(edges.left, left);
      edges.right = Math.min(edges.right, right);
    }
    if (overflowY !== 'visible') {
      edges.top = Math.max(edges.top, top);
      edges.bottom = Math.min(edges.bottom, bottom);
    }
  }
  return edges;
}

const isAtCentre = (holder: Element, { left, top, right, bottom }: DOMRect): boolean =>
  treeOf(holder)
    ?.elementsFromPoint((left + right) / 2, (top + bottom) / 2)
    .includes(holder) ?? false;
