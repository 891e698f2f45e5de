// Runs just before the reader where the browser refused it at first, and holds it back in a page that came after the one on
// which the button was pressed (engine/run.ts).

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWord } from '../settings/occasion';

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const MEANT = Symbol.for('meant');

const world = globalThis as { [MEANT]?: boolean };

export default defineUnlistedScript(() => {
  if (!world[MEANT]) leaveWord('left');
  delete world[MEANT];
});
