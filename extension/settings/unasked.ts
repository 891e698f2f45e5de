// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
export const UNASKED: unique symbol = Symbol.for('unasked');

/** Whether this run of the reader is one that nobody pressed the button for. Asking spends the answer. */
export function wasUnasked(): boolean {
  const world = globalThis as { [UNASKED]?: boolean };
  const unasked = world[UNASKED] === true;
  delete world[UNASKED];
  return unasked;
}
