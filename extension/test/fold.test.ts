import { expect, test } from 'vitest';
import { FoldedText, type ReadBlock } from '../reader/fold';

const nodes = (block: ReadBlock<string> | null, start: number, end: number, texts: Record<string, string>) =>
  block?.segments(start, end).map(({ node, start, end }) => texts[node]?.slice(start, end));

function fold(texts: Record<string, string>): ReadBlock<string> | null {
  const folded = new FoldedText<string>('paragraph');
  for (const [node, data] of Object.entries(texts)) folded.append(node, data);
  return folded.close();
}

test('white space folds across nodes and is trimmed at both ends', () => {
  expect(fold({ a: '\n  One ', b: ' \t', c: '\u00a0two\n\nthree ' })?.text).toBe('One two three');
});

test('nothing but white space is no block', () => {
  expect(fold({ a: ' \n\t ', b: '\u00ad\u200b' })).toBeNull();
});

test('every offset leads back to its node', () => {
  const texts = { a: '  A b', b: 'old  mo', c: 've.' };
  const block = fold(texts);
  expect(block?.text).toBe('A bold move.');
  expect(nodes(block, 0, 12, texts)).toEqual(['A b', 'old  mo', 've.']);
  expect(nodes(block, 2, 6, texts)).toEqual(['b', 'old']);
  expect(nodes(block, 7, 12, texts)).toEqual(['mo', 've.']);
});

test('characters that are not seen are left out, and offsets still fit', () => {
  const texts = { a: 'co\u00adope\u200brate \u202enow' };
  const block = fold(texts);
  expect(block?.text).toBe('cooperate now');
  expect(nodes(block, 10, 13, texts)).toEqual(['now']);
  expect(nodes(block, 0, 9, texts)).toEqual(['co\u00adope\u200brate']);
});

test('emoji keep their joiners and count as UTF-16 code units', () => {
  const texts = { a: '👩‍👩‍👧 x' };
  const block = fold(texts);
  expect(block?.text).toBe('👩‍👩‍👧 x');
  expect(nodes(block, 9, 10, texts)).toEqual(['x']);
});

test('a lone surrogate becomes the replacement character, one unit for one unit', () => {
  const texts = { a: 'a\ud800b' };
  const block = fold(texts);
  expect(block?.text).toBe('a\ufffdb');
  expect(nodes(block, 2, 3, texts)).toEqual(['b']);
});

test('a line break is a space of its own', () => {
  const folded = new FoldedText<string>('paragraph');
  folded.append('a', 'one');
  folded.breakLine();
  folded.append('b', ' two');
  folded.breakLine();
  const block = folded.close();
  expect(block?.text).toBe('one two');
  expect(block?.segments(0, 7)).toEqual([
    { node: 'a', start: 0, end: 3 },
    { node: 'b', start: 1, end: 4 },
  ]);
});
