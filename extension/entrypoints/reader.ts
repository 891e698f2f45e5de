// Runs in a page when the button is pressed there. Pressed again, it finds itself and takes everything away.
//
// It is an unlisted script, not a content script of WXT's: that one announces itself to the page with a message.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Session } from '../reader/session';

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const HERE = Symbol.for('reader');

export default defineUnlistedScript(() => {
  const world = globalThis as { [HERE]?: Session | undefined };
  const session = world[HERE];
  if (session && window === window.top) {
    world[HERE] = undefined;
    session.off();
    // The reader of a frame goes when the page's does, and may be called more than once.
  } else if (!session || session.isOver()) {
    const begun = new Session();
    world[HERE] = begun;
    // What could not be read is not kept: the next press tries again.
    void begun.on().then((stays) => {
      if (!stays && world[HERE] === begun) world[HERE] = undefined;
    });
  }
});
