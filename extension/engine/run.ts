// Running the reader in a tab.

import { loadSettings } from '../settings/store';
import { browser } from './api';
import { begins, hasBegun } from './begun';
import { give } from './give';
import { isFirst } from './shape';

/** Runs the reader in a frame: it marks the page or, where it is there already, takes its marks away. `address`: of the page
 * that is meant, for it may be left before the browser lets us in. */
export async function run(tabId: number, frameId: number, address?: string): Promise<void> {
  // Asked for beforehand: it takes as long as the reader does to read a page.
  const settings = loadSettings();
  if (frameId === 0) begins(tabId);
  let first: unknown;
  try {
    first = await runAtLast(tabId, frameId, ['/reader.js'], address);
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

type Script = '/reader.js' | '/asked.js' | '/cards.js' | '/again.js';

async function runAtLast(
  tabId: number,
  frameId: number,
  files: Script[],
  address?: string,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  const inject = async (files: Script[]) => {
    // Also while the page is still loading: it may take its time, and who sees nothing presses again.
    const [frame] = await browser.scripting.executeScript({ target, injectImmediately: true, files });
    // On some of its own pages Firefox does not refuse: it runs the script nowhere.
    if (!frame || 'error' in frame) throw new Error('the script did not run');
    return frame.result as unknown;
  };
  const again = async () => {
    if (address === undefined) return inject(files);
    await browser.scripting.executeScript({ target, injectImmediately: true, func: mean, args: [address] });
    return inject(['/again.js', ...files]);
  };
  // Chromium tells us of the press and the page's process of the permission that comes with it at the same time, and
  // now and then (1 press in 60, measured with 156) the page's process hears of it last and refuses. Asked again it has
  // heard, on a busy machine (1 press in 40) a little later.
  let attempt = () => inject(files);
  for (const pause of PAUSES) {
    try {
      return await attempt();
    } catch {
      await new Promise((asked) => setTimeout(asked, pause));
      attempt = again;
    }
  }
  return attempt();
}

/** Runs in the page, where nothing of this file is: tells its document that it is the one that is meant. What is asked of
 * a frame later may run in the document that comes next (entrypoints/again.ts). */
const mean = (address: string) => {
  (globalThis as Record<symbol, unknown>)[Symbol.for('meant')] = location.href === address;
};

/** Milliseconds between refusals: all of them together are shorter than a person notices. */
const PAUSES = [0, 20, 80];
