// Messages to the reader of a tab, or to that of a frame in it. Where there is none nothing is answered.

import { browser } from './api';
import type { Order } from './messages';

/** The reader's answer; undefined where the tab has no reader. */
export async function order(tab: number, order: Order, frameId = 0): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tab, order, { frameId });
  } catch {
    return undefined;
  }
}
