// Runs in the frames of a page whose marks are on, and in those of sites that are marked always as they load. A frame of
// another site says that it is there, and the background has it marked if the page is; and it says when it goes.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../engine/api';
import type { Request } from '../engine/messages';

export default defineUnlistedScript(() => {
  // What a page holds the frame of by its own hands it reads itself. A sandboxed frame is of no site.
  if (window === window.top || window.frameElement !== null || window.origin === 'null') return;
  void sayWhenShown();
});

async function sayWhenShown(): Promise<void> {
  // So small, or not shown at all, frames are kept for other things than to be read; but they may grow.
  if (window.innerWidth < 2 || window.innerHeight < 2) {
    window.addEventListener('resize', sayWhenShown, { once: true });
    return;
  }
  // It may be taken out of the page, or go elsewhere, and at any moment.
  const leave = () => void say({ kind: 'off' });
  window.addEventListener('pagehide', leave);
  if (!(await sayThatItIsHere())) window.removeEventListener('pagehide', leave);
}

/** Whether the page is marked. A background that was stopped at just that moment answers nothing and is told once more; a
 * little later, for while it is being stopped it hears nothing. */
async function sayThatItIsHere(): Promise<boolean> {
  const answer = await say({ kind: 'frame' });
  if (typeof answer === 'boolean') return answer;
  await new Promise((waited) => setTimeout(waited, PAUSE));
  return (await say({ kind: 'frame' })) === true;
}

/** Milliseconds. */
const PAUSE = 400;

const say = (request: Request): Promise<unknown> => browser.runtime.sendMessage(request).catch(() => null);
