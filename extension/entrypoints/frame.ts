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

/** So small, or not shown at all, frames are kept for other things than to be read; but they may grow. Asked by a media
 * query, for a frame that has just loaded may not know its size yet, and no `resize` comes with its first (Chromium). */
const SHOWN = '(min-width: 2px) and (min-height: 2px)';

async function sayWhenShown(): Promise<void> {
  const shown = window.matchMedia(SHOWN);
  for (const pause of LOOKS) {
    if (shown.matches) break;
    await wait(pause);
  }
  if (!shown.matches) {
    shown.addEventListener('change', sayWhenShown, { once: true });
    return;
  }
  // It may be taken out of the page, or go elsewhere, and at any moment.
  const leave = () => void say({ kind: 'off' });
  window.addEventListener('pagehide', leave);
  if (!(await sayThatItIsHere())) window.removeEventListener('pagehide', leave);
}

/** Milliseconds. What is below the page's fold is told no change before it is seen, but its size it knows if it is asked:
 * of frames that loaded together, one in twenty after 50 to 400 (Chromium). */
const LOOKS = [100, 400, 2000];

/** Whether the page is marked. A background that was stopped at just that moment answers nothing and is told again; a
 * little later, for while it is being stopped it hears nothing. */
async function sayThatItIsHere(): Promise<boolean> {
  for (const pause of PAUSES) {
    const answer = await say({ kind: 'frame' });
    if (typeof answer === 'boolean') return answer;
    await wait(pause);
  }
  return (await say({ kind: 'frame' })) === true;
}

/** Milliseconds: a background is soon gone, or after the three seconds that Chromium gives it. */
const PAUSES = [400, 4000];

const wait = (pause: number) => new Promise((waited) => setTimeout(waited, pause));

const say = (request: Request): Promise<unknown> => browser.runtime.sendMessage(request).catch(() => null);
