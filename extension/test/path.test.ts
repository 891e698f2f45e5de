import { expect, test } from 'vitest';
import { type Path, selectorsOf } from '../reader/path';

const path = (...places: number[]): Path => ({ from: ':root', names: ['body', 'div', 'p'], places });

test('one element: the way to it', () => {
  expect(selectorsOf([path(2, 1, 7)])).toEqual([
    ':root > body:nth-child(2) > div:nth-child(1) > p:nth-child(7)',
  ]);
});

test('what has an id needs no way to it', () => {
  expect(selectorsOf([{ from: '#story', names: [], places: [] }])).toEqual(['#story']);
});

test('siblings are one selector', () => {
  expect(selectorsOf([path(2, 1, 30), path(2, 1, 7)])).toEqual([
    ':root > body:nth-child(2) > div:nth-child(1) > ' +
      'p:is(:nth-child(-n+7):nth-child(7), :nth-child(n+30):nth-child(30))',
  ]);
});

test('so are those that differ in what they are in, and not where they stand in it', () => {
  const selectors = selectorsOf([path(2, 4, 1), path(2, 9, 1), path(2, 12, 1), path(2, 12, 3)]);
  expect(selectors).toHaveLength(2);
  expect(selectors[0]).toMatch(/> div:is\(.*\) > p:nth-child\(1\)$/);
  expect(selectors[1]).toBe(':root > body:nth-child(2) > div:nth-child(12) > p:nth-child(3)');
});

test('other names are other selectors', () => {
  expect(selectorsOf([path(2, 1, 7), { ...path(2, 1, 7), names: ['body', 'div', 'li'] }])).toHaveLength(2);
});

test('of many places each is found by halves', () => {
  const [selector = ''] = selectorsOf(Array.from({ length: 64 }, (_, i) => path(2, 1, 100 * i + 7)));
  for (let i = 0; i < 64; i++) expect(selector).toContain(`:nth-child(${100 * i + 7})`);
  let deepest = 0;
  let depth = 0;
  for (const letter of selector.replace(/nth-child\(.*?\)/g, '')) {
    if (letter === '(') deepest = Math.max(deepest, ++depth);
    if (letter === ')') depth--;
  }
  expect(deepest).toBe(6);
});
