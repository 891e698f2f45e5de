// Runs just before the cards' script when something is asked about selected words, from the menu that opens on them, and
// tells it to answer that.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveWord } from '../settings/occasion';

export default defineUnlistedScript(() => leaveWord('selection'));
