// Messages to the reader of a tab. A tab without one answers nothing.

import { browser } from 'wxt/browser';
import type { Order } from './messages';

/** The reader's answer; undefined where the tab has no reader. */
export async function order(tab: number, order: Order): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tab, order, { frameId: 0 });
  } catch {
    return undefined;
  }
}
