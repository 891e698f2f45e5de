// Where in the page ours has to be for a person to use it. All that is outside of a modal dialog can be neither pressed nor
// focused while it is open, and a page's popover closes when something outside of it is pressed.

import { allIn, isElement, isLike, pageOf, rootOf, shownIn } from './dom';
import { focused } from './focus';

const MODAL = 'dialog:modal';
const LAYERS = `${MODAL}, [popover]:popover-open`;

/** What is shown above the page with a node in it; else the modal dialog that is open; else the page. */
export function layerFor(node: Node | null): Element | null {
  const root = rootOf(document);
  return (
    around(node, LAYERS) ??
    // A dialog takes the focus as it opens, of several the last one.
    around(focused(), MODAL) ??
    (root && (allIn(root, MODAL).at(-1) ?? root))
  );
}

function around(node: Node | null, selector: string): Element | null {
  for (let at = node && (isElement(node) ? node : shownIn(node)); at; at = shownIn(at)) {
    // What is modal in a frame is so for the frame alone.
    if (pageOf(at) === document && isLike(at, selector)) return at;
  }
  return null;
}
