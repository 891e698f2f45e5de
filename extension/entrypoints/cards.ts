// Runs in a page once its first marks are seen, and gives the reader its cards; or, when something is asked about selected
// words (entrypoints/asked.ts), alone, and answers that.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answer } from '../reader/asked';
import { Cards } from '../reader/cards';
import { bring } from '../reader/meet';
import { takeOccasion } from '../settings/occasion';

export default defineUnlistedScript(() => {
  if (takeOccasion() === 'selection') answer();
  else bring(Cards);
});
