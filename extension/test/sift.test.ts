// Which claims the panel lists.
import { expect, test } from 'vitest';
import { type Choice, isOf, sift } from '../panel/sift';
import { claim, report, silent } from './given';

const fits = (words: string, chosen: Choice[] = [], one = claim()) =>
  sift(one, report(), { chosen: new Set(chosen), words });

test('with nothing chosen and nothing searched every claim is listed', () => {
  expect(fits('')).toBe(true);
  expect(fits('  \t ')).toBe(true);
});

test('a claim that differs is of its standing, and of those that differ', () => {
  expect(isOf(claim(), 'attributed')).toBe(true);
  expect(isOf(claim(), 'differs')).toBe(true);
  expect(isOf(silent, 'differs')).toBe(false);
});

test('one of the chosen standings suffices', () => {
  expect(fits('', ['documented'])).toBe(false);
  expect(fits('', ['documented', 'attributed'])).toBe(true);
  expect(fits('', ['documented', 'differs'])).toBe(true);
});

test.each([
  ['ferries cost', true],
  ['COST ferries', true],
  ["port's", true],
  ['nearly', true],
  ['former harbor', true],
  ['papers cafe', true],
  ['ferr', true],
  ['ferries tug', false],
  ['sail', false],
])('a search for «%s», in the sentence and in what is on record: %s', (words, expected) => {
  expect(fits(words)).toBe(expected);
});

test('what is searched and what is chosen must both fit', () => {
  expect(fits('tug', ['attributed'], silent)).toBe(false);
  expect(fits('tug', ['silent'], silent)).toBe(true);
});
