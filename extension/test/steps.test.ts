// Whom the keys ask for the next claim, one after the other.
import { expect, test, vi } from 'vitest';
import { turnsFrom } from '../engine/steps';

vi.mock('../engine/api', () => ({ browser: {} }));

const asked = (at: number, frames: number[], by: 1 | -1) =>
  turnsFrom({ at, frames }, by).map(({ frame, from }) => `${frame} ${from}`);

test('a page without such frames goes around by itself', () => {
  expect(asked(0, [], 1)).toEqual(['0 last', '0 end']);
  expect(asked(0, [], -1)).toEqual(['0 last', '0 end']);
});

test('in the order of the list, around, and at the last to where it began', () => {
  expect(asked(0, [7, 4], 1)).toEqual(['0 last', '7 end', '4 end', '0 end']);
  expect(asked(7, [7, 4], 1)).toEqual(['7 last', '4 end', '0 end', '7 end']);
  expect(asked(7, [7, 4], -1)).toEqual(['7 last', '0 end', '4 end', '7 end']);
});

test('from the page where the frame has gone', () => {
  expect(asked(9, [7], 1)).toEqual(['0 last', '7 end', '0 end']);
});
