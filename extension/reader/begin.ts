// What the reader does when it is run in a page.

import type { First } from '../engine/messages';
import { type Occasion, takeOccasion } from '../settings/occasion';
import { Asked } from './asked';
import { Handover } from './handover';
import { Session } from './session';

// Symbols, for a page's `<div id="...">` becomes a property of the window, in our world too.
const HERE = Symbol.for('reader');
const ASKED = Symbol.for('asked');

const world = globalThis as { [HERE]?: Session | undefined; [ASKED]?: Asked | undefined };

/** Gives the first page to be weighed, for the background that ran the script: see reader/handover.ts. */
export function begin(): Promise<First | null> | undefined {
  const occasion = takeOccasion();
  if (occasion === 'selection') answer();
  else return turn(occasion);
}

/** What is asked about selected words needs no marks and leaves none. */
function answer(): void {
  world[ASKED]?.close();
  world[ASKED] = new Asked();
  void world[ASKED].answer();
}

/** Marks the page, or takes the marks away. */
function turn(occasion: Occasion): Promise<First | null> | undefined {
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
