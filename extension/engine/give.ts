// The answer to the first page of a reader, which gave it back when it was run (reader/first.ts).

import { chosenFor } from '../settings/chosen';
import { answer } from './answer';
import { browser } from './api';
import type { Page } from './report';

export async function give(tabId: number, frameId: number, page: Page): Promise<void> {
  const { origin, pathname } = new URL(page.address ?? 'about:blank');
  const [answered, chosen] = await Promise.all([
    answer(tabId, frameId === 0, page),
    chosenFor(origin + pathname),
  ]);
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      injectImmediately: true,
      // It runs in the page, where nothing of this file is.
      func: (given: string) => (globalThis as Record<symbol, unknown> as Gives)[Symbol.for('give')]?.(given),
      args: [JSON.stringify({ answer: answered, chosen })],
    });
  } catch {
    // The tab was closed, or went elsewhere.
  }
}

type Gives = Record<symbol, ((given: string) => void) | undefined>;
