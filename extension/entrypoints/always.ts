// Runs just before the reader on sites that are marked always (settings/sites.ts), and tells it that nobody pressed the
// button: a page without claims is then nothing to speak of.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWord } from '../settings/occasion';

export default defineUnlistedScript(() => leaveWord('always'));
