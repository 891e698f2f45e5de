// Long work in short slices, so that the page stays as quick as it was.

// Far below the 50 ms from which a task is felt, also on a machine that is six times slower.
const SLICE = 5;

/** Resolves once the browser has painted what was done; soon in any case, for out of sight it paints nothing. */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    const late = setTimeout(done, 100);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        done();
      }),
    );
  });

declare const scheduler: { yield(): Promise<void> };

/** Lets the page have its turn. */
export const turn = (): Promise<void> => scheduler.yield();

/** Runs a generator to its end and lets the page have its turn after every slice, also after the last of several. Stops early
 * once `isOver`. */
export async function inSlices(work: Generator<void>, isOver: () => boolean): Promise<void> {
  for (let slice = 1; ; slice++) {
    const end = performance.now() + SLICE;
    do {
      if (isOver() || work.next().done) return slice > 1 ? turn() : undefined;
    } while (performance.now() < end);
    await turn();
  }
}
