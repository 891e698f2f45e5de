import { expect, test } from 'vitest';
import { atPassage } from '../reader/passage';

test('a link opens at the words of the passage', () => {
  expect(atPassage('https://example.org/a?b=c', 'looked for, and “found”')).toBe(
    'https://example.org/a?b=c#:~:text=looked%20for%2C%20and%20%E2%80%9Cfound%E2%80%9D',
  );
});

test('characters with a meaning in a text fragment are escaped', () => {
  expect(atPassage('https://example.org/', 'multi-hundred & more')).toBe(
    'https://example.org/#:~:text=multi%2Dhundred%20%26%20more',
  );
});

test('an address with a fragment of its own keeps it; without words nothing is added', () => {
  expect(atPassage('https://example.org/#part', 'word')).toBe('https://example.org/#part:~:text=word');
  expect(atPassage('https://example.org/#part', null)).toBe('https://example.org/#part');
});
