// Runs in a page when something is asked about the words selected there, from the menu that opens on them. It needs no
// marks and leaves none.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Asked } from '../reader/asked';

const HERE = Symbol.for('asked');

export default defineUnlistedScript(() => {
  const world = globalThis as { [HERE]?: Asked | undefined };
  world[HERE]?.close();
  world[HERE] = new Asked();
  void world[HERE].answer();
});
