// The keys that go from claim to claim: through those of the page, then those of its frames of other sites, in the order in
// which the panel lists them, and around. Each reader knows its own claims, the page's where the last card was opened.

import { browser } from './api';
import { asWhere, type Where } from './messages';
import { order } from './tell';

/** To the next claim, or the one before. False where the tab has no reader. */
export async function step(tab: number, by: 1 | -1): Promise<boolean> {
  const where = asWhere(await order(tab, { kind: 'where' }));
  if (!where) return false;
  for (const { frame, from } of turnsFrom(where, by)) {
    if ((await order(tab, { kind: 'step', by, from }, frame)) !== true) continue;
    await order(tab, { kind: 'at', frame });
    break;
  }
  return true;
}

/** The same for a reader that does not hear orders yet, as where the browser ran it: straight into our world in the page.
 * False where the tab has none. */
export async function stepAtOnce(tab: number, by: 1 | -1): Promise<boolean> {
  try {
    const [page] = await browser.scripting.executeScript({
      target: { tabId: tab },
      injectImmediately: true,
      // It runs in the page, where nothing of this file is.
      func: (by: 1 | -1) => {
        const reader = (globalThis as Record<symbol, unknown> as Readers)[Symbol.for('reader')];
        if (!reader || reader.isOver()) return false;
        void reader.step(by, 'last');
        return true;
      },
      args: [by],
    });
    return page?.result === true;
  } catch {
    // A page that we may not read has none.
    return false;
  }
}

type Readers = Record<symbol, { isOver(): boolean; step(by: 1 | -1, from: 'last'): unknown } | undefined>;

interface Turn {
  frame: number;
  from: 'last' | 'end';
}

/** Whom to ask, one after the other: the reader that had the last card goes on from there; each other, and at last that
 * one again, begins at its first claim or, going back, at its last. */
export function turnsFrom({ at, frames }: Where, by: 1 | -1): Turn[] {
  const ring = by === 1 ? [0, ...frames] : [0, ...frames].reverse();
  // A frame may have gone since: then it goes on from the page.
  const here = ring.indexOf(ring.includes(at) ? at : 0);
  const [first = 0, ...others] = [...ring.slice(here), ...ring.slice(0, here)];
  return [
    { frame: first, from: 'last' },
    ...[...others, first].map((frame) => ({ frame, from: 'end' as const })),
  ];
}
