// Runs just before the reader on sites that are marked always (settings/sites.ts), and tells it that nobody pressed the
// button: a page without claims is then nothing to speak of.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { UNASKED } from '../settings/unasked';

export default defineUnlistedScript(() => {
  (globalThis as { [UNASKED]?: boolean })[UNASKED] = true;
});
