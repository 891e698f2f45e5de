// What the reader does when it is run in a page.

import type { First } from '../engine/messages';
import { type Occasion, takeOccasion } from '../settings/occasion';
import { Handover } from './handover';
import { onceShown } from './prerender';
import { Session } from './session';

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const HERE = Symbol.for('reader');

const world = globalThis as { [HERE]?: Session | undefined };

/** Marks the page, or takes the marks away. Gives the first page to be weighed, for the background that ran the script: see
 * reader/handover.ts. */
export function begin(): Promise<First | null> | undefined {
  const occasion = takeOccasion();
  if (occasion === 'left') return;
  if (occasion !== 'always') return toggle(occasion);
  onceShown(() => void toggle(occasion));
}

function toggle(occasion: Occasion): Promise<First | null> | undefined {
  const session = world[HERE];
  if (session && window === window.top) {
    world[HERE] = undefined;
    session.off();
    // The reader of a frame goes when the page's does, and may be called more than once.
  } else if (!session || session.isOver()) {
    // On a site that is always marked the browser runs the script, and nobody is given anything.
    const handover = occasion === 'press' ? new Handover() : null;
    const begun = new Session(occasion === 'always', handover);
    world[HERE] = begun;
    // What could not be read is not kept: the next press tries again.
    void begun.on().then((stays) => {
      if (!stays && world[HERE] === begun) world[HERE] = undefined;
    });
    return handover?.first;
  }
}
