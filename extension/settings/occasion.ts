// Why a script runs in a page this time. The button runs the reader alone; on other occasions a small script runs just before
// the reader or the cards, and leaves word.

/** `always`: the site is marked always, and nobody pressed the button. `selection`: the selected words are asked about.
 * `left`: the button was pressed on the page before this one. */
export type Occasion = 'press' | 'always' | 'selection' | 'left';

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const OCCASION = Symbol.for('occasion');

const world = globalThis as { [OCCASION]?: Occasion };

export function leaveWord(occasion: Occasion): void {
  world[OCCASION] = occasion;
}

/** Asking spends the answer. */
export function takeOccasion(): Occasion {
  const occasion = world[OCCASION] ?? 'press';
  delete world[OCCASION];
  return occasion;
}
