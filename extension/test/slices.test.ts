// Long work gives way to the page, and stops when it is over.
import { expect, test, vi } from 'vitest';
import { inSlices } from '../reader/slices';

let turns = 0;
vi.stubGlobal('scheduler', {
  yield: async () => {
    turns++;
  },
});

function* busy(steps: number, log: number[], each: number) {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + each;
    while (performance.now() < end);
    log.push(step);
    yield;
  }
}

test('short work is done at once, long work lets the page have turns', async () => {
  const log: number[] = [];
  await inSlices(busy(3, log, 0), () => false);
  expect(log).toEqual([0, 1, 2]);
  const before = turns;
  await inSlices(busy(6, log, 3), () => false);
  expect(log).toHaveLength(9);
  expect(turns).toBeGreaterThan(before);
});

test('work whose page was left ends', async () => {
  const log: number[] = [];
  await inSlices(busy(5, log, 0), () => log.length === 2);
  expect(log).toEqual([0, 1]);
});
