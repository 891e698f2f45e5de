// Where the two scripts of a page meet: the reader, which reads and marks, and what it has brought once its marks are seen.

import type { Cards } from './cards';

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const MEET = Symbol.for('meet');

const world = globalThis as { [MEET]?: (cards: typeof Cards) => void };

/** Resolves when the other script has run. */
export const cardsCome = (): Promise<typeof Cards> =>
  new Promise((come) => {
    world[MEET] = come;
  });

/** To the reader that waits. */
export function bring(cards: typeof Cards): void {
  world[MEET]?.(cards);
  delete world[MEET];
}
