import { setImmediate as turn } from 'node:timers/promises';

/** Asks until the answer is truthy, and gives it; after `limit` milliseconds fails, saying what did not come. */
export async function until(what, ask, limit = 15_000) {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${limit / 1000} s for ${what}`);
    await turn();
  }
}
