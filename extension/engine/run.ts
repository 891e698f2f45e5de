// Running the reader in a tab.

import { loadSettings } from '../settings/store';
import { browser } from './api';
import { begins, hasBegun } from './begun';
import { give } from './give';
import { isFirst } from './shape';

/** Runs the reader in a frame: it marks the page or, where it is there already, takes its marks away. */
export async function run(tabId: number, frameId: number): Promise<void> {
  // Asked for beforehand: it takes as long as the reader does to read a page.
  const settings = loadSettings();
  if (frameId === 0) begins(tabId);
  let first: unknown;
  try {
    first = await runAtLast(tabId, frameId, ['/reader.js']);
  } finally {
    // Refused, or the marks are taken away.
    if (frameId === 0 && !isFirst(first)) hasBegun(tabId);
  }
  if (isFirst(first)) await give(tabId, frameId, first, settings);
}

/** Brings the reader of a frame its cards. With `asked.js` before it, the script answers what is asked about the selected
 * words. */
export async function runCards(tabId: number, frameId: number, before: '/asked.js'[] = []): Promise<void> {
  await runAtLast(tabId, frameId, [...before, '/cards.js']);
}

type Script = '/reader.js' | '/asked.js' | '/cards.js';

async function runAtLast(tabId: number, frameId: number, files: Script[]): Promise<unknown> {
  const inject = async () => {
    const [frame] = await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files });
    // On some of its own pages Firefox does not refuse: it runs the script nowhere.
    if (!frame || 'error' in frame) throw new Error('the script did not run');
    return frame.result as unknown;
  };
  // Chromium tells us of the press and the page's process of the permission that comes with it at the same time, and
  // now and then (1 press in 60, measured with 156) the page's process hears of it last and refuses. Asked again it has
  // heard, on a busy machine (1 press in 40) a little later.
  for (const pause of PAUSES) {
    try {
      return await inject();
    } catch {
      await new Promise((asked) => setTimeout(asked, pause));
    }
  }
  return inject();
}

/** Milliseconds between refusals: all of them together are shorter than a person notices. */
const PAUSES = [0, 20, 80];
