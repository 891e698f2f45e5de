// The answer to the first page of a reader, which gave it back when it was run (reader/handover.ts).

import { chosenFor, type Loaded } from '../settings/chosen';
import { answer } from './answer';
import { browser } from './api';
import type { First } from './messages';

export async function give(tabId: number, frameId: number, first: First, settings: Loaded): Promise<void> {
  const [chosen, answered] = await Promise.all([
    chosenFor(first.address, settings),
    answer(tabId, frameId === 0, first.page),
  ]);
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      injectImmediately: true,
      // It runs in the page, where nothing of this file is.
      func: (given: string) => (globalThis as Record<symbol, unknown> as Gives)[Symbol.for('give')]?.(given),
      args: [JSON.stringify({ asker: first.asker, answer: answered, chosen })],
    });
  } catch {
    // The tab was closed, or went elsewhere.
  }
}

type Gives = Record<symbol, ((given: string) => void) | undefined>;
