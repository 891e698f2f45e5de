// A claim as text: nothing of it without its source. Dates as they are written in the interface's language.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '../engine/text';
import { cite } from '../reader/cite';
import { written } from '../reader/date';
import { factsOf, findingsOf, inWords } from '../reader/parts';
import { citation, claim, messagesOf, report, silent } from './given';

vi.mock('../engine/api', () => ({ browser: { i18n: { getMessage: () => '' } } }));
beforeEach(() => speak(messagesOf('en')));
afterEach(() => speak(null));

test('a day, a month, and what is neither', () => {
  expect(written('2026-01-05')).toBe('January 5, 2026');
  expect(written('2025-12')).toBe('December 2025');
  expect(written('early 2025')).toBe('early 2025');
  speak(messagesOf('es'));
  expect(written('2025-12')).toBe('diciembre de 2025');
});

test('where a citation stands, and that its date is inferred', () => {
  expect(factsOf(citation())).toBe('Café Gazette · January 2026 (inferred) · paragraph 3');
  expect(factsOf(citation({ inferred: false }))).toBe('Café Gazette · January 2026 · paragraph 3');
});

test('of a finding only the citations that bear on the claim, and of unknown findings none', () => {
  const [found] = findingsOf(claim(), report());
  expect(found?.citations.map(({ paragraph }) => paragraph)).toEqual([3]);
  const unknown = claim({ findings: [{ id: 'gone', standing: 'documented', cites: [] }] });
  expect(findingsOf(unknown, report())).toEqual([]);
});

test('in differences names of standings are words, and all else is as it is', () => {
  expect(inWords('not-documented')).toMatch(/documented/);
  expect(inWords('$3 million')).toBe('$3 million');
});

test('a claim with all that is on record about it', () => {
  expect(cite(claim(), report(), 'https://news.example/a').split('\n')).toEqual([
    '“The port’s ferries cost $30 million.”',
    'A page, https://news.example/a',
    '',
    expect.stringMatching(/^Attributed, and it differs: /),
    'Amount differs: this page “$30 million”, on record “nearly $3 million”',
    '',
    'The port bought two ferries for nearly $3 million.',
    expect.stringContaining('a former harbor master'),
    'The Ferry Papers · Café Gazette · January 2026 (inferred) · paragraph 3',
    'https://gazette.example/ferries#:~:text=two%20ferries',
    expect.stringContaining('A purchase does not show that they sail.'),
    '',
    expect.stringMatching(/^Harbors\. Compared with 3 documents, the latest of January 2026/),
  ]);
});

test('of a claim that nothing bears on, what it was compared with', () => {
  const text = cite(silent, report({ page: { ...report().page, title: null } }), 'https://news.example/a');
  expect(text).toMatch(/^“The port bought a tug\.”\nhttps:\/\/news\.example\/a\n\nSilent/);
  expect(text).toMatch(/Compared with 3 documents, the latest of January 2026\.$/);
});
