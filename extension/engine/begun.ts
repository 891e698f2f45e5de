// Tabs whose reader was run and has not said yet how that went. Its marks may be seen by then, but it hears no orders: who has
// one waits, for to run the reader once more would take the marks away.
//
// Kept only while this worker runs: when it was stopped meanwhile the reader has long been there.

// Milliseconds: a reader that says nothing for so long is gone.
const LONGEST = 5000;

const waiting = new Map<number, { promise: Promise<void>; end: () => void }>();

/** The reader is run in this tab. */
export function begins(tab: number): void {
  hasBegun(tab);
  const { promise, resolve } = Promise.withResolvers<void>();
  const late = setTimeout(() => hasBegun(tab), LONGEST);
  const end = () => {
    clearTimeout(late);
    resolve();
  };
  waiting.set(tab, { promise, end });
}

/** It hears orders now, or went again. */
export function hasBegun(tab: number): void {
  waiting.get(tab)?.end();
  waiting.delete(tab);
}

/** Resolves when the reader of this tab hears orders, or there is none. */
export async function whenBegun(tab: number): Promise<void> {
  await waiting.get(tab)?.promise;
}
