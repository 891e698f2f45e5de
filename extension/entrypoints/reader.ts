// Runs in a page when the button is pressed there. Pressed again, it finds itself and takes everything away.
//
// It is an unlisted script, not a content script of WXT's: that one announces itself to the page with a message.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { begin } from '../reader/begin';

export default defineUnlistedScript(() => begin());
