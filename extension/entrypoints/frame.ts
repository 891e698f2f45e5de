// Runs in the frames of a page whose marks are on, and in those of sites that are marked always as they load. A frame of
// another site says that it is there, and the background has it marked if the page is.

import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Request } from '../engine/messages';

export default defineUnlistedScript(() => {
  // What a page holds the frame of by its own hands it reads itself. A sandboxed frame is of no site.
  if (window === window.top || window.frameElement !== null || window.origin === 'null') return;
  sayWhenShown();
});

function sayWhenShown(): void {
  // So small, or not shown at all, frames are kept for other things than to be read; but they may grow.
  if (window.innerWidth < 2 || window.innerHeight < 2) {
    window.addEventListener('resize', sayWhenShown, { once: true });
    return;
  }
  const request: Request = { kind: 'frame' };
  void browser.runtime.sendMessage(request).catch(() => {});
}
